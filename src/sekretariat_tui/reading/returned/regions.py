"""The blocks of a returned draft shared out: title, sections, proposal, appended attachments, and what is the program's."""

from collections.abc import Callable, Mapping, Sequence

from ...domain import draft_identity
from ...domain.case import Case
from ...domain.texts import one_line
from ...profiles.profile import Profile
from ..case_line import read_case_line
from ..decision_headings import classify_decision
from ..head import EXEMPT, KIND_OF_PAPER, read_head
from ..lines import Line
from ..metadata import Metadata, parse_metadata, profile_labels
from ..paper_headings import APPENDIX, ATTACHMENTS, heading_text, roles
from ..paper_headings import Role as PaperRole
from .block_lines import line_of
from .draft import Kind, ReturnedBlock
from .own_line import OwnLine
from .region import Region, RegionKind
from .shown import Role, Shown

_EMPTY = frozenset({draft_identity.ours("start"), draft_identity.ours("slutt")})
_ITEMS = frozenset({Kind.BULLET, Kind.NUMBER, Kind.LETTER})
_OWN_FIELDS = frozenset({"case_officer", "clearance", "document_date", "meeting_date", "our_ref", "archive_ref"})
_LONGEST_BOLD = 100  # letters of a bold line that is taken for a heading


class Regions:
    """Goes through the blocks once, from the top."""

    def __init__(
        self,
        case: Case,
        expected: Mapping[str, Shown],
        profile: Profile | None,
        say: Callable[[str], None],
        *,
        lost: bool,
    ) -> None:
        self.title: ReturnedBlock | None = None
        self.found: list[Region] = []
        self.gone: list[tuple[ReturnedBlock, Shown]] = []  # taken out, and known by name whose they were
        self.own: list[OwnLine] = []
        self._expected = expected
        self._profile = profile
        self._labels = profile_labels(profile)
        self._say = say
        self._lost = lost
        self._headless = {s.id for s in _all_sections(case) if not one_line(s.heading)}
        self._there: set[str] = set()
        self._roles: dict[int, PaperRole] = {}
        self._current: Region | None = None
        self._attachments = -1
        self._listing = False  # in a head that has lost its names: whether we are in its list of attachments
        self._begun = False  # whether the title or anything below it has been met

    def share_out(self, blocks: Sequence[ReturnedBlock]) -> list[Region]:
        """Every block that has anything to say in one region, in the order of the file."""
        self._there = {name for block in blocks if not block.gone for name in block.names}
        if self._lost:
            lines = [line_of(block) for block in blocks if block.text.strip()]
            at = [block.at for block in blocks if block.text.strip()]
            self._roles = dict(zip(at, roles(lines), strict=True))
            if draft_identity.TITLE not in self._there:
                self._find_title(lines, blocks)
        for number, block in enumerate(blocks):
            self._take(block, blocks, number)
        return self.found

    def _find_title(self, lines: Sequence[Line], blocks: Sequence[ReturnedBlock]) -> None:
        """A title that was written anew, where a paper has it."""
        title = read_head(lines, self._profile).title
        self.title = next((block for block in blocks if title and " ".join(block.text.split()) == title), None)
        if self.title is not None:
            self._begun = True
            self._say(f"«{_shortened(title)}» er tatt for den nye tittelen. Se etter at det stemmer.")

    def _take(self, block: ReturnedBlock, blocks: Sequence[ReturnedBlock], number: int) -> None:
        if _EMPTY.intersection(block.names):
            self._nameless(block, blocks, number)  # an empty line for Word's sake, unless somebody has written on it
        elif any(name.startswith(draft_identity.OURS_PREFIX) for name in block.names):
            self._ours(block)
        elif draft_identity.TITLE in block.names or block is self.title:
            if not block.gone:
                self.title, self._begun = block, True
                self._current = None
        elif draft_identity.PROPOSAL_HEADING in block.names:
            if not block.gone:
                self._note_own(block)
                self._open(RegionKind.PROPOSAL, heading=block)
        elif draft_identity.PENDING in block.names:
            self._region(RegionKind.PROPOSAL).blocks.append(block)
        else:
            shown = next((self._expected[name] for name in block.names if name in self._expected), None)
            if shown is None:
                self._nameless(block, blocks, number)
            elif block.gone and not (shown.role is Role.TEXT and self._is_section(shown.of)):
                self.gone.append((block, shown))
            else:
                self._named(block, shown)

    def _ours(self, block: ReturnedBlock) -> None:
        self._open(RegionKind.OURS)
        self._note_own(block)

    def _note_own(self, block: ReturnedBlock, *, named: bool = True) -> None:
        """Remembers a line that the program writes, or that stands among those; a table is a line for each row."""
        for row in block.text.split("\n") if block.kind is Kind.TABLE else [block.text]:
            if words := " ".join(row.split()):
                self.own.append(OwnLine(words, named, not self._begun, block.edits))

    def _named(self, block: ReturnedBlock, shown: Shown) -> None:
        match shown.role:
            case Role.HEADING:
                self._open(RegionKind.SECTION, shown.of, block, appended=shown.appended)
            case Role.ATTACHMENT:
                self._attachments += 1
                self._open(RegionKind.ATTACHMENT, shown.of, block)
            case Role.TEXT:
                self._text(block, shown)
            case Role.POINT | Role.CONDITION:
                opened = draft_identity.PROPOSAL_HEADING in self._there or self._has(RegionKind.PROPOSAL)
                if opened:
                    self._add(block)  # where it stands: a point that was moved into a section is text there
                else:
                    self._region(RegionKind.PROPOSAL).blocks.append(block)
            case _:
                self._add(block)

    def _text(self, block: ReturnedBlock, shown: Shown) -> None:
        """A paragraph of a section stands where it stands. One whose section has no heading opens that section."""
        current = self._current
        inside = current is not None and current.kind is RegionKind.SECTION
        if current is not None and current.id == shown.of and inside:
            self._add(block)
            return
        heading_gone = draft_identity.heading_name(shown.of) not in self._there
        opens = shown.of in self._headless and not self._has_section(shown.of)
        if opens or (not inside and heading_gone):
            self._open(RegionKind.SECTION, shown.of, appended=shown.appended)
        elif current is None or current.kind is RegionKind.OURS:
            self._open(RegionKind.SECTION)
        self._add(block)

    def _nameless(self, block: ReturnedBlock, blocks: Sequence[ReturnedBlock], number: int) -> None:
        words = " ".join(block.text.split())
        if not words:
            if block.gone or self._current is not None:  # it may hold a picture
                self._add(block)
            return
        if not self._begun and draft_identity.TITLE in self._there:
            self._note_own(block, named=False)
            return
        role = self._role(block)
        if self._lost and all(region.kind is RegionKind.OURS for region in self.found) and self._front(block, role):
            self._note_own(block)
            return
        if role is PaperRole.PROPOSAL and not self._has_words(RegionKind.PROPOSAL):
            if self._lost:
                self._note_own(block)
            self._open(RegionKind.PROPOSAL, heading=block)
        elif role is PaperRole.PENDING and (self._lost or self._is(RegionKind.PROPOSAL)):
            self._region(RegionKind.PROPOSAL).blocks.append(block)
        elif role is PaperRole.ATTACHMENTS:
            self._open(RegionKind.OURS)
            if self._lost:
                self._note_own(block)
        elif role is PaperRole.APPENDIX:
            self._attachments += 1
            self._open(RegionKind.ATTACHMENT, heading=block)
        elif role in (PaperRole.SECTION, PaperRole.PROPOSAL, PaperRole.ADOPTED):
            self._open(RegionKind.SECTION, self._renamed(blocks, number), block, appended=self._attachments >= 0)
        else:
            self._plain(block, words)

    def _plain(self, block: ReturnedBlock, words: str) -> None:
        current = self._current
        if current is not None and current.kind is RegionKind.OURS:
            if self._lost or self._has(RegionKind.SECTION) or self._has(RegionKind.PROPOSAL):
                self._note_own(block, named=self._lost)
                return
            read = parse_metadata(words, self._labels)
            if read is not None and read.field in _OWN_FIELDS:  # a line somebody has added to the metadata block
                self._note_own(block, named=False)
                return
            self._open(RegionKind.SECTION)
        elif current is None:
            self._open(RegionKind.SECTION)
        if block.boxed:
            self._say("En tekstboks er hentet inn som vanlig tekst etter avsnittet den sto ved.")
        if block.kind is Kind.TABLE:
            self._say("En tabell er hentet inn som tekst: en linje for hver rad, og « | » mellom kolonnene.")
        self._add(block)

    def _front(self, block: ReturnedBlock, role: PaperRole) -> bool:
        """Whether the block is the head of a paper that has lost its names: number line, metadata, mark of exemption."""
        words = " ".join(block.text.split())
        above = block.at < self.title.at if self.title is not None else draft_identity.TITLE in self._there
        head = parse_metadata(words, self._labels) or read_case_line(words, self._profile)
        if self._listing and block.kind in _ITEMS:
            return True
        self._listing = isinstance(head, Metadata) and head.field == "attachments"
        if above or head is not None or EXEMPT.match(words) or KIND_OF_PAPER.fullmatch(words):
            return True
        if role in (PaperRole.SECTION, PaperRole.PROPOSAL, PaperRole.PENDING):
            return False
        if block.kind is Kind.TABLE:
            label = block.text.partition("\n")[0].partition(" | ")[0]
            return len(label) < 60 and parse_metadata(f"{label.strip().rstrip(':')}: x", self._labels) is not None
        return False

    def _role(self, block: ReturnedBlock) -> PaperRole:
        """What a nameless block opens. Word's styles are taken at their word; a bold line may be a heading too."""
        text = " ".join(block.text.split())
        if self._lost:
            return self._roles.get(block.at, PaperRole.TEXT)
        if block.kind in (Kind.HEADING, Kind.TITLE):
            decision = classify_decision(text)
            if decision is not None and decision.role in {"proposal", "recommendation"}:
                return PaperRole.PROPOSAL
            if ATTACHMENTS.fullmatch(text):
                return PaperRole.ATTACHMENTS
            return PaperRole.APPENDIX if APPENDIX.match(text) else PaperRole.SECTION
        decision = classify_decision(text) if len(text) < 120 else None
        if decision is not None and decision.role == "proposal_pending":
            return PaperRole.PENDING
        bold = block.bold and block.kind is Kind.PARAGRAPH and 2 < len(text) <= _LONGEST_BOLD
        if bold and not text.endswith((".", ",", ";")) and not self._is(RegionKind.PROPOSAL):
            self._say(f"Linjen «{_shortened(text)}» står med fet skrift, og er hentet inn som en overskrift.")
            return PaperRole.PROPOSAL if decision is not None and decision.role == "proposal" else PaperRole.SECTION
        return PaperRole.TEXT

    def _renamed(self, blocks: Sequence[ReturnedBlock], number: int) -> str:
        """The section a new heading belongs to: the one whose paragraphs stand right below and whose heading is gone."""
        for block in blocks[number + 1 :]:
            shown = next((self._expected[name] for name in block.names if name in self._expected), None)
            if shown is not None and not block.gone:
                gone = draft_identity.heading_name(shown.of) not in self._there
                first = shown.role is Role.TEXT and gone and not self._has_section(shown.of)
                return shown.of if first and shown.of not in self._headless else ""
            if block.text.strip() and self._role_quietly(block):
                return ""
        return ""

    def _role_quietly(self, block: ReturnedBlock) -> bool:
        return block.kind in (Kind.HEADING, Kind.TITLE) or self._roles.get(block.at) is PaperRole.SECTION

    def _open(
        self, kind: RegionKind, id: str = "", heading: ReturnedBlock | None = None, *, appended: bool = False
    ) -> None:
        if kind is not RegionKind.OURS:
            self._begun = True
        inside = self._attachments if appended and self._attachments >= 0 else None
        self._current = Region(kind, id, heading, [], inside if kind is RegionKind.SECTION else None)
        self.found.append(self._current)

    def _region(self, kind: RegionKind) -> Region:
        """The region we are in when it is of this kind, else a new one."""
        if self._current is None or self._current.kind is not kind:
            self._open(kind)
        assert self._current is not None
        return self._current

    def _add(self, block: ReturnedBlock) -> None:
        if self._current is None:
            self._open(RegionKind.OURS if block.gone else RegionKind.SECTION)
        assert self._current is not None
        self._current.blocks.append(block)

    def _is_section(self, id: str) -> bool:
        return self._current is not None and self._current.kind is RegionKind.SECTION and self._current.id == id

    def _is(self, kind: RegionKind) -> bool:
        return self._current is not None and self._current.kind is kind

    def _has(self, kind: RegionKind) -> bool:
        return any(region.kind is kind for region in self.found)

    def _has_words(self, kind: RegionKind) -> bool:
        return any(region.kind is kind and region.blocks for region in self.found)

    def _has_section(self, id: str) -> bool:
        return any(region.kind is RegionKind.SECTION and region.id == id for region in self.found)


def _all_sections(case: Case) -> list:  # type: ignore[type-arg]
    return [*case.sections, *(section for attachment in case.attachments for section in attachment.sections)]


def heading_words(block: ReturnedBlock) -> str:
    """The words of a new heading, without the colon some end it with."""
    return heading_text(block.text)


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
