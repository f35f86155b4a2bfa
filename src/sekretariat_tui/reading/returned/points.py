"""The points of the proposal put together from their paragraphs: known by name, nested as Word shows them."""

from collections.abc import Mapping, Sequence

import msgspec

from ...domain import draft_identity
from ...domain.case import Case
from ...domain.kinds import PointStyle
from ...domain.outline.rows import Row, points_of, rows_of
from ...domain.points import Labelled, Point, condition_words, has_text, outline
from ...domain.record import new_id
from ...domain.texts import clean_text
from ..decision_headings import classify_decision
from ..lines import Mark as ListMark
from ..lines import split_mark
from .draft import Kind, Piece, PieceKind, ReturnedBlock
from .sections import INDENT
from .shown import DEEPEST, Role, Shown

_STYLES = {Kind.BULLET: PointStyle.BULLET, Kind.NUMBER: PointStyle.NUMBER, Kind.LETTER: PointStyle.LETTER}
_TYPED = {
    ListMark.BULLET: PointStyle.BULLET,
    ListMark.NUMBER: PointStyle.NUMBER,
    ListMark.LETTER: PointStyle.LETTER,
    ListMark.NONE: PointStyle.PLAIN,
}
_CONDITION_STYLE = "forutsetning"
_CONDITION_LABEL = "Forutsetning: "


class Phrases(msgspec.Struct, frozen=True):
    """What the house writes where the proposal comes in the meeting, and where there is none; empty when not known."""

    pending: str = ""
    none: str = ""


class ReadProposal(msgspec.Struct):
    """The points, whether the proposal is pending, the pieces of each point, and the point of each block."""

    points: tuple[Point, ...] = ()
    pending: bool = False
    pieces: dict[str, list[Piece]] = {}
    at: dict[int, str] = {}

    def keep(self, point: str, block: ReturnedBlock) -> None:
        """Remembers what was changed in a block as changed in the point."""
        pieces = self.pieces.setdefault(point, [])
        if pieces:
            pieces.append(Piece(PieceKind.SAME, "\n"))
        pieces.extend(block.pieces)
        if block.added is not None:
            pieces.append(Piece(PieceKind.INSERTED, "\n", block.added))
        if block.placed is not None:
            pieces.append(Piece(PieceKind.SAME, "", block.placed))
        self.at.setdefault(block.at, point)


def read_proposal(
    case: Case, blocks: Sequence[ReturnedBlock], expected: Mapping[str, Shown], phrases: Phrases, *, lost: bool
) -> ReadProposal:
    """What the blocks of the proposal say."""
    reader = _Reader(case, expected, phrases, lost=lost)
    for block in blocks:
        reader.take(block)
    found = reader.found
    found.pending = reader.says_pending and not reader.rows
    rows = _with_unwritten(case, reader.rows)
    found.points = case.proposal.points if rows == rows_of(case.proposal.points) else points_of(rows)
    return found


