"""Which case a returned file is a draft of, and whether it is ours at all."""

from collections.abc import Iterable

import msgspec

from ...domain.draft_identity import case_name, register_name
from ...profiles.profile import Profile
from ..case_identity import identify
from ..head import read_head
from .block_lines import line_of
from .draft import ReturnedDraft


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
