"""The case that a number or a title names, in any spelling."""

from collections.abc import Sequence

from ...domain.case import Case
from ...domain.errors import NotFound
from ...domain.letters import fold
from ...domain.references import parse_reference
from ..cases import Cases
from ..office import Office


class CaseNaming:
    """Finds cases by what they are called."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases

    def numbered(self, text: str) -> list[Case]:
        """The cases a number names: «14/26», «sak 14-26», «SSU 14/2026». Several where no body is given."""
        ref = parse_reference(text.strip(), profile=self._office.profile)
        if ref is None or ref.number is None:
            return []
        return [
            self._cases.get(head.id)
            for head in self._cases.heads()
            if head.number == ref.number
            and (ref.year is None or head.year == ref.year)
            and (not ref.body or head.body == ref.body)
        ]

    def one_case(self, text: str) -> Case:
        """The one case a reference in any spelling, or a title, names.

        Raises:
            NotFound: when none or several fit, with those that do.
        """
        found = self.numbered(text) or self._titled(text)
        if not found:
            raise NotFound(f"Fant ingen sak som passer med «{text}». Søk etter den for å se hva den heter.")
        if len(found) > 1:
            raise NotFound(self._several(text, found))
        return found[0]

    def _titled(self, text: str) -> list[Case]:
        wanted = fold(text).split()
        heads = [h for h in self._cases.heads() if fold(h.title).split() == wanted or h.id == text]
        if not heads and wanted:
            heads = [h for h in self._cases.heads() if all(word in fold(h.title) for word in wanted)]
        return [self._cases.get(head.id) for head in heads]

    def _several(self, text: str, found: Sequence[Case]) -> str:
        names = "; ".join(self._cases.label(case) for case in found[:5])
        ref = parse_reference(text.strip(), profile=self._office.profile)
        if ref is None:
            hint = "Skriv mer av tittelen, eller nummeret, som «SSU 14/2026»."
        elif ref.body and ref.year:
            hint = "De har samme nummer; skriv tittelen i stedet."
        else:
            hint = "Skriv utvalg og år også, som «SSU 14/2026»."
        return f"«{text}» passer på flere saker: {names}. {hint}"