class _Reader:
    def __init__(self, case: Case, expected: Mapping[str, Shown], phrases: Phrases, *, lost: bool) -> None:
        self.rows: list[Row] = []
        self.found = ReadProposal()
        self.says_pending = False
        self._was_pending = case.proposal.pending
        self._phrases = phrases
        self._base = {row.point.id: row for row in outline(case.proposal.points)}
        self._expected = expected
        self._lost = lost

    def take(self, block: ReturnedBlock) -> None:
        shown = next((self._expected[name] for name in block.names if name in self._expected), None)
        if block.gone:
            return
        if draft_identity.PENDING in block.names:
            if self._phrase(block):
                return
        elif self._puts_off(block) and not self._as_sent(block, shown):
            none = " ".join(self._phrases.none.split())
            self.says_pending = self.says_pending or not none or " ".join(block.text.split()) != none
            return
        if shown is not None and shown.role is Role.POINT and shown.of in self._base:
            self._point(block, self._base[shown.of])
        elif shown is not None and shown.role is Role.CONDITION:
            self._condition(block, self._base.get(shown.of))
        elif not block.text.strip():
            return
        elif block.style == _CONDITION_STYLE and self.rows:
            self._condition(block, None)
        else:
            self._new(block)

    def _phrase(self, block: ReturnedBlock) -> bool:
        """Whether the house's phrase in place of points still stands there; words written over it are a point."""
        words = " ".join(block.text.split())
        house = self._phrases.pending if self._was_pending else self._phrases.none
        changed = bool(block.edits) or (house != "" and words != " ".join(house.split()))
        if words and (not changed or self._puts_off(block)):
            self.says_pending = self.says_pending or self._was_pending or (changed and self._puts_off(block))
            return True
        return not words

    def _as_sent(self, block: ReturnedBlock, shown: Shown | None) -> bool:
        """Whether it is a point that already read so when it was sent: then it is a point still."""
        return shown is not None and _bare(block.text, self._lost) == _bare(shown.text, self._lost)

    @staticmethod
    def _puts_off(block: ReturnedBlock) -> bool:
        words = " ".join(block.text.split())
        found = classify_decision(words) if block.kind is Kind.PARAGRAPH and len(words) < 160 else None
        return found is not None and found.role == "proposal_pending"

    def _point(self, block: ReturnedBlock, base: Labelled) -> None:
        depth, style, text = _placed(block)
        typed = f"{base.label}\t" if base.depth > DEEPEST and base.label else ""
        written = clean_text(base.point.text)
        if typed and text.startswith(typed):
            depth, style, text = base.depth, base.point.style, text.removeprefix(typed)
        elif depth == min(base.depth, DEEPEST):
            depth = base.depth
        if _bare(text, self._lost) == _bare(written, self._lost):
            text = base.point.text
        unwritten = "" if base.point.condition.strip() else base.point.condition
        self._row(block, Row(base.point.id, depth, style, text, unwritten))

    def _new(self, block: ReturnedBlock) -> None:
        depth, style, text = _placed(block)
        text = text.strip()
        if style is PointStyle.PLAIN and block.kind is Kind.PARAGRAPH:
            mark, _, _, words = split_mark(text)
            if mark is not ListMark.NONE and words.strip():
                style, text = _TYPED[mark], words.strip()
                depth = self._depth_of(style)
        self._row(block, Row(new_id(), depth, style, text))

    def _depth_of(self, style: PointStyle) -> int:
        """Where a point whose mark was typed by hand stands: beside the last of its kind, else below the last point."""
        for row in reversed(self.rows):
            if row.style is style:
                return row.depth
        return self.rows[-1].depth + 1 if self.rows and style is not PointStyle.NUMBER else 0

    def _row(self, block: ReturnedBlock, row: Row) -> None:
        deepest = self.rows[-1].depth + 1 if self.rows else 0
        self.rows.append(msgspec.structs.replace(row, depth=min(row.depth, deepest)))
        self.found.keep(row.id, block)

    def _condition(self, block: ReturnedBlock, base: Labelled | None) -> None:
        """What a point presupposes, on the point it stands below."""
        if not self.rows or not block.text.strip():
            return
        words = block.text.strip()
        if base is not None and words == clean_text(condition_words(base.point)).strip():
            words = base.point.condition
        elif words.startswith(_CONDITION_LABEL):
            words = words.removeprefix(_CONDITION_LABEL)
        else:
            words = words[:1].lower() + words[1:]
        last = self.rows[-1]
        whole = f"{last.condition} {words}" if last.condition.strip() else words
        self.rows[-1] = msgspec.structs.replace(last, condition=whole)
        self.found.keep(last.id, block)


def _placed(block: ReturnedBlock) -> tuple[int, PointStyle, str]:
    style = _STYLES.get(block.kind, PointStyle.PLAIN)
    if style is not PointStyle.PLAIN:
        return block.level, style, block.text
    return round(block.indent / INDENT), style, block.text


def _with_unwritten(case: Case, rows: Sequence[Row]) -> list[Row]:
    """The rows with the points of the case that no draft shows: those nobody has written in yet."""
    found = list(rows)
    before: list[str] = []
    for row in outline(case.proposal.points):
        if case.proposal.pending or not has_text([row.point]):
            ids = [one.id for one in found]
            after = next((ids.index(id) + 1 for id in reversed(before) if id in ids), 0)
            deepest = found[after - 1].depth + 1 if after else 0
            point = row.point
            depth = min(row.depth, deepest)
            found.insert(after, Row(point.id, depth, point.style, point.text, point.condition))
        before.append(row.point.id)
    return _legal(found)


def _legal(rows: Sequence[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        deepest = found[-1].depth + 1 if found else 0
        found.append(row if row.depth <= deepest else msgspec.structs.replace(row, depth=deepest))
    return found


def _bare(text: str, lost: bool) -> str:
    text = text.replace("\u00ad", "") if lost else text
    return text if not lost else " ".join(text.split())
