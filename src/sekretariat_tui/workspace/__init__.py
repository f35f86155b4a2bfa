"""One folder is one secretariat: opens profile, register and index, and offers the acts of the office."""

from .cases import Cases, ChangedElsewhere
from .decisions import Decisions, Text
from .folders import Folders, chosen_folder, example_folder
from .meetings import Meetings
from .office import Office
from .overview import CaseGroup, CaseRow, DeskStatus, Overview, filtered
from .strategy import AreaView, MeasureView, Strategy
from .workspace import DEFAULT_PROFILE, Workspace

__all__ = [
    "DEFAULT_PROFILE",
    "AreaView",
    "CaseGroup",
    "CaseRow",
    "Cases",
    "ChangedElsewhere",
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
