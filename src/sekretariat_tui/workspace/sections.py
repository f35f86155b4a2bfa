"""Acts on the sections of a case: writing in them, adding, moving and taking out."""

import msgspec

from ..domain.case import Case, Section
from ..domain.errors import NotFound, RuleBroken
from ..domain.texts import clean_text, one_line
from ..store import Change
from .known_cases import KnownCases


class ChangedElsewhere(RuleBroken):
    """The text was changed in another window while it was edited here; both texts are kept for the user to choose."""

    def __init__(self, what: str, here: str, there: str) -> None:
        super().__init__(
            f"{what} er endret i et annet vindu mens du skrev. Begge tekstene er beholdt; velg hvilken som skal gjelde."
        )
        self.here = here
        self.there = there


class Sections(KnownCases):
    """Acts on sections. Every one is a single act of the register and can be taken back."""

    def set_section_text(self, case_id: str, section_id: str, text: str, *, before: str | None = None) -> Case:
        """Saves the text of a section as it is typed.

        Args:
            before: the text the editor last knew as saved. Where the register holds another, somebody else has
                changed it, and nothing is overwritten.

        Raises:
            ChangedElsewhere: with both texts.
        """
        text = clean_text(text)
        return self._section(case_id, section_id, "text", text, before)

    def set_section_heading(self, case_id: str, section_id: str, heading: str, *, before: str | None = None) -> Case:
        """Saves the heading of a section. Raises ``ChangedElsewhere`` as ``set_section_text``."""
        return self._section(case_id, section_id, "heading", one_line(heading), before)

    def _section(self, case_id: str, section_id: str, field: str, value: str, before: str | None) -> Case:
        case = self.get(case_id)
        heading = next((s.heading for s in case.sections if s.id == section_id), "")

        def changed(change: Change, case: Case) -> Case:
            sections = []
            found = False
            for section in case.sections:
                if section.id == section_id:
                    found = True
                    there = getattr(section, field)
                    if before is not None and there not in (before, value):
                        raise ChangedElsewhere(f"«{section.heading}» i {self.label(case)}", value, there)
                    section = msgspec.structs.replace(section, **{field: value})
                sections.append(section)
            if not found:
                raise NotFound(
                    f"Avsnittet «{heading}» er slettet i {self.label(case)}. Teksten er ikke lagret; "
                    "kopier den og lim den inn i et annet avsnitt."
                )
            return msgspec.structs.replace(case, sections=tuple(sections))

        return self.save(case_id, f"Skrev i «{heading}» i", changed, f"{case_id}/{section_id}/{field}")

    def add_section(self, case_id: str, heading: str, *, after: str | None = None, level: int = 1) -> Section:
        """A new empty section, after the section named or last."""
        section = Section(heading=one_line(heading), level=level)

        def added(change: Change, case: Case) -> Case:
            sections = list(case.sections)
            index = next((n + 1 for n, s in enumerate(sections) if s.id == after), len(sections))
            sections.insert(index, section)
            return msgspec.structs.replace(case, sections=tuple(sections))

        self.save(case_id, f"La til avsnittet «{section.heading}» i", added)
        return section

    def remove_section(self, case_id: str, section_id: str) -> Case:
        """Takes a section out."""
        heading = next((s.heading for s in self.get(case_id).sections if s.id == section_id), "")
        return self.save(
            case_id,
            f"Slettet avsnittet «{heading}» i",
            lambda change, case: msgspec.structs.replace(
                case, sections=tuple(s for s in case.sections if s.id != section_id)
            ),
        )

    def move_section(self, case_id: str, section_id: str, steps: int) -> Case:
        """Moves a section up (negative) or down; it stops at the ends."""

        def moved(change: Change, case: Case) -> Case:
            sections = list(case.sections)
            index = next((n for n, s in enumerate(sections) if s.id == section_id), None)
            if index is None:
                return case
            section = sections.pop(index)
            sections.insert(max(0, min(len(sections), index + steps)), section)
            return msgspec.structs.replace(case, sections=tuple(sections))

        return self.save(case_id, "Flyttet et avsnitt i", moved)
