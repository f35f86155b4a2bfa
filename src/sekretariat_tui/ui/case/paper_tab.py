"""Saksframlegg: the sections of the case paper in order, written in place."""

from typing import TYPE_CHECKING, cast

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Button

from ...domain.case import Case, Section
from ...workspace import Workspace
from ..windows.page import Page
from .case_tab import CaseTab
from .remark_lines import RemarkLines, other_remarks, remarks_on
from .section_editor import SectionEditor
from .section_text import SectionText

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class PaperTab(CaseTab):
    """The text of a case, section by section, on one page."""

    DEFAULT_CSS = """
    PaperTab {
        & #new-section { margin-left: 1; color: $text-muted; background: transparent; min-width: 0; width: auto; }
    }
    """

    help_topic = "saksframlegg"

    def compose(self) -> ComposeResult:
        with Page():
            yield RemarkLines()
            yield Button("+ Nytt avsnitt", id="new-section", compact=True)

    def __init__(self) -> None:
        super().__init__()
        self._editors: list[SectionEditor] = []
        self._focus_when_shown = ""
        self._last: SectionEditor | None = None

    # ------------------------------------------------------------------ showing

    def show_case(self, case: Case, other: bool) -> None:
        page, below = next(iter(self.query(Page)), None), self._below
        if page is None or below is None:
            return
        if other:
            for editor in self._editors:
                editor.remove()
            self._editors = []
            page.scroll_home(animate=False)
        known = {editor.section.id: editor for editor in self._editors}
        wanted = {section.id for section in case.sections}
        for editor in [editor for editor in self._editors if editor.section.id not in wanted]:
            self._let_go(editor)
        shown: list[SectionEditor] = []
        for section in case.sections:
            if section.id in known:
                known[section.id].show(section)
                shown.append(known[section.id])
            else:
                shown.append(SectionEditor(case.id, section))
                page.mount(shown[-1], before=below)
        new = [editor for editor in shown if editor not in self._editors]
        if [*self._editors, *new] != shown:
            for editor in shown:
                page.move_child(editor, before=below)
        self._editors = shown
        self._show_remarks(case)
        self._focus_new()

    def _show_remarks(self, case: Case) -> None:
        """Each remark below the section it stands on; those on nothing that is here stand above the paper."""
        self.query_one(Page).query_one("Page > RemarkLines", RemarkLines).show(case, other_remarks(case))
        for editor in self._editors:
            remarks = remarks_on(case, "sections", editor.section.id)
            if remarks or editor.remarks.children:
                self.call_after_refresh(editor.remarks.show, case, remarks)

    def _let_go(self, editor: SectionEditor) -> None:
        """Takes an editor off the page. Text that is not saved is kept on disk, and the user asked what is to be done."""
        editor.flush()
        if editor.has_focus_within:
            self._focus_beside(editor)
        self._editors.remove(editor)
        editor.remove()

    def _focus_beside(self, editor: SectionEditor) -> None:
        editors = self._editors
        index = editors.index(editor)
        rest = editors[index + 1 : index + 2] or editors[max(index - 1, 0) : index]
        self._focus(rest[0].text if rest else self._below)

    @property
    def _below(self) -> Button | None:
        """The button below the sections; None when the program is being left before the tab stood there."""
        return next(iter(self.query("#new-section").results(Button)), None)

    def _focus(self, widget: Widget | None) -> None:
        if widget is not None:
            widget.focus()

    # ------------------------------------------------------------------ what stands here

    @property
    def current(self) -> SectionEditor | None:
        """The section in focus."""
        return next((editor for editor in self._editors if editor.has_focus_within), None)

    @property
    def last_in_focus(self) -> SectionEditor | None:
        """The section in focus, or the one that was before a window came over it."""
        return self.current or (self._last if self._last in self._editors else None)

    def on_descendant_focus(self) -> None:
        self._last = self.current

    def flush(self) -> None:
        for editor in self._editors:
            editor.flush()

    def focus_first(self) -> None:
        editors = self._editors
        aim, self.aim = self.aim, ""
        if aimed := [editor for editor in editors if editor.section.id == aim]:
            aimed[0].text.focus()
            return
        empty = [editor for editor in editors if not editor.section.text]
        if editors:
            (empty[0] if len(empty) == len(editors) else editors[0]).text.focus()
        else:
            self._focus(self._below)

    # ------------------------------------------------------------------ acts

    @on(Button.Pressed, "#new-section")
    def add_section(self) -> None:
        """A new empty section after the one in focus, or last; the cursor goes to its heading."""
        case_id, current = self.case_id, self.last_in_focus
        after = current.section.id if current else None

        def shown(section: Section) -> None:
            self._focus_when_shown = section.id
            self._focus_new()

        self.act(lambda workspace: workspace.cases.add_section(case_id, "", after=after), shown)

    def _focus_new(self) -> None:
        """The cursor goes to the heading of a section made here, when it has come onto the page."""
        for editor in self._editors:
            if editor.section.id == self._focus_when_shown:
                self._focus_when_shown = ""
                self.call_after_refresh(editor.heading.focus)

    def remove_section(self) -> None:
        """Takes out the section in focus; it comes back with an undo."""
        current = self.last_in_focus
        if current is None:
            return
        case_id, section = self.case_id, current.section
        name = f"«{section.heading}»" if section.heading else "uten overskrift"
        undo = cast("DeskApp", self.app).key("angre")
        shown = msgspec.structs.replace(section, heading=current.heading.value, text=current.text.whole)

        def remove(workspace: Workspace, **before: Section) -> None:
            workspace.cases.remove_section(case_id, section.id, **before)
            self.app.call_later(self.notify, f"Avsnittet {name} er slettet. {undo} to ganger henter det tilbake.")

        self.do_or_ask(lambda workspace: remove(workspace, before=shown), remove)

    def move_section(self, steps: int) -> None:
        """Moves the section in focus up or down."""
        if self.last_in_focus is not None:
            self.last_in_focus.action_move(steps)

    @on(SectionEditor.MoveAsked)
    def _move(self, event: SectionEditor.MoveAsked) -> None:
        event.stop()
        case_id, section_id, steps = self.case_id, event.section_id, event.steps
        self.act(lambda workspace: workspace.cases.move_section(case_id, section_id, steps))

    @on(SectionText.Left)
    def _go_on(self, event: SectionText.Left) -> None:
        """The cursor goes from the end of a text to the next heading, and from its start to its own heading."""
        event.stop()
        index = next((n for n, editor in enumerate(self._editors) if editor.has_focus_within), None)
        if index is None:
            return
        if event.steps < 0:
            self._editors[index].heading.focus()
        elif index + 1 < len(self._editors):
            self._editors[index + 1].heading.focus()
        else:
            self._focus(self._below)

    @on(SectionEditor.OutAbove)
    def _go_back(self, event: SectionEditor.OutAbove) -> None:
        """The cursor goes from a heading up to the end of the text above."""
        event.stop()
        index = self._editors.index(event.editor)
        if index:
            above = self._editors[index - 1].text
            above.focus()
            above.move_cursor(above.document.end)
