"""Which case a paper is: number, year and body, from its own words only, and what is doubtful about that."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ..domain.case import Doubt
from ..domain.points import Point
from ..domain.references import body_names
from ..profiles.profile import Profile
from .case_line import CaseLine, read_case_line
from .doubts import body_doubts, meeting_doubts, number_doubts, title_doubts, year_doubts
from .head import Head


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What the pack around a paper tells of it: its meeting's body and day, and the case on the agenda."""

    body: str | None = None
    year: int | None = None
    meeting: date | None = None
    number: int | None = None
    suffix: str = ""
    title: str = ""


class PaperIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """The case's own line, its body's code, the words that told it, and the meeting day as read and as stated.

    ``inferred`` when the body is taken from who acts in the proposal («Strategisk samarbeidsutvalg godkjenner …»).
    """

    case: CaseLine
    body: str | None
    acts: str
    inferred: bool
    meeting: date | None
    stated: str

    @property
    def year(self) -> int | None:
        """The year of the number, else the meeting's; never today's (domain rule 1)."""
        return self.case.year or (self.meeting.year if self.meeting else None)


def identify(
    head: Head,
    headers: Sequence[str],
    points: Sequence[Point],
    profile: Profile | None,
    setting: Setting | None = None,
) -> PaperIdentity:
    """The identity that head, page headers and proposal give. «Vår ref» is never asked (domain rule 3).

    ``setting`` is the pack the paper stands in, which tells what the paper itself does not.
    """
    case = _numbered(head, headers, profile)
    body, acts, inferred = _body(head, case, headers, points, profile)
    stated = " ".join(head.fields.get("meeting_date", []))
    meeting = read_day(stated)
    if setting is not None:
        case = _in_setting(case, setting)
        if setting.body is not None and (body is None or inferred):
            body, acts, inferred = setting.body, "", False
        meeting = meeting or setting.meeting
    return PaperIdentity(case=case, body=body, acts=acts, inferred=inferred, meeting=meeting, stated=stated)


def identity_doubts(head: Head, own: PaperIdentity) -> Iterator[Doubt]:
    """What is not sure about which case this is."""
    yield from title_doubts(head.title, guessed=head.title_guessed)
    yield from body_doubts(own.body, own.acts, inferred=own.inferred)
    yield from number_doubts(own.case.number, own.year, draft=own.case.draft)
    yield from meeting_doubts(own.meeting, own.stated)
    yield from year_doubts(own.case.number, own.case.year, own.meeting)


def read_day(text: str) -> date | None:
    """The day of an ISO date, or the first of two («2016-05-18/2016-05-19»)."""
    try:
        return date.fromisoformat(text.partition("/")[0])
    except ValueError:
        return None


def _numbered(head: Head, headers: Sequence[str], profile: Profile | None) -> CaseLine:
    """The case by its own line, else by the top of the pages."""
    own = head.case or CaseLine()
    nameless = own.number is None and not own.draft
    for text in headers if nameless or own.body is None else ():
        found = read_case_line(text, profile)
        if found is None or found.draft:
            continue
        if nameless:
            return found
        if (own.number, own.year) == (found.number, found.year):
            return msgspec.structs.replace(own, body=own.body or found.body)
    return own


def _in_setting(case: CaseLine, setting: Setting) -> CaseLine:
    """The case with the number and year of the agenda where the paper gives none, or the same number without a year."""
    if case.number is None and not case.draft:
        return msgspec.structs.replace(case, number=setting.number, suffix=setting.suffix, year=setting.year)
    if case.number == setting.number and case.year is None:
        return msgspec.structs.replace(case, year=setting.year)
    return case


def _body(
    head: Head, case: CaseLine, headers: Sequence[str], points: Sequence[Point], profile: Profile | None
) -> tuple[str | None, str, bool]:
    """The body's code, the words it was told by, and whether it is only inferred from who acts in the proposal."""
    names = body_names(profile)
    stated = head.fields.get("body", [])
    if case.body or stated:
        code = case.body or stated[0]
        mentions = names.find(code)
        return (mentions[0].code if mentions else names.code_of(code) or code), code, False
    for text in headers:
        mentions = names.find(text)
        if mentions and len(text) < 100:
            return mentions[0].code, text, False
    for point in points:
        mentions = names.find(point.text[:120])
        if mentions and mentions[0].offset <= 4:
            return mentions[0].code, point.text[: mentions[0].end_offset], True
    return None, "", False
