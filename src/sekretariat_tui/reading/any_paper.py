"""Lines into whatever they are: a case paper, or the agenda, minutes or pack of a meeting."""

from collections.abc import Sequence

import msgspec

from ..profiles.profile import Profile
from .case_paper import read_paper
from .document_kind import MEETING_KINDS, meeting_as, meeting_kind
from .lines import Line
from .places import with_places
from .read_records import ReadDocument


def read_lines(
    lines: Sequence[Line],
    *,
    source: str,
    digest: str,
    headers: Sequence[str] = (),
    profile: Profile | None = None,
    kind: str | None = None,
) -> ReadDocument:
    """The document these lines make. ``headers`` is what the file has at the top of its pages.

    ``kind`` is what a person says that it is; it is read as that, and has that kind. None when the lines tell.
    """
    if kind is None:
        meeting = meeting_kind(lines, headers, profile)
    else:
        meeting = meeting_as(kind, lines, headers, profile) if kind in MEETING_KINDS else None
    if meeting is None:
        paper = read_paper(lines, source=source, digest=digest, headers=headers, profile=profile)
        paper = paper if kind is None else msgspec.structs.replace(paper, kind=kind)
        return with_places(paper, lines)
    from .meeting_papers.meeting_paper import read_meeting_paper

    read = read_meeting_paper(
        meeting.layout,
        meeting.facts,
        kind=meeting.kind,
        year=meeting.year,
        source=source,
        digest=digest,
        headers=headers,
        profile=profile,
    )
    return with_places(read, lines)
