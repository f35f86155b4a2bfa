"""Numbers that have been given for good, when records are put back as they were (domain rule 2).

A number that has been locked is never given again. When an older state of the register comes back, a number that was
locked in between would be free, and one that was spent may have got its case back.
"""

from collections.abc import Iterable

from .case import CaseHead
from .meeting import Meeting
from .numbering import SpentNumber

Given = tuple[str, int, int]  # body, year, number


def locked_numbers(cases: Iterable[CaseHead], meetings: Iterable[Meeting]) -> dict[Given, str]:
    """Every number that is locked, with the title of what bears it."""
    found = {
        (case.body, case.year, case.number): case.title
        for case in cases
        if case.number_locked and case.number is not None and case.year is not None
    }
    for meeting in meetings:
        for item in meeting.agenda:
            if item.number_locked and item.number is not None:
                found.setdefault((meeting.body, meeting.year, item.number), item.title)
    return found


def given(cases: Iterable[CaseHead], meetings: Iterable[Meeting], spent: Iterable[SpentNumber]) -> dict[Given, str]:
    """Every number that stands: locked, or spent."""
    numbers = {(one.body, one.year, one.number): one.title for one in spent}
    return numbers | locked_numbers(cases, meetings)


def newly_spent(before: dict[Given, str], after: dict[Given, str]) -> list[SpentNumber]:
    """What must be spent so that every number that stood ``before`` still does."""
    return [
        SpentNumber(body=body, year=year, number=number, title=before[body, year, number])
        for body, year, number in sorted(before.keys() - after.keys())
    ]
