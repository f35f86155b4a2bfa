"""A document that was read, as the JSON that ``sekretariat importer --json`` prints (architecture section 6)."""

from collections.abc import Sequence
from typing import Any

import msgspec

from ..domain.case import Attachment, Section
from ..domain.points import Point, sibling_labels
from .read_records import ReadCase, ReadDecision, ReadDocument, ReadMeeting

Json = dict[str, Any]


def to_json(document: ReadDocument) -> Json:
    """The fields of one document with plain values: dates as ISO text, points with their labels.

    ``meeting`` is null for a case paper; for an agenda, minutes or a pack it has the days, the place and who was there,
    and ``cases`` those that have a number. ``items`` is the whole agenda in order, items without a number too. A case
    with a paper of its own has every field of a case paper, ``kind`` included; all have ``type``, ``fixed``, ``closed``,
    ``treatment`` and ``decision``.
    """
    return {
        "source": document.source,
        "digest": document.digest,
        "kind": document.kind,
        "body": document.body,
        "body_inferred": document.body_inferred,
        "number": document.number,
        "suffix": document.suffix,
        "year": document.year,
        "title": document.title,
        "meeting_date": _plain(document.meeting_date),
        "document_date": _plain(document.document_date),
        "case_officers": list(document.case_officers),
        "clearances": list(document.clearances),
        "our_ref": document.our_ref,
        "archive_refs": list(document.archive_refs),
        "sections": [_section(section) for section in document.sections],
        "proposal": points_json(document.proposal.points),
        "proposal_pending": document.proposal.pending,
        "proposer": document.proposer,
        "decisions": [_decision(decision) for decision in document.decisions],
        "meeting": _meeting(document.meeting) if document.meeting is not None else None,
        "cases": [_case(case) for case in document.cases if case.number is not None],
        "items": [_item(case) for case in document.cases],
        "references": [
            {
                "text": reference.text,
                "body": reference.body,
                "number": reference.number,
                "year": reference.year,
                "flags": sorted(reference.flags),
            }
            for reference in document.references
        ],
        "commitments": [_plain(commitment) for commitment in document.commitments],
        "attachments": [_attachment(attachment) for attachment in document.attachments],
        "agreement_clauses": [
            {"document": clause.document, "clause": clause.clause} for clause in document.agreement_clauses
        ],
        "doubts": [{"field": doubt.field, "text": doubt.text, "sentence": doubt.sentence} for doubt in document.doubts],
    }


def points_json(points: Sequence[Point]) -> list[Json]:
    """The points as label, text and the points below each, with what a point presupposes where it stands apart."""
    return [
        {"label": label, "text": point.text}
        | ({"condition": point.condition} if point.condition else {})
        | {"points": points_json(point.points)}
        for label, point in zip(sibling_labels(points), points, strict=True)
    ]


def _section(section: Section) -> Json:
    return {"heading": section.heading, "kind": section.kind or "free", "level": section.level}


def _decision(decision: ReadDecision) -> Json:
    return {
        "of": {"body": decision.of.body, "number": decision.of.number, "year": decision.of.year},
        "points": points_json(decision.points),
        "outcome": decision.outcome.value if decision.outcome else None,
        "mode": decision.mode.value if decision.mode else None,
        "quoted": decision.quoted,
        "meeting_date": _plain(decision.meeting_date),
        "told": list(decision.told),
        "in_favour": decision.in_favour,
        "against": decision.against,
        "dissent": list(decision.dissent),
        "forwarded_to": decision.forwarded_to,
    }


def _meeting(meeting: ReadMeeting) -> Json:
    return {
        "first_day": _plain(meeting.first_day),
        "last_day": _plain(meeting.last_day),
        "time": meeting.time,
        "ordinal": meeting.ordinal,
        "place": meeting.place,
        "digital": meeting.digital,
        "approved": meeting.approved,
        "attendance": [_plain(person) for person in meeting.attendance],
    }


def _item(case: ReadCase) -> Json:
    return {
        "number": case.number,
        "suffix": case.suffix,
        "year": case.year,
        "title": case.title,
        "type": case.type.value if case.type else None,
        "fixed": case.fixed.value if case.fixed else None,
        "closed": case.closed,
    }


def _case(case: ReadCase) -> Json:
    own = to_json(case.paper) if case.paper is not None else {}
    for around in ("source", "digest", "cases", "items", "meeting"):
        own.pop(around, None)
    told = {
        "sections": [_section(section) for section in case.sections],
        "proposal": points_json(case.proposal.points),
        "proposal_pending": case.proposal.pending,
        "proposer": case.proposer,
        "attachments": [_attachment(attachment) for attachment in case.attachments],
        "archive_refs": list(case.archive_refs),
        "commitments": [_plain(commitment) for commitment in case.commitments],
    }
    return {
        **told,
        **own,
        "body": case.body,
        **_item(case),
        "treatment": [{"heading": section.heading, "text": section.text} for section in case.treatment],
        "decision": _decision(case.decision) if case.decision is not None else None,
        "disqualified": [_plain(person) for person in case.disqualified],
    }


def _attachment(attachment: Attachment) -> Json:
    ref = attachment.ref
    return {
        "title": attachment.title,
        "kind": attachment.kind.value,
        "case": {"body": ref.body, "number": ref.number, "year": ref.year} if ref else None,
        "sections": [_section(section) for section in attachment.sections],
    }


def _plain(value: object) -> Any:
    """Dates, sets and records as what JSON knows."""
    return msgspec.to_builtins(value)
