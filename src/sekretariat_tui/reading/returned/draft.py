"""A draft as it came back from Word: its paragraphs in order, who changed what in them, and what was remarked."""

from datetime import datetime
from enum import StrEnum

import msgspec


class PieceKind(StrEnum):
    """What became of a piece of text. ``SAME``, ``INSERTED`` and ``MOVED_HERE`` are the text as accepted."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved_here"
    MOVED_AWAY = "moved_away"

    @property
    def stays(self) -> bool:
        """Whether the piece is there when every change is accepted."""
        return self not in (PieceKind.DELETED, PieceKind.MOVED_AWAY)


class Edit(msgspec.Struct, frozen=True):
    """Who made a tracked change, and when: the clock of that person's machine, in this machine's zone. Both may lack."""

    author: str = ""
    at: datetime | None = None


class Piece(msgspec.Struct, frozen=True):
    """Text of a paragraph that came there, stayed or went in one way. ``edit`` is None where nothing was tracked.

    A paragraph's end that was put in or taken out is a piece with the text «\\n».
    """

    kind: PieceKind
    text: str
    edit: Edit | None = None


class Kind(StrEnum):
    """What a paragraph is. A table is one block, a line of text to each row, « | » between its cells."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"
    TABLE = "table"


class ReturnedBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or a table of the file, with the hidden names that begin in it (``domain.draft_identity``).

    ``text`` is what a reader sees when every tracked change is accepted; line breaks are ``\\n``. ``pieces`` is how it
    came to be so; the pieces that stay are together ``text``, but for what is said in ``problems``. ``gone`` is a
    paragraph that was taken out or moved away with tracked changes: its text is empty. ``level`` is that of a heading
    (from 1) or the depth in a list (from 0), ``label`` the mark Word shows («2.», «a)»; empty for a bullet), ``indent``
    the left margin in twips, ``style`` the name of the style in small letters, ``at`` its place in the file from 0. ``boxed`` tells that
    it stands in a text box.
    ``added`` says who put in the end of the paragraph, ``placed`` who moved it in or out in its list or gave it another
    style (both only with tracked changes). ``joined`` holds the names of paragraphs that were joined to this one.
    """

    at: int
    names: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""
    text: str = ""
    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    style: str = ""
    bold: bool = False
    new_page: bool = False
    boxed: bool = False
    gone: bool = False
    added: Edit | None = None
    placed: Edit | None = None

    @property
    def before(self) -> str:
        """The text as it was before the tracked changes."""
        return "".join(piece.text for piece in self.pieces if piece.kind in _BEFORE)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Who changed something in it and when, each once, in order."""
        found = [piece.edit for piece in self.pieces if piece.edit is not None]
        found += [edit for edit in (self.added, self.placed) if edit is not None]
        return tuple(dict.fromkeys(found))


_BEFORE = frozenset({PieceKind.SAME, PieceKind.DELETED, PieceKind.MOVED_AWAY})


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment in the margin. ``quote`` is the words it stands on, ``block`` the ``at`` of the paragraph they begin in.

    ``answers`` are the replies in its thread, oldest first; they have no quote of their own.
    """

    author: str = ""
    initials: str = ""
    written: datetime | None = None
    text: str = ""
    quote: str = ""
    block: int | None = None
    resolved: bool = False
    answers: tuple["Comment", ...] = ()


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that stands in the text: its bytes, content type («image/png»), description, and the block it is in."""

    name: str
    content_type: str
    data: bytes
    description: str = ""
    block: int


class ReturnedDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A Word file that came back.

    ``case_name``, ``register_name`` and ``version_name`` are the hidden names found in the file, empty where it has
    none; ``identifier`` is the case id in its properties, which some programs keep when they lose the names.
    ``digest`` is the SHA-256 of its bytes in hex; ``saved`` when the file says it was last saved (None where it still says
    what we wrote there), ``saved_by`` by whom, ``program`` with what. ``headers`` are the lines at the top of its pages, ``edges`` those at the
    top and the bottom without page numbers and other fields. ``problems`` are sentences in
    bokmål for what could not be read and is only in the file itself.
    """

    source: str
    digest: str
    case_name: str = ""
    register_name: str = ""
    version_name: str = ""
    identifier: str = ""
    saved: datetime | None = None
    saved_by: str = ""
    program: str = ""
    title: str = ""
    headers: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
    blocks: tuple[ReturnedBlock, ...] = ()
    comments: tuple[Comment, ...] = ()
    pictures: tuple[Picture, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def tracked(self) -> bool:
        """Whether anything in it was changed with tracked changes on."""
        return any(block.edits for block in self.blocks)
