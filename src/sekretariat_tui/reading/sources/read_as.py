"""A source read again as the kind of document that a person says it is."""

from ...profiles.profile import Profile
from ..document import read_incoming
from ..read_records import ReadDocument
from .archives import Archives
from .source import Source


def read_as(source: Source, kind: str, *, profile: Profile | None) -> ReadDocument:
    """The document as one of this kind: case_paper, agenda, minutes or pack. Raises ``CannotRead``."""
    with Archives() as archives:
        return read_incoming(archives.fetch(source), profile=profile, kind=kind)
