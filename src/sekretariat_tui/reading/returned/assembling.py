"""A returned draft laid over the case it is a draft of: the case as the file has it."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from ...domain import draft_identity
from ...domain.case import Attachment, Case, Section
from ...domain.comparison import ORDER, Place
from ...domain.errors import CannotRead
from ...domain.kinds import AttachmentKind
from ...domain.record import new_id
from ...domain.texts import one_line
from ...profiles.profile import Profile
from ..paper_headings import APPENDIX, heading_text
from .assembled import Assembled, Known, PlacedComment, PlacedPicture
from .by_words import with_names_by_words
from .draft import Comment, Piece, PieceKind, ReturnedBlock, ReturnedDraft
from .points import Phrases, ReadProposal, read_proposal
from .region import Region, RegionKind
from .regions import Regions
from .sections import has_level, section_of
from .shown import Role, Shown, attachment_shown, shown, text_shown, title_shown
from .typed_marks import with_typed_marks

T = TypeVar("T")

_KNOWN_BY_NAME = 0.3  # of the names the draft had; a file with fewer has lost them
_HARDLY_ALIKE = 0.2
PAPER = Place("")  # where what stands in no place of the case belongs: number line, metadata, list of attachments
TITLE = Place("title")
POINTS = Place("proposal", "points")
PENDING = Place("proposal", "pending")
ATTACHMENTS = Place("attachments")


def assemble(base: Case, returned: ReturnedDraft, *, profile: Profile | None = None) -> Assembled:
    """The case as the returned file has it. ``base`` is the version that was sent out, else the case as it stands.

    Sections and points keep their ids by the hidden names, or by their words where the file has lost them; what is new
    gets a new id. An unedited file gives ``base`` back to the letter. ``profile`` gives the house's words for the
    metadata, for files that have lost their names.

    Raises:
        CannotRead: the file names another case than ``base``.
    """
    if returned.case_name and returned.case_name != draft_identity.case_name(base.id):
        raise CannotRead(
            f"Filen «{returned.source}» er et utkast til en annen sak enn «{title_shown(base)}». "
            "Hent den inn på den saken den hører til."
        )
    return _Assembling(base, returned, profile).done()


class _Assembling:
    def __init__(self, base: Case, returned: ReturnedDraft, profile: Profile | None) -> None:
        self.base = base
        self.returned = returned
        self.phrases = _phrases(profile)
        self.problems: dict[str, None] = dict.fromkeys(returned.problems)
        self.pieces: dict[Place, list[Piece]] = {}
        self.headings: dict[str, list[Piece]] = {}
        self.places: dict[int, Place] = {}
        list_shown = list(shown(base))
        self.expected = {one.name: one for one in list_shown}
        self.there = {name for block in returned.blocks for name in (*block.names, *block.joined)}
        found = sum(name in self.there for name in self.expected)
        named = bool(returned.case_name) or found >= _KNOWN_BY_NAME * len(self.expected)
        self.known = Known.BY_NAME if named else Known.BY_WORDS
        self.lost = not named
        blocks = with_typed_marks(returned.blocks) if self.lost else returned.blocks
        renamed = with_names_by_words(list_shown, blocks, lost=self.lost)
        if self.lost:
            self._say_lost(list_shown, renamed.given)
        self.problems |= dict.fromkeys(renamed.doubts)
        self.blocks = renamed.blocks
        regions = Regions(base, self.expected, profile, self.say, lost=self.lost)
        self.regions = regions.share_out(self.blocks)
        self.title = regions.title
        self.gone = regions.gone
        self.own = tuple(regions.own)

    def say(self, sentence: str) -> None:
        self.problems.setdefault(sentence)

    def done(self) -> Assembled:
        title = self._title()
        attachments = self._attachments()
        sections = self._sections(
            self.base.sections, [r for r in self._of(RegionKind.SECTION) if r.attachment is None], below=0
        )
        proposal = self._proposal()
        case = msgspec.structs.replace(
            self.base,
            title=title,
            sections=_unless_same(sections, self.base.sections),
            proposal=_unless_same(
                msgspec.structs.replace(self.base.proposal, points=proposal.points, pending=proposal.pending),
                self.base.proposal,
            ),
            attachments=_unless_same(attachments, self.base.attachments),
        )
        return Assembled(
            case=case,
            known=self.known,
            pieces={place: tuple(pieces) for place, pieces in self.pieces.items()},
            headings={id: tuple(pieces) for id, pieces in self.headings.items()},
            points={id: tuple(pieces) for id, pieces in proposal.pieces.items()},
            comments=tuple(self._comment(comment, proposal.at) for comment in self.returned.comments),
            pictures=tuple(self._pictures()),
            own=self.own,
            own_pictures=sum(picture.block not in self.places for picture in self.returned.pictures),
            problems=tuple(self.problems),
        )

    def _say_lost(self, expected: Sequence[Shown], given: frozenset[str]) -> None:
        self.say(
            f"Filen «{self.returned.source}» har mistet de skjulte merkene som forteller hva hvert avsnitt er. "
            "Teksten er kjent igjen på ordene: se ekstra nøye etter at alt står på rett sted."
        )
        letters = sum(len(one.text) for one in expected)
        alike = sum(len(one.text) for one in expected if one.name in given)
        if letters and alike < _HARDLY_ALIKE * letters:
            self.say(
                f"Filen «{self.returned.source}» ligner lite på saken «{title_shown(self.base)}». "
                "Se etter at den hører til saken før noe av den tas inn."
            )

    def _of(self, kind: RegionKind) -> list[Region]:
        return [region for region in self.regions if region.kind is kind]

    def _title(self) -> str:
        block = self.title
        if block is None:
            return self.base.title
        self._keep(TITLE, [block])
        words = one_line(block.text)
        return self.base.title if words == title_shown(self.base) or not words else words

    def _sections(self, base: Sequence[Section], regions: Sequence[Region], *, below: int) -> tuple[Section, ...]:
        by_id = {section.id: section for section in base}
        found: dict[str, Section] = {}
        kept = [has_level(region, by_id[region.id], below=below) for region in regions if region.id in by_id]
        # Some programs give headings levels of their own, and then all of them.
        levels = not self.lost or 2 * kept.count(True) >= len([one for one in kept if one is not None])
        for region in regions:
            if not (region.heading or any(block.text.strip() for block in region.blocks)):
                continue
            old = by_id.get(region.id) if region.id not in found else None
            section = section_of(region, old, self.expected, below=below, lost=self.lost, levels=levels)
            found[section.id] = section
            if below == 0:
                place = Place("sections", section.id)
                if region.heading is not None:
                    self.headings[section.id] = list(region.heading.pieces)
                    self.places[region.heading.at] = place
                self._keep(place, region.blocks)
            else:
                self._keep(ATTACHMENTS, [*([region.heading] if region.heading else []), *region.blocks])
        for block, was in self.gone:
            if was.of not in by_id or was.appended:
                continue
            if was.role is Role.TEXT:
                self._keep(Place("sections", was.of), [block])
            elif was.role is Role.HEADING and was.of in found:
                self._keep(Place("sections", ORDER), [block])  # its heading was moved
            elif was.role is Role.HEADING:
                self.headings[was.of] = list(block.pieces)
                self.places[block.at] = Place("sections", was.of)
        return tuple(_with_unwritten(base, list(found.values())))

    def _proposal(self) -> ReadProposal:
        regions = self._of(RegionKind.PROPOSAL)
        blocks = [block for region in regions for block in region.blocks]
        read = read_proposal(self.base, blocks, self.expected, self.phrases, lost=self.lost)
        self._keep(POINTS, blocks)
        for block, was in self.gone:
            if was.role in (Role.POINT, Role.CONDITION):
                self._keep(POINTS, [block])
                read.keep(was.of, block)
        for block in blocks:
            for name in block.joined:
                if name in self.expected and self.expected[name].role is Role.POINT:
                    read.keep(self.expected[name].of, block)
            if draft_identity.PENDING in block.names:
                self.places[block.at] = PENDING
        for region in regions:
            if region.heading is not None:
                self.places[region.heading.at] = POINTS
        return read

    def _attachments(self) -> tuple[Attachment, ...]:
        regions = self._of(RegionKind.ATTACHMENT)
        inner: dict[int, list[Region]] = {}
        for region in self._of(RegionKind.SECTION):
            if region.attachment is not None:
                inner.setdefault(region.attachment, []).append(region)
        made: dict[str, Attachment] = {}
        new: list[Attachment] = []
        by_id = {attachment.id: attachment for attachment in self.base.attachments}
        for number, region in enumerate(regions):
            old = by_id.get(region.id)
            loose = [Region(RegionKind.SECTION, blocks=region.blocks)] if region.blocks else []
            sections = self._sections(old.sections if old else (), [*loose, *inner.get(number, [])], below=1)
            title = self._attachment_title(region, old)
            if old is None:
                new.append(Attachment(id=new_id(), title=title, kind=AttachmentKind.TEXT, sections=sections))
            else:
                made[old.id] = msgspec.structs.replace(old, title=title, sections=_unless_same(sections, old.sections))
        kept = [
            made.get(attachment.id, attachment)
            for attachment in self.base.attachments
            if attachment.kind is not AttachmentKind.TEXT or attachment.id in made
        ]
        return (*kept, *new)

    def _attachment_title(self, region: Region, old: Attachment | None) -> str:
        heading = region.heading
        words = one_line(heading.text) if heading is not None else ""
        if heading is not None:
            self._keep(ATTACHMENTS, [heading])
        match = APPENDIX.match(words)
        title = match["title"].strip() if match else words
        if old is None:
            return heading_text(title) if title else words
        if title == attachment_shown(old) or not title:
            return old.title
        if old.exemption is not None and one_line(old.exemption.public_title):
            self.say(
                f"Vedlegget «{attachment_shown(old)}» har fått en ny overskrift i Word, «{title}». Den offentlige "
                "tittelen er ikke endret: gjør det på vedlegget, om den skal gjelde."
            )
            return old.title
        return title

    def _keep(self, place: Place, blocks: Sequence[ReturnedBlock]) -> None:
        """Remembers what was changed in these blocks as changed at the place."""
        pieces = self.pieces.setdefault(place, [])
        ended: ReturnedBlock | None = None
        for block in blocks:
            self.places[block.at] = place
            if not block.pieces:
                continue
            if pieces:
                edit = ended.added if ended is not None else None
                pieces.append(Piece(PieceKind.INSERTED if edit else PieceKind.SAME, "\n", edit))
            pieces.extend(block.pieces)
            if block.placed is not None:
                pieces.append(Piece(PieceKind.SAME, "", block.placed))
            ended = block

    def _comment(self, comment: Comment, points: Mapping[int, str]) -> PlacedComment:
        at = comment.block if comment.block is not None else -1
        place = self.places.get(at, PAPER)
        return PlacedComment(comment, place, points.get(at, "") if place == POINTS else "")

    def _pictures(self) -> list[PlacedPicture]:
        """The pictures that were put in the text; the letterhead's are the program's own."""
        found = []
        for picture in self.returned.pictures:
            place = self.places.get(picture.block)
            if place is not None:
                found.append(PlacedPicture(picture, place))
        return found


def _phrases(profile: Profile | None) -> Phrases:
    if profile is None:
        return Phrases()
    heading = one_line(profile.paper.proposal_heading).rstrip(":")
    pending = profile.phrase("proposal_pending", f"{heading} fremmes i møtet.")
    return Phrases(pending, profile.phrase("no_proposal"))


def _with_unwritten(base: Sequence[Section], sections: list[Section]) -> list[Section]:
    """The sections with those that no draft shows: neither heading nor text is written yet."""
    before: list[str] = []
    for section in base:
        if not one_line(section.heading) and not text_shown(section):
            ids = [one.id for one in sections]
            after = next((ids.index(id) + 1 for id in reversed(before) if id in ids), 0)
            sections.insert(after, section)
        before.append(section.id)
    return sections


def _unless_same(new: T, old: T) -> T:
    return old if new == old else new
