"""The head of a paper: letterhead, the line that names the case, the title, and the metadata block."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ..domain.references import body_names
from ..profiles.profile import Profile
from .case_line import CaseLine, read_case_line, read_number
from .decision_headings import classify_decision
from .headings import classify_heading
from .lines import Line, Mark, split_mark
from .metadata import Metadata, parse_metadata, profile_labels, read_metadata
from .paper_headings import APPENDIX, ATTACHMENTS, in_count, opens_part

_LONGEST_HEAD = 80
_LONGEST_VALUE = 80  # letters of a value that stands on the line below its label
EXEMPT = re.compile(r"(?:delvis\s)?(?:unntatt|unnat[ae]ke?)\s(?:fra\s)?offent\w+", re.IGNORECASE)
KIND_OF_PAPER = re.compile(r"saksfr[ae]mlegg|sakspapir|saksutredning|saksutgreiing", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"(?:helsefelles?skap\w*(?:\s[\w, ]{1,40})?|saksfr[ae]mlegg|sakspapir|saksutredning|side\s\d.*|\W*|\d{1,3})",
    re.IGNORECASE,
)


class Head(msgspec.Struct, kw_only=True):
    """What the head says, and where the body of the paper begins (an index into the lines).

    ``title_level`` is the level of the heading style the title had, 0 where it had none.
    """

    end: int = 0
    case: CaseLine | None = None
    case_text: str = ""
    title: str = ""
    title_level: int = 0
    title_guessed: bool = False
    fields: dict[str, list[str]] = {}
    exemption: str = ""
    attachments: list[Line] = []
    lines: list[str] = []


def read_head(lines: Sequence[Line], profile: Profile | None) -> Head:
    """Reads down to the first heading, the proposal, or the first line of running text below the title."""
    head = Head()
    labels = profile_labels(profile)
    zone = _zone(lines, labels, profile)
    at_case = _own_case(lines[:zone], profile)
    at_title = next((at for at in range(zone) if lines[at].title), None)
    listing, above, label = False, "", ""
    for at in range(zone):
        line = lines[at]
        fields = list(_fields(line, labels))
        if at == at_case:
            head.case, head.case_text = read_case_line(line.text, profile), line.text
            if head.case and head.case.title and at_title is None:
                head.title = head.case.title
        elif at == at_title:
            head.title = line.text
        elif fields:
            listing = _take(head, fields, line, labels)
            label = line.text.strip() if not line.cells and not listing and fields[0].value in ("", []) else ""
        elif label and not line.gap and line.mark is Mark.NONE and not line.cells and len(line.text) <= _LONGEST_VALUE:
            _take(head, list(_fields(msgspec.structs.replace(line, text=f"{label} {line.text}"), labels)), line, labels)
            label = ""
        elif EXEMPT.match(line.text) and not head.exemption:
            head.exemption = line.text
        elif ATTACHMENTS.fullmatch(line.text):
            listing = True
        elif listing and (head.title or at_title is None):
            if len(line.text) > 300:
                break
            head.attachments.append(line)
        elif head.title and KIND_OF_PAPER.fullmatch(" ".join(line.text.split())):
            pass  # «Saksframlegg» between the title and the metadata
        elif head.title and (at_title is None or at > at_title):
            if line.gap or line.heading or not _goes_on(lines[at - 1], line) or head.fields:
                break
            head.title = f"{head.title} {line.text}"
        elif at_title is None and (at_case is None or at > at_case) and not is_letterhead(line.text, profile):
            head.title, head.title_level = line.text, line.heading
        elif at_title is None and at_case is not None and at < at_case and not is_letterhead(line.text, profile):
            above = line.text
        head.end = at + 1
        head.lines.append(_shown(line))
    head.title = head.title or above  # some houses write the number below the title
    subject = next(iter(head.fields.get("subject", ())), "")
    if subject and (not head.title or (at_case is None and at_title is None)):
        head.title = subject
    head.title_guessed = at_case is None and at_title is None and not subject and not head.title_level
    return head


def _own_case(lines: Sequence[Line], profile: Profile | None) -> int | None:
    """Where the line of the paper's own case stands."""
    for at, line in enumerate(lines):
        if read_case_line(line.text, profile) is not None:
            return at
    return None


