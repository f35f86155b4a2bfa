"""One case of a meeting: from its lines to its paper, what happened, and what was adopted."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

import msgspec

from ...domain.case import Attachment, Proposal, Section
from ...domain.kinds import Outcome, PointStyle
from ...domain.letters import look_alike
from ...domain.points import Point, plain_text
from ...profiles.profile import Profile
from ..case_identity import Setting
from ..commitments import Commitment, find_commitments
from ..decision_headings import classify_decision
from ..headings import classify_heading
from ..lines import Line, section_text
from ..metadata import parse_metadata
from ..paper_attachments import listed_attachment
from ..paper_headings import heading_text
from ..points import read_points
from ..read_records import ReadCase, ReadCaseRef, ReadDecision, ReadDocument
from .attendance import read_disqualified
from .item_line import Item
from .layout import Block
from .outcomes import Told, mode_in, outcome_of, read_told
from .treatment import Kind, Piece, as_sections, says_disqualified, take_treatment_apart

_ONLY_SAID = frozenset({Outcome.NOTED, Outcome.APPROVED, Outcome.APPROVED_WITH_REMARK})
_LAST_LINES = 3
_LONG = 1_500  # letters of a text that no agenda has below a case
ReadPaper = Callable[[Sequence[Line], Setting], ReadDocument]


class CaseReader(msgspec.Struct):
    """Reads the cases of one meeting.

    ``kind`` is agenda, minutes or pack; ``listed`` when the cases stood in a list first.
    """

    setting: Setting
    profile: Profile | None
    read_paper: ReadPaper
    kind: str
    listed: bool = False

    def read(self, block: Block) -> ReadCase:
        """The case of the block."""
        item = block.item
        setting = msgspec.structs.replace(
            self.setting, number=item.number, suffix=item.suffix, year=item.year or self.setting.year, title=item.title
        )
        below = block.lines[1:] if block.lines and not self._opens_above(block) else block.lines
        if below and item.title and _same(below[0].text, item.title):
            block.named.append(below[0].text)  # the title stands on a line of its own, below the number
            below = below[1:]
        own, treated = self._parted(block, below)
        paper = self.read_paper(own, setting) if own else None
        pieces = take_treatment_apart(treated) if self.kind == "minutes" else []
        listed = take_treatment_apart([*block.listed, *(treated if self.kind != "minutes" else ())])
        title, pieces = (item.title, pieces) if item.title or paper is not None else _title_below(pieces)
        return self._made(item, setting, title, block, paper, pieces, listed)

    def _opens_above(self, block: Block) -> bool:
        """Whether the first line is not the one that names the case: a letterhead stands above it."""
        first = block.lines[0]
        shown = f"{first.label} {first.text}" if first.label else first.text
        return first.text not in block.named and shown not in block.named

    def _parted(self, block: Block, below: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """The lines of a paper, and those of what happened in the meeting."""
        if self.kind == "pack" and block.opened:
            signs = Signs.BELOW_AGENDA if self.listed else Signs.AGENDA
            return (block.lines, ()) if is_paper(below, signs) else ((), below)
        if self.kind != "minutes" or not is_paper(below, Signs.MINUTES):
            return (), below
        start = len(block.lines) - len(below)
        for at in range(1, len(below)):
            (piece,) = take_treatment_apart(below[at : at + 1])
            if piece.kind in {Kind.TREATMENT, Kind.ADOPTED, Kind.TOLD} and (
                piece.heading is not None or piece.kind is Kind.TOLD
            ):
                return block.lines[: start + at], below[at:]
        return block.lines, ()

    def _made(
        self,
        item: Item,
        setting: Setting,
        title: str,
        block: Block,
        paper: ReadDocument | None,
        pieces: Sequence[Piece],
        listed: Sequence[Piece],
    ) -> ReadCase:
        proposing = [piece for piece in (*pieces, *listed) if piece.kind is Kind.PROPOSAL]
        proposed = read_points([line for piece in proposing for line in piece.lines]).points
        pending = any(piece.kind is Kind.PENDING for piece in (*pieces, *listed))
        heading = next((piece.heading for piece in proposing if piece.heading is not None), None)
        opening = classify_decision(heading.text) if heading is not None else None
        body, year = item.body or setting.body, setting.year
        known = proposed or (paper.proposal.points if paper is not None else ())
        decision = (
            _decision(pieces, known, ReadCaseRef(body, item.number, year), setting) if self.kind == "minutes" else None
        )
        text, happened = _told_and_done(pieces, decided=self.kind == "minutes")
        lines = [line for piece in pieces for line in piece.lines]
        people = [person for line in lines if says_disqualified(line.text) for person in read_disqualified(line.text)]
        attached = [line for piece in (*pieces, *listed) if piece.kind is Kind.ATTACHMENTS for line in piece.lines]
        adopted = decision.points if decision is not None else ()
        return ReadCase(
            body=body,
            number=item.number,
            suffix=item.suffix,
            year=year if item.number is not None else item.year,
            title=title or (paper.title if paper is not None else ""),
            type=item.type,
            fixed=item.fixed,
            closed=item.closed,
            archive_refs=item.archive_refs,
            lines=tuple(block.named),
            text=_agenda_text(listed),
            paper=paper,
            sections=tuple(as_sections(text)),
            proposal_heading=heading.text if heading is not None else "",
            proposal=Proposal(points=proposed, pending=pending and not proposed),
            proposer=(opening.proposer or "") if opening is not None else "",
            treatment=tuple(as_sections(happened)),
            decision=decision,
            disqualified=tuple({person.name: person for person in people}.values()),
            attachments=tuple(self._attachment(line, setting) for line in attached),
            commitments=tuple(_commitments(adopted or proposed, body, year)),
        )

    def _attachment(self, line: Line, setting: Setting) -> Attachment:
        return listed_attachment(line.text, body=setting.body, year=setting.year, profile=self.profile)


class Signs(StrEnum):
    """How much a text must have to be a case paper: by where it stands."""

    MINUTES = "minutes"  # a proposal and sections, or a metadata block: minutes tell the background of a case too
    AGENDA = "agenda"  # a section or a metadata block: an agenda may give the proposal of each case
    BELOW_AGENDA = "below"  # anything: the case has stood on the agenda already


def is_paper(lines: Sequence[Line], signs: Signs) -> bool:
    """Whether the lines below a case's line hold a case paper."""
    known = proposals = 0
    fields = set()
    for at, line in enumerate(lines):
        text = line.text.strip()
        if at < 20 and not line.cells and len(text) < 200 and (found := parse_metadata(text)) is not None:
            fields.add(found.field)
        if at < 20 and line.cells and (found := parse_metadata(f"{line.cells[0].strip().rstrip(':')}: x")) is not None:
            fields.add(found.field)
        decision = classify_decision(text) if len(text) < 120 else None
        proposals += decision is not None and decision.role in {"proposal", "proposal_pending"}
        kind = classify_heading(text) if len(text) < 90 else None
        known += kind is not None and kind.section in {
            "background",
            "facts",
            "assessment",
            "summary",
            "purpose",
            "economy",
        }
    metadata = len(fields & {"case_officer", "clearance", "our_ref", "archive_ref", "document_date", "case_number"})
    if signs is Signs.MINUTES:
        return bool(known and proposals) or metadata > 1
    long = sum(len(line.text) for line in lines) > _LONG
    return bool(known) or metadata > 1 or long or (signs is Signs.BELOW_AGENDA and bool(proposals or metadata))


