"""Drafts that come back from Word: known, compared with what was sent and with what stands now, and taken in."""

from .comparing import Comparison
from .finding import Found, State
from .own_lines import OwnLineEdit
from .returned import Returned
from .survey import COMPARABLE, Surveyed, Turn, next_after

__all__ = ["COMPARABLE", "Comparison", "Found", "OwnLineEdit", "Returned", "State", "Surveyed", "Turn", "next_after"]
