"""Reading papers in: looking at them, taking them in, and leaving them out."""

from .corrections import Corrections
from .imports import Imports
from .records import (
    Becomes,
    BecomesCase,
    BecomesMeeting,
    Failed,
    ImportResult,
    Looked,
    State,
    Step,
    Taken,
)

__all__ = [
    "Becomes",
    "BecomesCase",
    "BecomesMeeting",
    "Corrections",
    "Failed",
    "ImportResult",
    "Imports",
    "Looked",
    "State",
    "Step",
    "Taken",
]
