"""What the fields of a letterhead become for a case."""

from collections.abc import Mapping
from datetime import date

from ..domain.case import Case
from ..domain.meeting import Meeting
from ..domain.texts import one_line
from ..profiles.profile import Profile
from .letterhead.kinds import DocumentKind
from .letterhead.placeholders import MARK, PLACEHOLDERS, TITLE
from .metadata import metadata_values
from .naming import body_line, exemption_line, number_line, title_of


def field_values(
    case: Case, profile: Profile, meeting: Meeting | None, today: date, *, kind: DocumentKind, line: str
) -> Mapping[str, str]:
    """The text of each field but the content; empty where the case has nothing to say. ``line`` is the one over the title."""
    rows = metadata_values(case, profile, meeting, today)
    values = {
        TITLE: title_of(case),
        "saksnummer": number_line(case, profile, meeting),
        "sakslinje": line,
        "sakstype": _large(profile.word(case.type)),
        "status": _large(profile.word(case.status)),
        "utvalg": body_line(case, profile),
        "utvalgskode": case.body,
        "helsefellesskap": one_line(profile.name),
        "dokumenttype": kind.words,
        MARK: exemption_line(case.exemption, profile) if case.exemption else "",
    }
    for placeholder in PLACEHOLDERS:
        if placeholder.row:
            values[placeholder.name] = "\n".join(line for line in map(one_line, rows[placeholder.row]) if line)
    return values


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]
