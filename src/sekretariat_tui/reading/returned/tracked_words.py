"""The words of a text before and after, and which of them the file says were taken out and put in, and by whom."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from ...domain.differences import words_of
from .draft import Edit, Piece, PieceKind

_STAYS = (PieceKind.SAME,)
_CAME = (PieceKind.INSERTED, PieceKind.MOVED_HERE)


class Word(msgspec.Struct):
    """A word, a space or a sign of a text.

    ``edits`` are those who took it out or put it in; empty where the file has it as it was, None where it is not in the
    file: a mark of a list, an empty line. ``order`` is its piece in the file, ``partner`` its number in the other text
    where it stayed. ``sure`` tells that all of it came or went; a line's end may be two in the file, one of which stayed.
    """

    text: str
    start: int
    edits: tuple[Edit, ...] | None = None
    order: int | None = None
    partner: int | None = None
    sure: bool = False


def marked_words(before: str, after: str, pieces: Sequence[Piece]) -> tuple[list[Word], list[Word]]:
    """The words of both texts; those that stayed are each other's partners."""
    was, is_now = _in_file(pieces)
    rewritten = _rewritten(pieces)
    old, new = _words(before), _words(after)
    for words, in_file in ((old, was), (new, is_now)):
        for one, other in _matched(words, in_file):
            found = in_file[other]
            words[one].edits, words[one].order, words[one].sure = found.edits, found.order, found.sure
        _mark_items(words)
        _mark_line_ends(words, rewritten)
    _mark_first_spaces(old, pieces)
    free_old, free_new = ([n for n, word in enumerate(words) if not word.edits] for words in (old, new))
    for one, other in _matched([old[n] for n in free_old], [new[n] for n in free_new], exactly=True):
        old[free_old[one]].partner, new[free_new[other]].partner = free_new[other], free_old[one]
    for words in (old, new):
        for number, word in enumerate(words):
            if word.text.isspace() and not word.edits:
                word.edits = None
            elif word.edits is None and not _is_mark(words, number):
                word.edits = ()
        _credit_ends(words, pieces)
    return old, new


def _mark_items(words: Sequence[Word]) -> None:
    """What stands before the first word of a line, an item's mark and its spaces, goes with that word."""
    begins: list[Word] = []
    for word in words:
        if "\n" in word.text:
            begins = [Word("", 0)]
        elif word.order is None and begins:
            begins.append(word)
        else:
            for mark in begins[1:] if word.edits else ():
                mark.edits, mark.order = word.edits, word.order
            begins = []


def _rewritten(pieces: Sequence[Piece]) -> set[int]:
    """The numbers of the pieces in lines where something went and something came: such a line stays, in other words."""
    found: set[int] = set()
    line: list[int] = []
    for number, piece in enumerate(pieces):
        line.append(number)
        if "\n" in piece.text or number + 1 == len(pieces):
            kinds = {pieces[n].kind in _CAME for n in line if pieces[n].kind not in _STAYS and pieces[n].text.strip()}
            found |= set(line) if len(kinds) > 1 else set()
            line = []
    return found


