"""What the control finds: a sentence, what it is about, and the mends that can be chosen. The rules stand beside it."""

from enum import StrEnum

import msgspec

from ..case import Doubt, Standing
from ..provenance import words_mark


class MendKind(StrEnum):
    """What a mend does. ``OPEN`` and ``READ_IN`` only lead somewhere; the others are acts that can be taken back.

    ``OPEN`` leads to the case or the meeting that is the target, ``READ_IN`` to where papers are read in. ``LET_STAND``
    settles the finding, ``USE_OTHER`` takes what the other document says, ``MERGE`` makes two cases one and
    ``TAKE_NUMBER`` takes the number from the target. ``SET_BODY`` gives the case the body that is the target.
    ``SET_STANDING`` sets the mend's standing on the decision, and
    ``NEW_CASE`` makes the case that was asked for, whose title is the target.
    """

    OPEN = "open"
    READ_IN = "read_in"
    LET_STAND = "let_stand"
    USE_OTHER = "use_other"
    MERGE = "merge"
    TAKE_NUMBER = "take_number"
    SET_BODY = "set_body"
    SET_STANDING = "set_standing"
    NEW_CASE = "new_case"


class Mend(msgspec.Struct, frozen=True, kw_only=True):
    """One way to settle a finding, with the name a secretary would use. ``target`` is the case or meeting it leads to."""

    kind: MendKind
    label: str
    target: str = ""
    standing: Standing | None = None


class FindingKind(StrEnum):
    """What is wrong or doubtful."""

    UNREADABLE = "unreadable"
    TEMPLATE = "template"
    DOUBT = "doubt"
    CONTRADICTION = "contradiction"
    NUMBER_TWICE = "number_twice"
    NO_BODY = "no_body"
    NO_TITLE = "no_title"
    UNKNOWN_CASE = "unknown_case"
    WEEKEND = "weekend"
    TWO_DATES = "two_dates"
    ONLY_QUOTED = "only_quoted"
    NO_PAPER = "no_paper"
    NO_MINUTES = "no_minutes"
    NOT_BROUGHT = "not_brought"
    NEVER_FOLLOWED = "never_followed"
    STANDING_TOLD = "standing_told"
    QUOTED_OTHERWISE = "quoted_otherwise"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at.

    ``case`` or ``meeting`` is the id of what it is about, ``where`` what that is called, ``sentence`` what is found and
    what to do. ``key`` is the same each time the same thing is found, so that one that is settled is not raised again.
    """

    kind: FindingKind
    key: str
    where: str
    sentence: str
    case: str | None = None
    meeting: str | None = None
    doubt: str | None = None
    mends: tuple[Mend, ...] = ()


def doubt_key(record: str, doubt: Doubt) -> str:
    """The key of a doubt about a record: by what it says, for its own id is another each time it is raised."""
    return key_of("doubt", record, doubt.field, doubt.digest or doubt.text, doubt.other or doubt.sentence)


def key_of(kind: str, *about: str) -> str:
    """A key made of what a finding is about."""
    return f"{kind}:{words_mark(' | '.join(about))}"
