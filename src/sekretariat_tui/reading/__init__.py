"""Old papers in: the lines of case papers, agendas and minutes read into what they say.

The functions named here are what other code may rely on. `read_document` is fetched when asked for: it knows the
file formats.
"""

from typing import TYPE_CHECKING, Any

from ..domain.dates import FoundDate, find_dates
from ..domain.references import Reference, find_references
from .commitments import Commitment, Due, find_commitments
from .decision_headings import DecisionHeading, classify_decision
from .headings import HeadingKind, classify_heading, looks_like_heading
from .metadata import Metadata, parse_metadata

if TYPE_CHECKING:
    from .document import read_document

__all__ = [
    "Commitment",
    "DecisionHeading",
    "Due",
    "FoundDate",
    "HeadingKind",
    "Metadata",
    "Reference",
    "classify_decision",
    "classify_heading",
    "find_commitments",
    "find_dates",
    "find_references",
    "looks_like_heading",
    "parse_metadata",
    "read_document",
]


def __getattr__(name: str) -> Any:
    if name == "read_document":
        from .document import read_document

        return read_document
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
