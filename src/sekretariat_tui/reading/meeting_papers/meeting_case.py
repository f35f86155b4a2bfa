"""One case of a meeting: from its lines to its paper, what happened, and what was adopted."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from ...domain.case import Attachment, Proposal, Section
from ...domain.letters import look_alike
from ...domain.points import plain_text
from ...profiles.profile import Profile
from ..case_identity import Setting
from ..decision_headings import classify_decision
from ..lines import Line, section_text
from ..paper_attachments import listed_attachment
from ..point_commitments import commitments_of
from ..points import read_points
from ..read_records import ReadCase, ReadCaseRef, ReadDocument
from .adopted import adopted_in
from .case_types import fixed_item, split_type
from .item_line import Item
from .layout import Block
from .paper_signs import Signs, is_paper
from .person import read_disqualified
from .treatment import Kind, Piece, as_sections, says_disqualified, take_treatment_apart

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
        if title and not item.title:
            title, kind = split_type(title)
            item = msgspec.structs.replace(item, type=kind or item.type, fixed=fixed_item(title))
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
            adopted_in(pieces, known, ReadCaseRef(body, item.number, year), setting.meeting)
            if self.kind == "minutes"
            else None
        )
        text, happened = _told_and_done(pieces, minutes=self.kind == "minutes", decided=decision is not None)
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
            proposal_heading=", ".join(piece.heading.text for piece in proposing if piece.heading is not None),
            proposal=Proposal(points=proposed, pending=pending and not proposed),
            proposer=(opening.proposer or "") if opening is not None else "",
            treatment=tuple(as_sections(happened)),
            decision=decision,
            disqualified=tuple({person.name: person for person in people}.values()),
            attachments=tuple(self._attachment(line, setting) for line in attached),
            commitments=tuple(commitments_of(adopted or proposed, body=body, year=year)),
        )

    def _attachment(self, line: Line, setting: Setting) -> Attachment:
        return listed_attachment(line.text, body=setting.body, year=setting.year, profile=self.profile)


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
        if piece.kind is Kind.PROPOSAL or (piece.kind is Kind.ATTACHMENTS and piece.lines):
            continue
        lines += [piece.heading] if piece.heading is not None else []
        lines += piece.lines
    return section_text(lines)


def _told_and_done(pieces: Sequence[Piece], *, minutes: bool, decided: bool) -> tuple[list[Piece], list[Piece]]:
    """The text of the case, and what happened. Text without a heading is what happened, unless a proposal follows it.

    What opens a decision and has none below it (``decided`` False) is what happened too, and is not lost.
    """
    last_proposal = max((at for at, piece in enumerate(pieces) if piece.kind is Kind.PROPOSAL), default=-1)
    text, happened = [], []
    for at, piece in enumerate(pieces):
        bare = piece.kind is Kind.TEXT and piece.heading is None
        if piece.kind is Kind.TREATMENT or (minutes and bare and at > last_proposal):
            happened.append(piece)
        elif piece.kind in {Kind.TEXT, Kind.PENDING} or (piece.kind is Kind.ATTACHMENTS and not piece.lines):
            text.append(piece)
        elif piece.kind in {Kind.TOLD, Kind.DISSENT, Kind.ADOPTED} and not decided:
            happened.append(piece)
    return text, happened


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
