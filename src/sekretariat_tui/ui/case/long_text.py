"""Very long lines shown in parts, and put together again exactly.

Text out of a PDF can have a whole document on one line, and a text area takes seconds a key on it. Such a line is
shown broken, with ``MARK`` last on each part but the final one. Where the text itself holds that sign it is shown
doubled, so that what is saved is to the letter what was there. When a break is typed away, the lone mark goes too.
"""

import re

MARK = "↵"
LONGEST = 4_000  # characters; a text area took 1.9 s a key with 200,000 in one line
_LEAST = LONGEST // 2  # a part is not cut shorter than this to end at a space

_MARKS = re.compile(f"({MARK}+)(\n?)")


def in_parts(text: str) -> str:
    """The text as it is shown: no line longer than ``LONGEST`` but for one of nothing else than the mark itself."""
    if MARK not in text and len(text) <= LONGEST:
        return text
    text = text.replace(MARK, MARK * 2)
    if len(text) <= LONGEST:
        return text
    return "\n".join(_line_in_parts(line) if len(line) > LONGEST else line for line in text.split("\n"))


def put_together(shown: str) -> str:
    """The text that is shown: ``put_together(in_parts(text)) == text`` for every text."""
    return _MARKS.sub(_joined, shown) if MARK in shown else shown


def _joined(found: re.Match[str]) -> str:
    marks, line_break = found.groups()
    own, broken = divmod(len(marks), 2)
    return MARK * own + ("" if broken else line_break)


def _line_in_parts(line: str) -> str:
    parts: list[str] = []
    start = 0
    while len(line) - start > LONGEST:
        end = _cut(line, start)
        if end is None:
            break
        parts.append(line[start:end])
        start = end
    parts.append(line[start:])
    return f"{MARK}\n".join(parts)


def _cut(line: str, start: int) -> int | None:
    """Where the part that begins at ``start`` ends: after a space where there is one, never beside a mark."""
    most = start + LONGEST - 1  # room for the mark
    space = line.rfind(" ", start + _LEAST, most)
    end = space + 1 if space >= 0 else most
    while end > start and line[end - 1] == MARK:
        end -= 1
    if end > start:
        return end
    end = most
    while end < len(line) and line[end - 1] == MARK:
        end += 1
    return end if end < len(line) else None
