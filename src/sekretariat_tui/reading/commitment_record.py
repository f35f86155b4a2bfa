"""One thing that somebody is asked to do."""

import msgspec

from ..domain.references import BodyMention
from .commitment_dues import Due, read_due
from .task_words import short_task


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """Something somebody is asked, or says, to do.

    `by` is who asks, `assignee` who does it: a body's code, or the words of the text in small letters
    («sekretariatet»); None
    where it is not said. `task` is the short form in the infinitive, `text` the whole sentence.
    """

    by: str | None
    assignee: str | None
    task: str
    due: Due | None
    text: str


def make_commitment(
    plain: str, by: str | None, who: str | None, task: str, at: int, mentions: list[BodyMention], year: int | None
) -> Commitment:
    return Commitment(by=by, assignee=who, task=short_task(task), due=read_due(plain, at, mentions, year), text=plain)


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text