def _same(text: str, title: str) -> bool:
    return look_alike(" ".join(text.split()).strip(" :.")) == look_alike(title.strip(" :."))


def _title_below(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """The title that stands on the line below the number, taken out of the first piece."""
    first = pieces[0] if pieces else None
    if first is None or first.kind is not Kind.TEXT or first.heading is not None or not first.lines:
        return "", pieces
    text = first.lines[0].text.strip()
    if len(text) > 200 or first.lines[0].cells or (text.endswith(".") and len(text) > 60):
        return "", pieces
    rest = Piece(first.kind, None, first.lines[1:])
    return " ".join(text.split()), [rest, *pieces[1:]] if rest.lines else pieces[1:]


def _agenda_text(listed: Sequence[Piece]) -> str:
    """What stands below the case on the agenda, as text; a proposal there has a place of its own."""
    lines = []
    for piece in listed:
        if piece.kind in {Kind.PROPOSAL, Kind.ATTACHMENTS}:
            continue
        lines += [piece.heading] if piece.heading is not None else []
        lines += piece.lines
    return section_text(lines)


def _told_and_done(pieces: Sequence[Piece], *, decided: bool) -> tuple[list[Piece], list[Piece]]:
    """The text of the case, and what happened. Text without a heading is what happened, unless a proposal follows it."""
    last_proposal = max((at for at, piece in enumerate(pieces) if piece.kind is Kind.PROPOSAL), default=-1)
    text, happened = [], []
    for at, piece in enumerate(pieces):
        if piece.kind is Kind.TREATMENT or (
            decided and piece.kind is Kind.TEXT and piece.heading is None and at > last_proposal
        ):
            happened.append(piece)
        elif (
            piece.kind is Kind.TEXT
            or (piece.kind is Kind.PENDING and (piece.heading or piece.lines))
            or (piece.kind in {Kind.TOLD, Kind.DISSENT, Kind.ADOPTED} and not decided)
        ):
            text.append(piece)
    return text, happened


def _decision(
    pieces: Sequence[Piece], proposed: Sequence[Point], of: ReadCaseRef, setting: Setting
) -> ReadDecision | None:
    adopted = [piece for piece in pieces if piece.kind is Kind.ADOPTED]
    points = read_points([line for piece in adopted for line in piece.lines]).points
    told = list(_told(pieces))
    if not points and not any(one.outcome or one.mode for _, one in told):
        told += _said_last(pieces)
        words = [text for text, one in told if one.outcome in _ONLY_SAID]
        points = tuple(Point(text=text, style=PointStyle.PLAIN) for text in words[-1:])
    dissent = tuple(
        line.text
        for piece in pieces
        if piece.kind is Kind.DISSENT
        for line in ([piece.heading] if piece.heading else []) + piece.lines
    )
    as_proposed = any(one.as_proposed for _, one in told)
    modes = [one.mode for _, one in told if one.mode is not None]
    modes += [
        mode for piece in adopted if piece.heading is not None and (mode := mode_in(piece.heading.text)) is not None
    ]
    votes = [one for _, one in told]
    for line in (line for piece in adopted for line in piece.lines):
        own = read_told(line.text)
        if own is not None and own.mode is not None:  # «FSU godkjenner planen med 4 mot 1 stemme»
            modes.append(own.mode)
            votes.append(own)
    outcomes = [one.outcome for _, one in told if one.outcome is not None]
    if not (points or told or dissent or modes):
        return None
    whole = not points and as_proposed
    adopted_points = tuple(proposed) if whole else points
    outcome = outcomes[0] if outcomes else outcome_of(points, proposed)
    if outcome is None and modes and not points and proposed and not outcomes:
        whole, adopted_points, outcome = (
            True,
            tuple(proposed),
            Outcome.AS_PROPOSED,
        )  # «Enstemmig vedtatt.» below a proposal
    if outcome is Outcome.POSTPONED_UNHANDLED and _discussed(pieces):
        outcome = Outcome.HANDLED_AND_POSTPONED
    return ReadDecision(
        of=of,
        points=adopted_points,
        outcome=outcome,
        mode=modes[0] if modes else None,
        meeting_date=setting.meeting,
        heading=", ".join(heading_text(piece.heading.text) for piece in adopted if piece.heading is not None),
        as_proposed=whole,
        told=tuple(text for text, _ in told),
        in_favour=next((one.in_favour for one in votes if one.in_favour is not None), None),
        against=next((one.against for one in votes if one.against is not None), None),
        dissent=dissent,
        forwarded_to=next((one.forwarded_to for _, one in told if one.forwarded_to), ""),
    )


def _told(pieces: Sequence[Piece]) -> Iterator[tuple[str, Told]]:
    """The lines that say nothing but how it went, wherever they stand after the proposal."""
    for kind in (Kind.TOLD, Kind.TREATMENT):  # what stands apart says it best
        for line in (line for piece in pieces if piece.kind is kind for line in piece.lines):
            told = read_told(line.text)
            if told is not None and (told.wholly or kind is Kind.TOLD):
                yield line.text, told


def _said_last(pieces: Sequence[Piece]) -> list[tuple[str, Told]]:
    """What the last lines of a case without a heading for its decision say of how it went."""
    lines = [line for piece in pieces if piece.kind in {Kind.TEXT, Kind.TREATMENT} for line in piece.lines]
    found = []
    for line in lines[-_LAST_LINES:]:
        sentences = [line.text] if len(line.text) < 200 else [line.text.rsplit(". ", 1)[-1]]
        for text in sentences:
            told = read_told(text)
            if told is not None:
                found.append((text, told))
    return found


def _discussed(pieces: Sequence[Piece]) -> bool:
    """Whether anything was said in the case, beside that it was put off."""
    for line in (line for piece in pieces if piece.kind is Kind.TREATMENT for line in piece.lines):
        told = read_told(line.text)
        if told is None or told.outcome is Outcome.DISCUSSED:
            return True
    return False


def _commitments(points: Sequence[Point], body: str | None, year: int | None) -> Iterator[Commitment]:
    for point in points:
        yield from find_commitments(plain_text([point]), body=body, year=year)


def case_texts(case: ReadCase) -> Iterator[str]:
    """The texts of a case without a paper, in which references are looked for; the lines that name it are left out."""
    yield case.title
    yield case.text
    for section in (*case.sections, *case.treatment):
        yield f"{section.heading}\n\n{section.text}"
    yield plain_text(case.proposal.points)
    if case.decision is not None:
        yield "" if case.decision.as_proposed else plain_text(case.decision.points)
        yield from case.decision.dissent
    for attachment in case.attachments:
        yield attachment.title


def section_of(lines: Sequence[Line]) -> Section | None:
    """Lines around the cases as a section without a heading, or None where there are none."""
    return Section(heading="", text=section_text(lines)) if lines else None
