"""The cases of the register: looking them up, naming them, and one act on one of them."""

from collections.abc import Callable

import msgspec

from ..domain.case import Case, CaseHead
from ..domain.caseref import CaseRef
from ..store import Change
from .office import Office


class KnownCases:
    """What every kind of act on cases builds on."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def get(self, case_id: str) -> Case:
        """The case as it stands. Raises ``NotFound``."""
        return self._office.register.get(Case, case_id)

    def heads(self) -> list[CaseHead]:
        """All cases, with the few fields a list needs."""
        return self._office.register.all(CaseHead)

    def label(self, case: CaseHead) -> str:
        """How a case is named in messages: «SSU 14/26 Strategiske dilemmaer», or its title while it has no number."""
        if case.ref is None:
            return f"«{case.title}»"
        return f"{case.body} {self._office.profile.case_number(case.ref)} {case.title}".strip()

    def by_ref(self, ref: CaseRef) -> CaseHead | None:
        """The case with this body, year and number, or None."""
        return next((head for head in self.heads() if head.ref == ref), None)

    def save(self, case_id: str, what: str, changed: Callable[[Change, Case], Case], merge: str = "") -> Case:
        """One act on one case: ``changed`` gives the case as it is to be, from the case as the register holds it.

        Other kinds of acts on cases build on this. ``what`` is the act in words; the case's name is put after it.
        """
        label = self.label(self.get(case_id))
        with self._office.act(f"{what} {label}", merge=merge) as change:
            case = change.get(Case, case_id)
            new = changed(change, case)
            if new == case:
                return case
            return change.put(msgspec.structs.replace(new, changed=self._office.now()))
