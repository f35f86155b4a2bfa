"""Which case a returned file is a draft of, and whether it is ours at all."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from ...domain.draft_identity import CASE_PREFIX, OURS_PREFIX, TITLE, case_name, register_name
from ...profiles.profile import Profile
from ..case_identity import identify
from ..case_line import read_case_line
from ..head import read_head
from .block_lines import line_of
from .draft import Kind, ReturnedDraft


class Named(msgspec.Struct, frozen=True):
    """What the file calls its case: body, number, letter after it, year and title; None or empty where it does not say."""

    body: str | None = None
    number: int | None = None
    suffix: str = ""
    year: int | None = None
    title: str = ""


def case_of(returned: ReturnedDraft, ids: Iterable[str]) -> str | None:
    """Which of these case ids the file carries, hidden in its text or in its properties; None where it carries none.

    The text counts first: a new case is often written over an old case's file, but then its text is the old one's too
    until somebody has changed it, and so a person decides.
    """
    if returned.case_name:
        return next((id for id in ids if case_name(id) == returned.case_name), None)
    return returned.identifier if returned.identifier and returned.identifier in set(ids) else None


def is_from_elsewhere(returned: ReturnedDraft, register_id: str) -> bool:
    """Whether the file says that it is from another secretariat's register. A file that says nothing may be ours."""
    return returned.register_name not in ("", register_name(register_id))


def named_case(returned: ReturnedDraft, profile: Profile | None) -> Named:
    """The number and title at the top of the paper, for a file that carries no identity."""
    lines = [line_of(block) for block in returned.blocks[:120] if block.text.strip()]
    head = read_head(lines, profile)
    own = identify(head, returned.headers, (), profile)
    return Named(own.body, own.case.number, own.case.suffix, own.year, returned.title or head.title)


def cases_below(returned: ReturnedDraft, profile: Profile | None) -> list[Named]:
    """The cases whose papers seem to stand below the file's own title: a number line and a title that are not the program's.

    A line in a text that only mentions a case («SSU sak 23/26») has no title of a paper right below it.
    """
    found: list[Named] = []
    blocks = [block for block in returned.blocks if block.text.strip() and not block.gone]
    for line, title in pairwise(blocks):
        ours = any(name.startswith(OURS_PREFIX) for name in line.names) or TITLE in title.names
        read = None if ours or title.kind is not Kind.TITLE else read_case_line(line.text, profile)
        if read is not None:
            found.append(Named(read.body, read.number, read.suffix, read.year, " ".join(title.text.split())))
    return found


def other_case_names(returned: ReturnedDraft) -> frozenset[str]:
    """The hidden names of cases in the file besides its own: they came along with a title that was pasted."""
    names = {name for block in returned.blocks if not block.gone for name in (*block.names, *block.joined)}
    return frozenset(name for name in names if name.startswith(CASE_PREFIX)) - {returned.case_name}
