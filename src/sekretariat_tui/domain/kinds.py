"""The closed lists of the domain: case types, statuses, outcomes and the like.

The values are what the register stores and never change; the words a user reads are in ``words``.
"""

from enum import StrEnum


class Side(StrEnum):
    """The two sides of the partnership (glossary: party)."""

    MUNICIPALITIES = "municipalities"
    HOSPITAL = "hospital"


class CaseType(StrEnum):
    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"
    REFERRED = "referred"
    APPROVAL = "approval"
    ANY_OTHER = "any_other"


class CaseStatus(StrEnum):
    ANNOUNCED = "announced"
    DRAFT = "draft"
    CLEARING = "clearing"
    READY = "ready"
    ON_AGENDA = "on_agenda"
    SENT = "sent"
    DECIDED = "decided"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    AS_PROPOSED = "as_proposed"
    AMENDED = "amended"
    APPROVED = "approved"
    APPROVED_WITH_REMARK = "approved_with_remark"
    DISCUSSED = "discussed"
    NOTED = "noted"
    NO_CONSENSUS = "no_consensus"
    POSTPONED_UNHANDLED = "postponed_unhandled"
    HANDLED_AND_POSTPONED = "handled_and_postponed"
    SENT_BACK = "sent_back"
    FORWARDED = "forwarded"
    WITHDRAWN = "withdrawn"


class Mode(StrEnum):
    CONSENSUS = "consensus"
    UNANIMOUS = "unanimous"
    MAJORITY = "majority"  # only in old papers read in (glossary: mode)


class Stance(StrEnum):
    AGREES = "agrees"
    AGREES_WITH_REMARK = "agrees_with_remark"
    DISAGREES = "disagrees"
    MUST_ANCHOR = "must_anchor"


class StandingKind(StrEnum):
    IN_FORCE = "in_force"
    CHANGED = "changed"
    EXTENDED = "extended"
    REPLACED = "replaced"
    REVOKED = "revoked"
    CARRIED_OUT = "carried_out"


class PointStyle(StrEnum):
    NUMBER = "number"
    LETTER = "letter"
    BULLET = "bullet"
    PLAIN = "plain"


class LinkKind(StrEnum):
    FOLLOWS_UP = "follows_up"
    BASED_ON = "based_on"
    QUOTES = "quotes"
    CONTINUES = "continues"  # the same matter in another body or after a postponement
    RELATED = "related"


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    CONVENED = "convened"
    HELD = "held"
    MINUTES_OUT = "minutes_out"
    MINUTES_APPROVED = "minutes_approved"
    CANCELLED = "cancelled"


class FixedItem(StrEnum):
    """The items every agenda has (glossary: agenda)."""

    NOTICE = "notice"
    LAST_MINUTES = "last_minutes"
    ANY_OTHER = "any_other"


class MeasureStatus(StrEnum):
    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    DELAYED = "delayed"
    STOPPED = "stopped"
    DONE = "done"


class CommitmentStatus(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    LAPSED = "lapsed"


class ExemptScope(StrEnum):
    WHOLE = "whole"
    PARTLY = "partly"


class AttachmentKind(StrEnum):
    FILE = "file"
    CASE = "case"
    TEXT = "text"


class MemberRole(StrEnum):
    CHAIR = "chair"
    DEPUTY_CHAIR = "deputy_chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    OBSERVER = "observer"
    USER_REPRESENTATIVE = "user_representative"
    GP_REPRESENTATIVE = "gp_representative"
    SECRETARIAT = "secretariat"
