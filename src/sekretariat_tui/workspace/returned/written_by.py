"""Who wrote which words of what is new in a file: a section or a point that several have written on is one choice."""

from collections.abc import Sequence

from ...domain.choosing import Choice, Question
from ...domain.points.differences import PointChangeKind
from ...reading.returned import Assembled, Piece

_NOBODY = None
_SHORT = 60  # letters of what one wrote that are shown
_MOST = 3  # pieces by one that are shown


def pieces_of_new(question: Question, assembled: Assembled) -> Sequence[Piece]:
    """The pieces of a section or a point that is new in the file as a whole; none for any other question."""
    if question.part is not None or question.place is None:
        return ()
    if question.point is not None:
        new = question.point.kind is PointChangeKind.ADDED and question.point.after is not None
        return assembled.points.get(question.point.after.id, ()) if new and question.point.after else ()
    if question.place.field != "sections" or question.absent is not Choice.OURS:
        return ()
    return (*assembled.headings.get(question.place.part, ()), *assembled.pieces.get(question.place, ()))


def partly_untracked(pieces: Sequence[Piece], before: str) -> bool:
    """Whether some of what is new was written without being tracked; what stood in ``before`` is not new."""
    return any(author is _NOBODY for author, _ in _written(pieces, before))


def written_by(pieces: Sequence[Piece], before: str) -> str:
    """«Kari Nes: «tre». Ikke sporet: «…». Resten: Ola Moe.»; empty where one person wrote it all."""
    by: dict[str | None, list[str]] = {}
    for author, text in _written(pieces, before):
        by.setdefault(author, []).append(text)
    if len(by) < 2:
        return ""
    most = max((author for author in by if author is not _NOBODY), key=lambda one: sum(map(len, by[one])))
    told = [f"{_name(author)}: {_quoted(texts)}." for author, texts in by.items() if author != most]
    return " ".join([*told, f"Resten: {_name(most)}."])


def _written(pieces: Sequence[Piece], before: str) -> list[tuple[str | None, str]]:
    """The words that came, and who wrote them; neighbours by one person together."""
    found: list[tuple[str | None, str]] = []
    for piece in pieces:
        words = piece.text.strip()
        if not piece.kind.stays or not any(sign.isalnum() for sign in words):
            continue
        if piece.edit is None and words in before:
            continue
        author = piece.edit.author if piece.edit is not None else _NOBODY
        if found and found[-1][0] == author:
            words = f"{found.pop()[1]} {words}"
        found.append((author, words))
    return found


def _name(author: str | None) -> str:
    return "Ikke sporet" if author is _NOBODY else author or "ukjent"


def _quoted(texts: Sequence[str]) -> str:
    shown = ", ".join(f"«{_cut(' '.join(text.split()))}»" for text in texts[:_MOST])
    return shown if len(texts) <= _MOST else f"{shown} og {len(texts) - _MOST} steder til"


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 2].rstrip()} …"