def _zone(lines: Sequence[Line], labels: Mapping[str, str], profile: Profile | None) -> int:
    """The first line that cannot belong to a head: a known heading, a proposal, a styled heading or running text.

    Where no line has the style of a title, the first heading may be the title.
    """
    titled = any(line.title for line in lines[:_LONGEST_HEAD])
    for at, line in enumerate(lines[:_LONGEST_HEAD]):
        text = line.text.strip()
        if line.heading and not line.title:
            if titled:
                return at
            own = read_case_line(text, profile)
            titled = own is None or bool(own.title)  # the number alone has its title below it, in the same style
        if line.title or line.cells or len(text) > 300:
            if len(text) > 300 and not line.cells and not line.title:
                return at
            continue
        decision = classify_decision(text) if line.mark is Mark.NONE and len(text) < 120 else None
        if decision is not None and decision.role in {"proposal", "proposal_pending"}:
            return at
        kind = classify_heading(text)
        known = kind is not None and kind.section not in {"free", "attachments"} and line.gap and line.alone
        if known and (line.mark is Mark.NONE or not in_count(lines, at)):
            return at
        if at > 0 and not line.heading and opens_part(lines, at) is not None and not any(_fields(line, labels)):
            return at
        if at > 0 and APPENDIX.match(text) and line.mark is Mark.NONE and line.alone and line.new_page:
            return at
    return min(len(lines), _LONGEST_HEAD)


def _fields(line: Line, labels: Mapping[str, str]) -> Iterator[Metadata]:
    """The metadata on a line, or in the cells of a table row read two by two."""
    if not line.cells:
        if line.mark is Mark.NONE and len(line.text) < 600:
            yield from read_metadata(line.text, labels)
        return
    for label, value in zip(line.cells[::2], line.cells[1::2], strict=False):
        named = label.strip().rstrip(":;")
        found = parse_metadata(f"{named}: {value}", labels) if named and len(label) < 60 else None
        if found:
            yield found


def _listed(line: Line, labels: Mapping[str, str]) -> list[str]:
    """The attachments in a row of the metadata table, one to a line of the cell beside the label."""
    for label, cell in zip(line.cells[::2], line.cells[1::2], strict=False):
        found = parse_metadata(f"{label.strip().rstrip(':;')}: {cell}", labels)
        if found is not None and found.field == "attachments":
            return cell.split("\n")
    return []


def _take(head: Head, fields: Sequence[Metadata], line: Line, labels: Mapping[str, str]) -> bool:
    """Keeps the fields; tells whether the lines that follow are the list of attachments."""
    listing = False
    for found in fields:
        if found.field == "attachments":
            listing = not line.cells
            rows = _listed(line, labels) if line.cells else [str(found.value)]
            head.attachments.extend(Line(text=split_mark(row)[3], at=line.at) for row in rows if row.strip())
            continue
        if found.field == "publicity" and EXEMPT.match(line.text) and str(found.value).lower() not in {"", "nei", "-"}:
            head.exemption = head.exemption or ", ".join(line.cells or (line.text,))
        values = found.value if isinstance(found.value, list) else [found.value]
        head.fields.setdefault(found.field, []).extend(value for value in values if value)
        if found.field == "case_number" and head.case is None:
            head.case = read_number(" ".join(values))
    return listing


def _goes_on(before: Line, line: Line) -> bool:
    return not before.alone and not line.gap and line.mark is Mark.NONE and len(line.text) < 100


def is_letterhead(text: str, profile: Profile | None) -> bool:
    """Whether a line above the title names the house, the body or the kind of paper, and so is no title."""
    plain = " ".join(text.split())
    if _LETTERHEAD.fullmatch(plain) or not any(letter.isalpha() for letter in plain):
        return True
    if profile is not None and plain.casefold() in profile.name.casefold():
        return True
    mentions = body_names(profile).find(plain)
    return bool(mentions) and mentions[0].offset == 0 and mentions[0].end_offset >= len(plain) - 1


def _shown(line: Line) -> str:
    return f"{line.label} {line.text}" if line.label else line.text
