"""What was done to a text as changes that can be made one by one: which letters of it became what."""

from collections.abc import Sequence

import msgspec

from .differences import Change, ChangeKind, word_changes, words_of

_LEAST_MOVED = 4  # letters of a passage that was moved


class TextChange(msgspec.Struct, frozen=True):
    """The letters of a text from ``start`` to ``end`` became ``text``. Where the two are one, something was put in."""

    start: int
    end: int
    text: str


def text_changes(before: str, after: str) -> list[TextChange]:
    """The changes that make the one text the other, by whole words, in order and apart from each other."""
    return placed(before, _from_pieces(word_changes(before, after)))


def applied(text: str, changes: Sequence[TextChange]) -> str:
    """The text with these changes made, which are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for change in changes:
        parts += [text[at : change.start], change.text]
        at = change.end
    return "".join([*parts, text[at:]])


def placed(text: str, changes: Sequence[TextChange]) -> list[TextChange]:
    """The same changes, each where everybody would place it.

    « god» put in before « plan» and «god » put in before «plan» are one: words go before the word they came before, so
    that the same change made by two is known as the same. Lines are whole: «⏎⏎Ny.» after «Før.», not «.⏎⏎Ny» before «.».
    """
    found: list[TextChange] = []
    for number, change in enumerate(changes):
        least = found[-1].end + 1 if found else 0
        most = changes[number + 1].start - 1 if number + 1 < len(changes) else len(text)
        found.append(_moved_to_line(text, _moved_on(text, change, most), least, most))
    return found


def _moved_on(text: str, change: TextChange, most: int) -> TextChange:
    gone = text[change.start : change.end]
    if bool(gone) == bool(change.text):
        return change
    words = words_of(gone or change.text)
    start, turned = change.start, 0
    end = change.end
    while turned < len(words) and end + len(words[turned]) <= most and text.startswith(words[turned], end):
        after = end + len(words[turned])
        if words[turned][-1:].isalnum() and text[after : after + 1].isalnum():
            break
        start, end, turned = start + len(words[turned]), after, turned + 1
    return TextChange(start, end, "" if gone else "".join(words[turned:] + words[:turned]))


def _moved_to_line(text: str, change: TextChange, least: int, most: int) -> TextChange:
    gone = text[change.start : change.end]
    moved = gone or change.text
    if bool(gone) == bool(change.text) or "\n" not in moved:
        return change
    back = change.start - (text.rfind("\n", 0, change.start) + 1)
    if 0 < back <= min(len(moved), change.start - least) and text[change.start - back : change.start] == moved[-back:]:
        words = change.text and change.text[-back:] + change.text[:-back]
        return TextChange(change.start - back, change.end - back, words)
    line_end = text.find("\n", change.end)
    on = (len(text) if line_end < 0 else line_end) - change.end
    if 0 < on <= min(len(moved), most - change.end) and text[change.end : change.end + on] == moved[:on]:
        return TextChange(change.start + on, change.end + on, change.text and change.text[on:] + change.text[:on])
    return change


def together(text: str, changes: Sequence[TextChange]) -> list[tuple[int, ...]]:
    """The numbers of the changes that are one for a person: each alone, but for a passage that was moved and a new line.

    What was moved is taken out in one place and put in in another: one of the two would lose it, or have it stand twice.
    A new line that several have written on is one, since half of it could stand nowhere.
    """
    gone: dict[str, list[int]] = {}
    for number, change in enumerate(changes):
        words = _letters(text[change.start : change.end])
        if not change.text.strip() and len(words) >= _LEAST_MOVED:
            gone.setdefault(words, []).append(number)
    groups: list[tuple[int, ...]] = []
    for group in _new_lines(changes):
        left = gone.get(_letters("".join(changes[number].text for number in group)))
        if left and changes[group[0]].start == changes[group[-1]].end:
            group = (*group, left.pop(0))
        groups.append(group)
    moved = {group[-1] for group in groups if len(group) > 1}
    return sorted(tuple(sorted(group)) for group in groups if len(group) > 1 or group[0] not in moved)


def _new_lines(changes: Sequence[TextChange]) -> list[tuple[int, ...]]:
    """The numbers of the changes, those that put in pieces of the same new lines together."""
    groups: list[tuple[int, ...]] = []
    for number, change in enumerate(changes):
        last = changes[number - 1] if number else None
        beside = last is not None and last.start == last.end == change.start == change.end
        if last is not None and beside and not (last.text.endswith("\n") or change.text.startswith("\n")):
            groups[-1] += (number,)
        else:
            groups.append((number,))
    return [
        one
        for group in groups
        for one in ([group] if any("\n" in changes[n].text for n in group) else [(n,) for n in group])
    ]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _from_pieces(pieces: Sequence[Change]) -> list[TextChange]:
    found: list[TextChange] = []
    at = 0
    gone: tuple[int, int] | None = None
    for piece in pieces:
        if piece.kind is ChangeKind.ADDED:
            found.append(TextChange(*(gone or (at, at)), piece.text))
            gone = None
            continue
        if gone is not None:
            found.append(TextChange(*gone, ""))
            gone = None
        if piece.kind is ChangeKind.REMOVED:
            gone = at, at + len(piece.text)
        at += len(piece.text)
    if gone is not None:
        found.append(TextChange(*gone, ""))
    return found
