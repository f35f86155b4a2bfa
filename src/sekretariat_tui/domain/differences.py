"""What differs between two texts, by word, and between two lists of decision points, by point.

Shown with signs as well as colours: ``{+added+}`` and ``[-removed-]``.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

# What a reader takes for one word is one: «24.11.2026», «10 000», «10,7», «14/26», «2022–2027», «IKT-plan», «a@b.no».
_PLAIN = (
    r"(?:https?://|www\.)[^\s<>«»\"]*[\w/]"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w])"
    r"|\d+(?:[.,:/–-]\d+)*[^\W\d]*"
    r"|\w[\w\u00ad]*(?:[-\u2011]\w[\w\u00ad]*)*"
    r"|\s+|[^\w\s]"
)
_WORDS = re.compile(_PLAIN)
_WORDS_AND_ADDRESSES = re.compile(r"\w[\w.+-]{0,63}@[\w-]+(?:\.[\w-]+)+|" + _PLAIN)
_ISLAND_WORDS = 3
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]*\s*", re.DOTALL)

# Comparing takes time as the pairs of words that are alike, spaces among them: 700 words against 700 others took 0.15 s.
# Longer texts are compared by sentence, and what differs there by word as long as this lasts.
_MOST_PAIRS = 500_000


class ChangeKind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


# What stands around the words of a change where no colour tells it.
SIGNS = {ChangeKind.SAME: ("", ""), ChangeKind.ADDED: ("{+", "+}"), ChangeKind.REMOVED: ("[-", "-]")}


class Change(msgspec.Struct, frozen=True):
    """A piece of text that stands in both, only in the later, or only in the earlier."""

    kind: ChangeKind
    text: str


def word_changes(before: str, after: str) -> list[Change]:
    """The pieces of both texts in order, by whole words; what was removed comes before what came in its place.

    Same and removed pieces together are ``before``; same and added are ``after``.
    """
    old, new = words_of(before), words_of(after)
    pieces = _joined(_compared(old, new))
    return list(_joined(_without_islands(pieces)))


def words_of(text: str) -> list[str]:
    """The text as words, spaces and signs; together they are the text. A date, a number or an address is one word."""
    return (_WORDS_AND_ADDRESSES if "@" in text else _WORDS).findall(text)


def is_island(between: str, one: int, other: int) -> bool:
    """Whether what stayed between two changes is too little to part them, for changes of so many letters.

    Signs, spaces and a single letter are; so are a few short words between changes that are much longer. A line's end
    always parts.
    """
    if "\n" in between:
        return False
    letters = sum(sign.isalnum() for sign in between)
    return letters <= 1 or (len(between.split()) <= _ISLAND_WORDS and _ISLAND_WORDS * letters <= min(one, other))


def marked(changes: Sequence[Change]) -> str:
    """The changes as plain text with signs, for where no colour reaches: ``[-removed-]`` and ``{+added+}``."""
    return "".join(change.text.join(SIGNS[change.kind]) for change in changes)


def _compared(old: list[str], new: list[str]) -> Iterator[Change]:
    start = 0
    most = min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    yield Change(ChangeKind.SAME, "".join(old[:start]))
    old_rest, new_rest = old[start : len(old) - end], new[start : len(new) - end]
    if _pairs(old_rest, new_rest) <= _MOST_PAIRS:
        yield from _by_word(old_rest, new_rest)
    else:
        yield from _by_sentence("".join(old_rest), "".join(new_rest))
    yield Change(ChangeKind.SAME, "".join(old[len(old) - end :]))


def _by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    # autojunk would call every comma and space of a long text noise, and find nothing that is the same.
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if tag == "equal":
            yield Change(ChangeKind.SAME, gone)
        else:
            yield from _whole(gone, come)


def _by_sentence(before: str, after: str) -> Iterator[Change]:
    old, new = _sentences(before), _sentences(after)
    left = _MOST_PAIRS
    if _pairs(old, new) > left:
        yield from _whole(before, after)
        return
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if tag == "equal":
            yield Change(ChangeKind.SAME, gone)
            continue
        old_words, new_words = words_of(gone), words_of(come)
        pairs = _pairs(old_words, new_words)
        if pairs <= left:
            left -= pairs
            yield from _by_word(old_words, new_words)
        else:
            yield from _whole(gone, come)


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """How many pairs of a piece of the one and an equal piece of the other there are."""
    counts = Counter(new)
    return sum(counts[piece] for piece in old)


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.findall(text) if sentence]


def _whole(gone: str, come: str) -> Iterator[Change]:
    yield Change(ChangeKind.REMOVED, gone)
    yield Change(ChangeKind.ADDED, come)


def _without_islands(pieces: Sequence[Change]) -> Iterator[Change]:
    """What stayed, where it is too little to part two changes, is taken with them: «[-rask hjelp-]» and not two pieces."""
    before = 0
    for index, piece in enumerate(pieces):
        if piece.kind is not ChangeKind.SAME:
            before = max(before, len(piece.text))
            yield piece
        elif 0 < index < len(pieces) - 1 and is_island(piece.text, before, _size_after(pieces, index)):
            before += len(piece.text)
            yield from _whole(piece.text, piece.text)
        else:
            before = 0
            yield piece


def _size_after(pieces: Sequence[Change], index: int) -> int:
    return max(len(piece.text) for piece in pieces[index + 1 : index + 3] if piece.kind is not ChangeKind.SAME)


def _joined(pieces: Iterator[Change]) -> list[Change]:
    """Neighbours of one kind as one piece; between two pieces that stayed, what was removed before what was added."""
    out: list[Change] = []
    gone: list[str] = []
    come: list[str] = []

    def flush() -> None:
        for kind, texts in ((ChangeKind.REMOVED, gone), (ChangeKind.ADDED, come)):
            if texts:
                out.append(Change(kind, "".join(texts)))
                texts.clear()

    for piece in pieces:
        if not piece.text:
            continue
        if piece.kind is ChangeKind.REMOVED:
            gone.append(piece.text)
        elif piece.kind is ChangeKind.ADDED:
            come.append(piece.text)
        elif out and out[-1].kind is ChangeKind.SAME and not (gone or come):
            out[-1] = Change(ChangeKind.SAME, out[-1].text + piece.text)
        else:
            flush()
            out.append(piece)
    flush()
    return out
