"""What is wrong or doubtful in a register, and what to do about it: the rules, and what they give."""

from .asked import Asked, asked_findings
from .findings import Finding, FindingKind, Mend, MendKind, doubt_key, key_of
from .mends import Naming
from .rules import Mention, case_findings, meeting_findings, number_findings
from .told import quoted_otherwise_finding, standing_told

__all__ = [
    "Asked",
    "Finding",
    "FindingKind",
    "Mend",
    "MendKind",
    "Mention",
    "Naming",
    "asked_findings",
    "case_findings",
    "doubt_key",
    "key_of",
    "meeting_findings",
    "number_findings",
    "quoted_otherwise_finding",
    "standing_told",
]
