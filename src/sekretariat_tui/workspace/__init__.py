"""One folder is one secretariat: opens profile, register and index, and offers the acts of the office."""

from typing import TYPE_CHECKING, Any

from .cases import Cases
from .changed_elsewhere import ChangedElsewhere
from .company import Company
from .folders import Folders, chosen_folder, example_folder
from .meetings import Meetings
from .office import Office
from .overview import CaseGroup, CaseRow, DeskStatus, Overview, filtered
from .strategy import AreaView, MeasureView, Strategy
from .workspace import DEFAULT_PROFILE, Workspace

if TYPE_CHECKING:
    from .decisions import Decisions, Text

__all__ = [
    "DEFAULT_PROFILE",
    "AreaView",
    "CaseGroup",
    "CaseRow",
    "Cases",
    "ChangedElsewhere",
    "Company",
    "Decisions",
    "DeskStatus",
    "Folders",
    "MeasureView",
    "Meetings",
    "Office",
    "Overview",
    "Strategy",
    "Text",
    "Workspace",
    "chosen_folder",
    "example_folder",
    "filtered",
]


def __getattr__(name: str) -> Any:
    """``Decisions`` and ``Text`` when first asked for: the first picture does not need them."""
    if name in {"Decisions", "Text"}:
        from . import decisions

        return getattr(decisions, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
