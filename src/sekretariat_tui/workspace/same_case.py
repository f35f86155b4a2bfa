"""Two cases of the register that are one: what the other has is put with the first, and the other goes to the bin."""

from typing import Any

import msgspec

from ..domain.case import Case, CaseLink
from ..domain.contradictions import agree
from ..domain.errors import RuleBroken
from ..domain.meeting import AgendaItem, Meeting
from ..domain.points import has_text
from ..domain.provenance import with_found
from ..domain.strategy import Measure
from ..store import Change
from .cases import Cases
from .office import Office
from .titles import UNKNOWN_TITLE

_FILLED = (
    "body", "meeting", "document_date", "our_ref", "exemption", "sections", "proposal",
    "case_officers", "clearances", "archive_references", "attachments", "agreement_clauses", "areas",
)  # fmt: skip
_JOINED = ("links", "origins", "exports", "remarks", "returned", "doubts")
_TEXTS = ("sections", "proposal")


def made_one(office: Office, cases: Cases, *, keep: str, other: str) -> Case:
    """The case ``keep`` with what ``other`` has that it lacks; ``other`` is deleted, and what pointed at it follows.

    Raises:
        RuleBroken: when both have a text of their own and they differ: nobody but a person can say which stands.
    """
    first, second = cases.get(keep), cases.get(other)
    with office.act(f"Slo sammen {cases.label(second)} med «{first.title}»") as change:
        first, second = change.get(Case, keep), change.get(Case, other)
        one = _joined(first, second)
        _repoint(change, other, keep)
        one = msgspec.structs.replace(
            one, links=tuple(link for link in one.links if link.case not in (keep, other)), changed=office.now()
        )
        saved = change.put(msgspec.structs.replace(one, rev=change.get(Case, keep).rev))
        change.delete(Case, other)
    return saved


def _joined(first: Case, second: Case) -> Case:
    for field in _TEXTS:
        mine, theirs = getattr(first, field), getattr(second, field)
        if _is_text(field, mine) and _is_text(field, theirs) and not agree(field, mine, theirs):
            word = "tekst" if field == "sections" else "forslag til vedtak"
            raise RuleBroken(
                f"«{first.title}» og «{second.title}» har hver sin {word}, og kan ikke slås sammen uten at noe går "
                "tapt. Gi den ene et annet nummer, eller flytt teksten over for hånd først."
            )
    one, two = first.decision, second.decision
    if has_text(one.points) and has_text(two.points) and not agree("decision", one.points, two.points):
        raise RuleBroken(
            f"«{first.title}» og «{second.title}» har hvert sitt vedtak, og kan ikke slås sammen uten at noe går tapt. "
            "Rett vedtaket i den ene først."
        )
    fields: dict[str, Any] = {name: getattr(first, name) or getattr(second, name) for name in _FILLED}
    for field in _TEXTS:
        fields[field] = getattr(first if _is_text(field, getattr(first, field)) else second, field)
    fields |= {name: tuple(dict.fromkeys((*getattr(first, name), *getattr(second, name)))) for name in _JOINED}
    if first.title in ("", UNKNOWN_TITLE):
        fields["title"] = second.title
    decided_by = first if has_text(one.points) or one.outcome or not (has_text(two.points) or two.outcome) else second
    if decided_by is second:
        fields |= {"decision": two, "status": second.status}
    return msgspec.structs.replace(first, **fields, found=with_found(second.found, *first.found))


def _is_text(field: str, value: Any) -> bool:
    if field == "sections":
        return any(section.text.strip() for section in value)
    return has_text(value.points)


def _repoint(change: Change, gone: str, to: str) -> None:
    """Everything that points at the case that goes, pointed at the one that stays."""
    for meeting in change.all(Meeting):
        if any(item.case == gone for item in meeting.agenda):
            change.put(msgspec.structs.replace(meeting, agenda=_items(meeting.agenda, gone, to)))
    for measure in change.all(Measure):
        if gone in measure.cases:
            cases = tuple(dict.fromkeys(to if case == gone else case for case in measure.cases))
            change.put(msgspec.structs.replace(measure, cases=cases))
    for case in change.all(Case):
        links: list[CaseLink] = [
            msgspec.structs.replace(link, case=to) if link.case == gone else link for link in case.links
        ]
        attachments = tuple(
            msgspec.structs.replace(one, case=to) if one.case == gone else one for one in case.attachments
        )
        decision = case.decision
        if decision.quoted_in is not None and decision.quoted_in.case == gone:
            decision = msgspec.structs.replace(decision, quoted_in=msgspec.structs.replace(decision.quoted_in, case=to))
        pointed = msgspec.structs.replace(case, links=tuple(links), attachments=attachments, decision=decision)
        if pointed != case and case.id != gone:
            change.put(pointed)


def _items(agenda: tuple[AgendaItem, ...], gone: str, to: str) -> tuple[AgendaItem, ...]:
    there = any(item.case == to for item in agenda)
    items = [
        msgspec.structs.replace(item, case=to) if item.case == gone else item
        for item in agenda
        if not (item.case == gone and there)
    ]
    return tuple(items)
