"""Acts on the sections of a case: writing in them, adding, moving and taking out."""

import msgspec

from ..domain.case import Case, Section
from ..domain.place import Place
from ..domain.texts import clean_text, one_line
from ..store import Change
from .changed_elsewhere import ChangedElsewhere
from .known_cases import KnownCases


class Sections(KnownCases):
    """Acts on sections. Every one is a single act of the register and can be taken back."""

    def set_section_text(
        self, case_id: str, section_id: str, text: str, *, before: str | None = None, was: Section | None = None
    ) -> Case:
        """Saves the text of a section as it is typed.

        Args:
            before: the text the editor last knew as saved. Where the register holds another, somebody else has
                changed it, and nothing is overwritten.

            was: the section as it was last known here, to be put back from when it is deleted.

        Raises:
            ChangedElsewhere: with both texts; also when the section is deleted in another window.
        """
        text = clean_text(text)
        return self._section(case_id, section_id, "text", text, before, was)

    def set_section_heading(
        self, case_id: str, section_id: str, heading: str, *, before: str | None = None, was: Section | None = None
    ) -> Case:
        """Saves the heading of a section. Raises ``ChangedElsewhere`` as ``set_section_text``."""
        return self._section(case_id, section_id, "heading", one_line(heading), before, was)

    def _section(
        self, case_id: str, section_id: str, field: str, value: str, before: str | None, was: Section | None
    ) -> Case:
        known = was or Section(id=section_id, heading="")
        heading = next((s.heading for s in self.get(case_id).sections if s.id == section_id), known.heading)
        place = Place("sections", section_id)

        def changed(change: Change, case: Case) -> Case:
            there = next((section for section in case.sections if section.id == section_id), None)
            mine = _with(case, msgspec.structs.replace(there or known, **{field: value}))
            name = f"«{heading}» i {self.label(case)}"
            if there is None:
                raise ChangedElsewhere(f"Avsnittet {name}", value, "", mine=mine, place=place, gone=True)
            if before is not None and getattr(there, field) not in (before, value):
                raise ChangedElsewhere(name, value, getattr(there, field), mine=mine, place=place)
            return mine

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

    def remove_section(self, case_id: str, section_id: str, *, before: Section | None = None) -> Case:
        """Takes a section out.

        Args:
            before: the section as it was shown. Where the register holds another, somebody else has written in it.

        Raises:
            ChangedElsewhere: when ``before`` no longer holds.
        """
        heading = next((s.heading for s in self.get(case_id).sections if s.id == section_id), "")

        def removed(change: Change, case: Case) -> Case:
            there = next((section for section in case.sections if section.id == section_id), None)
            left = tuple(section for section in case.sections if section.id != section_id)
            if (
                before is not None
                and there is not None
                and (there.heading, there.text) != (before.heading, before.text)
            ):
                raise ChangedElsewhere(
                    f"Avsnittet «{there.heading}» i {self.label(case)}", "(slettet)", there.text, both=False
                )
            return msgspec.structs.replace(case, sections=left)

        return self.save(case_id, f"Slettet avsnittet «{heading}» i", removed)

    def put_section_back(self, case_id: str, section: Section) -> Case:
        """Puts back a section that was deleted in another window while it was written in here."""
        return self.save(
            case_id, f"Satte inn igjen avsnittet «{section.heading}» i", lambda change, case: _with(case, section)
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


def _with(case: Case, section: Section) -> Case:
    """The case with this section; last, where it was not there."""
    there = any(one.id == section.id for one in case.sections)
    sections = tuple(section if one.id == section.id else one for one in case.sections)
    return msgspec.structs.replace(case, sections=sections if there else (*sections, section))
