"""Where a decision that is looked up can be put in: the section that was being written when the search was opened."""

from typing import TYPE_CHECKING, NamedTuple

from ..case.long_text import put_together
from ..case.section_editor import SectionEditor

if TYPE_CHECKING:
    from ...workspace.quoting import Inserted
    from ..case.case_pane import CasePane


class QuoteTarget(NamedTuple):
    """A section on the screen. The place in its text is that of its cursor."""

    editor: SectionEditor

    @property
    def at(self) -> int:
        """How many characters of the text as it is saved stand before the cursor."""
        row, column = self.editor.text.cursor_location
        lines = self.editor.text.text.split("\n")
        return len(put_together("\n".join([*lines[:row], lines[row][:column]])))

    def show(self, inserted: "Inserted") -> None:
        """Shows the section with the quote in it, and the cursor after it. ctrl+z takes back text and link together."""
        editor = self.editor
        if not editor.is_attached or editor.section.id != inserted.section.id:
            return
        editor.show(inserted.section)
        editor.text.history.clear()
        shown = inserted.section.text[: inserted.end]
        if editor.text.text.startswith(shown):
            editor.text.move_cursor((shown.count("\n"), len(shown.rpartition("\n")[2])))


def quote_target(pane: "CasePane", *, in_focus: bool = True) -> QuoteTarget | None:
    """The section being written in the case pane; ``in_focus`` when only one with the cursor in it counts."""
    from ..case.paper_tab import PaperTab

    tab = getattr(pane, "tab", None)
    if not isinstance(tab, PaperTab):
        return None
    editor = tab.current if in_focus else tab.last_in_focus
    return QuoteTarget(editor) if editor is not None else None
