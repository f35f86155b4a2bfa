"""One block of a returned draft under way: its pieces, and what begins and hangs in it."""

from xml.etree import ElementTree as ET

import msgspec

from .draft import Edit, Piece, PieceKind


class Mark(msgspec.Struct):
    """A bookmark: its name, and the block and the letter of it where it begins and ends (None where it never ends)."""

    name: str
    start: tuple[int, int]
    end: tuple[int, int] | None = None


class OpenComment(msgspec.Struct):
    """The words a comment stands on, as far as they are read, and the block they begin in."""

    block: int
    words: list[str] = []
    taken_out: list[str] = []


class Writing:
    """One block under way: its pieces, how long the text that stays is, and what hangs on it.

    ``one_line`` turns line breaks into spaces, for a cell of a table.
    """

    def __init__(self, at: int) -> None:
        self.at = at
        self.length = 0
        self.one_line = False
        self.has_words = False
        self.bold: list[bool | None] = []
        self.boxes: list[ET.Element] = []
        self.page_break = False  # after some text
        self.page_break_first = False
        self._runs: list[tuple[PieceKind, Edit | None, list[str]]] = []

    def add(self, text: str, kind: PieceKind, edit: Edit | None) -> None:
        """Text after what is there. Neighbours that went one way are one piece."""
        if self.one_line:
            text = text.replace("\n", " ")
        if kind.stays:
            self.length += len(text)
            self.has_words = self.has_words or not text.isspace()
        last = self._runs[-1] if self._runs else None
        if last is not None and last[0] is kind and last[1] == edit:
            last[2].append(text)
        else:
            self._runs.append((kind, edit, [text]))

    def clear(self) -> None:
        self._runs.clear()
        self.length = 0

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it, nor has stood."""
        return not self._runs

    @property
    def ends_in_blank(self) -> bool:
        return not self._runs or self._runs[-1][2][-1][-1:].isspace()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(Piece(kind, "".join(texts), edit) for kind, edit, texts in self._runs)

    @property
    def text(self) -> str:
        return "".join(text for kind, _, texts in self._runs if kind.stays for text in texts)
