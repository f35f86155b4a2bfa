"""Text in cells of the terminal: what the cursor steps over, how wide it is, and where lines are broken."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import cell_len

from ...domain.texts import common_end, common_start

# Text made only of these takes a cell a character, and most of ours is; the rest is measured cluster by cluster.
_PLAIN = re.compile(r"[\t\n\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e]*")
_JOINER = "\u200d"
_LONGEST_CLUSTER = 40  # a flag of a family is 11; a heap of a thousand accents need not be stepped over in one
_SHOWN = {code: "·" for code in (*range(0x20), *range(0x7F, 0xA0))} | {0x09: " ", 0x0A: " ", 0xAD: "-"}


def is_plain(text: str) -> bool:
    """Whether every character is a cell of its own."""
    return _PLAIN.fullmatch(text) is not None


def shown(text: str) -> str:
    """The text as it can be sent to a terminal: no character moves the cursor or draws nothing."""
    return text.translate(_SHOWN)


def width_of(text: str) -> int:
    """How many cells the text takes when shown."""
    return len(text) if is_plain(text) else sum(_cluster_width(text[start:end]) for start, end in clusters(text))


def _cluster_width(cluster: str) -> int:
    return cell_len(shown(cluster))


def _extends(character: str) -> bool:
    """Whether the character is drawn on the one before it: accents, variation selectors, skin tones."""
    if character < "\u0300":
        return False
    return unicodedata.category(character) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def next_cluster(text: str, offset: int) -> int:
    """The offset after what is drawn as one sign at ``offset``: a letter with its accents, a whole emoji, a flag."""
    size = len(text)
    if offset >= size:
        return size
    end = offset + 1
    if text[offset] == "\n":
        return end
    if end < size and _is_flag_letter(text[offset]) and _is_flag_letter(text[end]):
        end += 1
    stop = min(size, offset + _LONGEST_CLUSTER)
    while end < stop and _extends(text[end]):
        joins = text[end] == _JOINER and end + 1 < stop and text[end + 1] >= "\u2000"
        end += 2 if joins else 1
    return end


def previous_cluster(text: str, offset: int) -> int:
    """The offset before the sign that ends at ``offset``."""
    if offset <= 0:
        return 0
    start = offset - 1
    first = max(0, offset - 2 * _LONGEST_CLUSTER)
    while start > first and (
        _extends(text[start]) or text[start - 1] == _JOINER or _is_flag_letter(text[start])
    ):  # fmt: skip
        start -= 1
    while (end := next_cluster(text, start)) < offset:
        start = end
    return start


def clusters(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The signs of the text from ``start`` on, each as where it begins and ends."""
    while start < len(text):
        end = next_cluster(text, start)
        yield start, end
        start = end


def offset_at(text: str, cells: int) -> int:
    """The offset of the sign that covers cell ``cells`` of the text, or its end."""
    if cells <= 0:
        return 0
    if is_plain(text[: cells + 1]):
        return min(cells, len(text))
    width = 0
    for start, end in clusters(text):
        width += _cluster_width(text[start:end])
        if width > cells:
            return start
    return len(text)


def line_end(text: str, start: int, width: int) -> int | None:
    """Where the line that begins at ``start`` is broken to fit ``width`` cells; None when it is the last.

    Broken after a line break, else after the last space that fits (or that hangs just outside), else where it is full.
    """
    piece = text[start : start + width + 1]
    if is_plain(piece):
        stop = piece.find("\n")
        if stop >= 0:
            return start + stop + 1
        if len(piece) <= width:
            return None
        space = piece.rfind(" ")
        return start + (space + 1 if space >= 0 else width)
    used = 0
    after_space = start
    for at, end in clusters(text, start):
        sign = text[at:end]
        if sign[0] == "\n":
            return end
        wide = _cluster_width(sign)
        if used + wide > width:
            if sign == " ":
                return end
            return after_space if after_space > start else max(at, next_cluster(text, start))
        used += wide
        # Chinese and Japanese are broken anywhere; emoji are kept with their word.
        if sign == " " or (wide == 2 and "\u2e80" <= sign[0] <= "\uffdc"):
            after_space = end
    return None


def line_starts(text: str, width: int) -> list[int]:
    """Where each line of the text begins when broken to ``width`` cells; the first is 0."""
    starts = [0]
    while (end := line_end(text, starts[-1], width)) is not None:
        starts.append(end)
    return starts


def line_starts_again(old: str, starts: list[int], new: str, width: int) -> list[int]:
    """``line_starts(new, width)`` from those of an earlier text, breaking anew only the lines that changed.

    A key in a line of 200,000 characters then costs a few lines, not 3,000.
    """
    same = common_start(old, new)
    # The line before the change may now take its first word.
    kept = max(bisect_right(starts, same) - 2, 0)
    back = common_end(old, new, min(len(old), len(new)) - same)
    longer = len(new) - len(old)
    result = starts[: kept + 1]
    old_at = kept
    while (end := line_end(new, result[-1], width)) is not None:
        if end >= len(new) - back:  # what follows is as before: once a line begins at the same word, all do
            while old_at < len(starts) and starts[old_at] + longer < end:
                old_at += 1
            if old_at < len(starts) and starts[old_at] + longer == end:
                result.extend(start + longer for start in starts[old_at:])
                return result
        result.append(end)
    return result
