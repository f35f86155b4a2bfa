"""What is wrong or doubtful in a register, and what to do about it: the rules, and what they give."""

from .findings import Finding, FindingKind, Mend, MendKind, doubt_key, key_of
from .mends import Naming
from .rules import Mention, case_findings, meeting_findings, number_findings

__all__ = [
    "Finding",
    "FindingKind",
    "Mend",
    "MendKind",
    "Mention",
    "Naming",
    "case_findings",
    "doubt_key",
    "key_of",
    "meeting_findings",
    "number_findings",
]