def _mark_line_ends(words: Sequence[Word], rewritten: set[int]) -> None:
    """A line that came or went as a whole has the end of the line above with it, and leaves its own to the next.

    The first line has its own end. An end that the file says came or went for itself is let be.
    """
    above: Word | None = None  # the first word of the line above, where that came or went
    before: Word | None = None  # the end of the line above; there is none above the first
    for line in _lines(words):
        end = line[-1] if line and "\n" in line[-1].text else None
        first = _first_of_whole(line, rewritten)
        taken = end if before is None else before
        if first is not None and taken is not None and not taken.sure and not (end is not None and end.sure):
            taken.edits, taken.order = first.edits, first.order
        elif first is None and above is not None and before is not None and not before.sure:
            before.edits = None
        above = None if before is None else first
        before = end


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words line by line, each with its end."""
    line: list[Word] = []
    for word in words:
        line.append(word)
        if "\n" in word.text:
            yield line
            line = []
    yield line


def _first_of_whole(line: Sequence[Word], rewritten: set[int]) -> Word | None:
    """The first word of a line of which every word came or went; None for a line that stayed, or was written anew."""
    own = [word for word in line if not word.text.isspace() and word.order is not None]
    return own[0] if own and all(word.edits and word.order not in rewritten for word in own) else None


def _mark_first_spaces(words: Sequence[Word], pieces: Sequence[Piece]) -> None:
    """Where the first words of a line went and none came, the space after each goes too: no line begins with a space."""
    for line in _lines(words):
        for word, after in pairwise(line):
            if word.text.isspace() or word.order is None:
                continue
            if not word.edits or not after.text.isspace() or "\n" in after.text or after.order is None:
                break
            if any(piece.kind in _CAME for piece in pieces[word.order : after.order]):
                break
            after.edits, after.order = word.edits, word.order


def _credit_ends(words: Sequence[Word], pieces: Sequence[Piece]) -> None:
    """Words that came here, or went, because somebody took out or put in a paragraph's end beside them are that one's."""
    ends = [(n, piece.edit) for n, piece in enumerate(pieces) if piece.edit is not None and "\n" in piece.text]
    order = -1
    for word in words if ends else ():
        if word.partner is not None:
            order = order if word.order is None else word.order
        elif word.edits == ():
            last = len(pieces) if word.order is None else word.order
            word.edits = next(((edit,) for n, edit in ends if order < n <= last), ())


def _in_file(pieces: Sequence[Piece]) -> tuple[list[Word], list[Word]]:
    """The words of the file before its tracked changes and with them.

    A word that anybody has changed a letter of was taken out, and the word it became put in.
    """
    old_at = [n for n, piece in enumerate(pieces) if piece.kind not in _CAME]
    new_at = [n for n, piece in enumerate(pieces) if piece.kind.stays]
    old, old_letters = _with_pieces(pieces, old_at)
    new, new_letters = _with_pieces(pieces, new_at)
    old_of, new_of = (
        {letter: word for word, letters in enumerate(side) for letter in letters} for side in (old_letters, new_letters)
    )
    for words, letters, others, of in (
        (old, old_letters, new_letters, new_of),
        (new, new_letters, old_letters, old_of),
    ):
        for word, own in zip(words, letters, strict=True):
            word.order = own[0][0]
            touched = {piece for piece, _ in own}
            if not word.text.isspace():
                for number in {of[letter] for letter in own if letter in of}:
                    if others[number] != own:
                        touched |= {piece for piece, _ in others[number]}
                touched = set(range(min(touched), max(touched) + 1))
            word.sure = all(pieces[n].kind not in _STAYS for n in touched)
            edits = [pieces[n].edit for n in sorted(touched) if pieces[n].kind not in _STAYS]
            word.edits = tuple(dict.fromkeys(edit for edit in edits if edit is not None))
    return old, new


def _with_pieces(pieces: Sequence[Piece], wanted: Sequence[int]) -> tuple[list[Word], list[list[tuple[int, int]]]]:
    """The words of these pieces together, and for each its letters as (piece, letter of the piece)."""
    all_letters = [(n, letter) for n in wanted for letter in range(len(pieces[n].text))]
    words = _words("".join(pieces[n].text for n in wanted))
    return words, [all_letters[word.start : word.start + len(word.text)] for word in words]


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    at = 0
    for word in words_of(text):
        found.append(Word(word, at))
        at += len(word)
    return found


def _matched(old: Sequence[Word], new: Sequence[Word], *, exactly: bool = False) -> list[tuple[int, int]]:
    """The words that are the same in both, in order; then the spaces right beside them."""
    one = [n for n, word in enumerate(old) if not word.text.isspace()]
    other = [n for n, word in enumerate(new) if not word.text.isspace()]
    matcher = SequenceMatcher(None, [old[n].text for n in one], [new[n].text for n in other], autojunk=False)
    pairs = [(one[a + n], other[b + n]) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
    found = dict(pairs)
    taken = set(found.values())
    ends = [(-1, -1), *pairs, (len(old), len(new))]
    for step in (1, -1):
        for a, b in ends:
            a, b = a + step, b + step
            if not (0 <= a < len(old) and 0 <= b < len(new)) or a in found or b in taken:
                continue
            if _same_space(old[a].text, new[b].text, exactly=exactly):
                found[a] = b
                taken.add(b)
    return sorted(found.items())


def _same_space(one: str, other: str, *, exactly: bool) -> bool:
    if exactly:
        return one == other
    return one.isspace() and other.isspace() and ("\n" in one) == ("\n" in other)


def _is_mark(words: Sequence[Word], number: int) -> bool:
    """Whether it is a sign, or the number or the letter of an item that begins its line."""
    word = words[number].text
    if not any(sign.isalnum() for sign in word):
        return True
    begins = number == 0 or (words[number - 1].text.isspace() and "\n" in words[number - 1].text)
    ends = number + 1 < len(words) and words[number + 1].text in (".", ")")
    return begins and ends and (len(word) == 1 or (word.isdigit() and len(word) <= 3))
