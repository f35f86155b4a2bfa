"""Saksgang: the cases a case points at, and those that point at it."""

import msgspec

from ..domain.case import Case
from ..domain.caseref import CaseRef
from ..domain.kinds import LinkKind
from ..domain.references import find_references
from .cases import Cases
from .office import Office

FORWARD = {
    LinkKind.FOLLOWS_UP: "følges opp av",
    LinkKind.BASED_ON: "er grunnlag for",
    LinkKind.QUOTES: "siteres i",
    LinkKind.CONTINUES: "samme sak som",
    LinkKind.RELATED: "se også",
}


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A case beside this one: how they hang together in words, and the other's id when it is in the register.

    ``link`` is the id of the link when a person can take it away; empty when it is read from the text. ``doubtful``
    when the mention in the text may be a slip.
    """

    words: str
    label: str
    case: str | None
    ref: CaseRef | None
    link: str = ""
    from_text: bool = False
    doubtful: bool = False


class Thread:
    """What a case hangs together with."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases

    def around(self, case_id: str) -> list[Step]:
        """The case's links, the mentions in its text, then the cases that link to it. Each other case once a relation."""
        case = self._cases.get(case_id)
        by_ref = {head.ref: head for head in self._cases.heads() if head.ref}
        steps: list[Step] = []
        seen: set[CaseRef | str] = set()
        for link in case.links:
            other = self._office.register.find(Case, link.case) if link.case else None
            ref = other.ref if other else link.ref
            label = self._cases.label(other) if other else self._ref_label(ref)
            words = self._office.profile.word(link.kind)
            steps.append(Step(words=words, label=label, case=other.id if other else None, ref=ref, link=link.id))
            seen.update(key for key in (ref, link.case) if key)
        for section in case.sections:
            for found in find_references(
                section.text, body=case.body or None, year=case.year, profile=self._office.profile
            ):
                if found.body is None or found.year is None:
                    continue
                ref = CaseRef(found.body, found.year, found.number)
                if ref in seen or ref == case.ref:
                    continue
                seen.add(ref)
                head = by_ref.get(ref)
                label = self._cases.label(head) if head else self._ref_label(ref)
                steps.append(
                    Step(
                        words="nevner",
                        label=label,
                        case=head.id if head else None,
                        ref=ref,
                        from_text=True,
                        doubtful=found.doubtful,
                    )
                )
        for other, link in self._cases.linked_from(case_id):
            steps.append(Step(words=FORWARD[link.kind], label=self._cases.label(other), case=other.id, ref=other.ref))
        return steps

    def lines(self, case_id: str) -> list[str]:
        """The steps as lines of text."""
        return [
            f"{step.words} {step.label}"
            + (" (usikker)" if step.doubtful else "")
            + ("" if step.case else " – ikke i registeret")
            for step in self.around(case_id)
        ]

    def _ref_label(self, ref: CaseRef | None) -> str:
        return f"{ref.body} {self._office.profile.case_number(ref)}" if ref else "?"
