"""Drafts that come back from Word: known, compared with what was sent and with what stands now, and taken in."""

from .comparing import Comparison
from .finding import Found, State
from .returned import Returned

__all__ = ["Comparison", "Found", "Returned", "State"]
