"""How a paper names its case, its body, its dates and what is kept from the public."""

from datetime import date

from ..domain.case import Case, Exemption
from ..domain.caseref import CaseRef
from ..domain.kinds import ExemptScope
from ..domain.meeting import Meeting
from ..domain.texts import one_line
from ..profiles.profile import Profile

NO_TITLE = "Uten tittel"
_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)


def reference_of(case: Case, meeting: Meeting | None) -> CaseRef | None:
    """The case's identity, or None for a draft. The year is the meeting's (domain rule 1)."""
    if case.number is not None and case.year is None and meeting is not None:
        return CaseRef(case.body, meeting.year, case.number, case.suffix)
    return case.ref


def title_of(case: Case) -> str:
    """The title on one line, never empty."""
    return one_line(case.title) or NO_TITLE


def body_line(case: Case, profile: Profile) -> str:
    """The body by its full name with its code: «Strategisk samarbeidsutvalg (SSU)»."""
    name = one_line(profile.body_name(case.body))
    return name if case.body in name.split() or f"({case.body})" in name else f"{name} ({case.body})"


def number_line(case: Case, profile: Profile, meeting: Meeting | None) -> str:
    """What stands in the corner of every page: «SSU sak 14/26», or «UTKAST» while there is no number (rule 2)."""
    ref = reference_of(case, meeting)
    return draft_line(profile) if ref is None else one_line(profile.citation(ref))


def title_line(case: Case, profile: Profile, meeting: Meeting | None) -> str:
    """The line above the title, as the house writes it: «Vedlegg til sak 14/26», or the line of a draft."""
    ref = reference_of(case, meeting)
    if ref is None:
        return draft_line(profile)
    return one_line(profile.paper.title_line.format(number=profile.case_number(ref), body=case.body))


def draft_line(profile: Profile) -> str:
    """The house's line for a paper without a number; «UTKAST» where the house has none."""
    return one_line(profile.paper.draft_line) or "UTKAST"


def exemption_line(exemption: Exemption, profile: Profile) -> str:
    """The mark on what is kept from the public: «Unntatt offentlighet, offl. § 13 jf. fvl. § 13» (rule 10)."""
    words = profile.word(exemption.scope)
    words = words[:1].upper() + words[1:]
    basis = one_line(exemption.legal_basis)
    if not basis:
        return words
    phrase = profile.phrase("exempt" if exemption.scope is ExemptScope.WHOLE else "exempt_partly")
    return one_line(phrase.format(basis=basis)) if phrase else f"{words}, {basis}"


def norwegian_date(day: date) -> str:
    """A date as the papers write it: «21.05.2026»."""
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def meeting_days(meeting: Meeting) -> str:
    """When the meeting is: «21.05.2026», «10.–11.03.2026», «mai 2026» when only the month is set, or nothing."""
    first, last = meeting.first_day, meeting.last_day
    if first is None:
        return f"{_MONTHS[meeting.month - 1]} {meeting.year}" if meeting.month else ""
    if last is None or last <= first:
        return norwegian_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day:02d}.–{norwegian_date(last)}"
    if first.year == last.year:
        return f"{first.day:02d}.{first.month:02d}.–{norwegian_date(last)}"
    return f"{norwegian_date(first)}–{norwegian_date(last)}"
