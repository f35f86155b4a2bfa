"""The numbers of lists, set aside while texts are compared: an item put in above must not make all below it different.

An item that counts on from the one before it says no more than that; the first number of a list is somebody's word.
"""

import re
from collections.abc import Iterator

from .section_text import INDENT

COUNTS_ON = "\ue000"  # stands where the number was; a sign that no text has
_ITEM = re.compile(
    rf"^(?P<indent>[ \t]*)(?:(?P<bullet>[-–•*])|(?P<label>\d{{1,3}}|[a-zA-ZæøåÆØÅ]|{COUNTS_ON})(?P<end>[.)]))[ \t]+\S"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


def uncounted(text: str) -> str:
    """The text with a sign in place of each number or letter that only counts on."""
    found = []
    for line, above in _items(text):
        match = _ITEM.match(line)
        if match is not None and match["label"] and above and match["label"] + match["end"] == above:
            line = line[: match.start("label")] + COUNTS_ON + line[match.end("label") :]
        found.append(line)
    return "\n".join(found)


def counted(text: str) -> str:
    """The text with the numbers there are for those signs."""
    numbers = iter(numbers_in(text))
    return re.sub(COUNTS_ON, lambda _: next(numbers), text)


def numbers_in(text: str) -> list[str]:
    """The number or the letter for each of those signs, in order."""
    found = []
    for line, above in _items(text):
        if COUNTS_ON not in line:
            continue
        match = _ITEM.match(line)
        for sign in re.finditer(COUNTS_ON, line):
            is_label = match is not None and match.start("label") == sign.start()
            found.append(above[:-1] if is_label and above else "1")
    return found


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Each line with the number it would have if it counts on from the item above at its level; empty where none is."""
    last: dict[int, str] = {}
    for line in text.split("\n"):
        match = _ITEM.match(line)
        if match is None:
            if line.strip():
                last.clear()
            yield line, ""
            continue
        level = (len(match["indent"].replace("\t", INDENT)) + 1) // len(INDENT)
        above = _next(last.get(level, ""))
        last = {deep: label for deep, label in last.items() if deep < level}
        if match["label"]:
            last[level] = (above or "1.") if match["label"] == COUNTS_ON else match["label"] + match["end"]
        yield line, above


def _next(label: str) -> str:
    if not label:
        return ""
    number, end = label[:-1], label[-1]
    if number.isdigit():
        return f"{int(number) + 1}{end}"
    at = _LETTERS.find(number.lower()) + 1
    if not 0 < at < len(_LETTERS):
        return ""
    return (_LETTERS[at] if number.islower() else _LETTERS[at].upper()) + end
