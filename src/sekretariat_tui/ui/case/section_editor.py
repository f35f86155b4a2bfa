"""One section of a case paper, edited in place: its heading and its text, saved as they are typed."""

from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from ...domain.case import Case, Section
from ...domain.errors import NotFound
from ...workspace import Workspace
from ..windows.typed_save import TypedSave
from .remark_lines import RemarkLines
from .section_text import SectionText


class SectionEditor(Vertical):
    """Heading and text of one section.

    Args:
        case_id: the case it belongs to.
        section: as the register holds it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7,alt+up", "move(-1)", "Flytt avsnittet opp", id="avsnitt.opp", show=False),
        Binding("down", "into_text", show=False),
        Binding("up", "out_above", show=False),
        Binding("f8,alt+down", "move(1)", "Flytt avsnittet ned", id="avsnitt.ned", show=False),
    ]

    DEFAULT_CSS = """
    SectionEditor {
        height: auto; margin-bottom: 1; padding-left: 1;
        &.-below { padding-left: 3; }
        & > Input {
            height: 1; border: none; padding: 0; background: transparent; text-style: bold; color: $primary;
            &:focus { background: $surface; }
        }
    }
    """

    class MoveAsked(Message):
        """The section is to be moved up (-1) or down (1)."""

        def __init__(self, section_id: str, steps: int) -> None:
            super().__init__()
            self.section_id = section_id
            self.steps = steps

    class OutAbove(Message):
        """The cursor went up from the heading."""

        def __init__(self, editor: "SectionEditor") -> None:
            super().__init__()
            self.editor = editor

    def __init__(self, case_id: str, section: Section) -> None:
        super().__init__(classes="-below" if section.level > 1 else "")
        self.case_id = case_id
        self.section = section
        self.heading = Input(section.heading, placeholder="Overskrift", compact=True, select_on_focus=False)
        self.remarks = RemarkLines()
        self.heading.styles.padding = 0  # flush with the text, whatever the program's other fields have
        self.text = SectionText(section.text, placeholder="Skriv her …")
        where = f"{case_id}/{section.id}"
        self.heading_save = TypedSave(
            self.heading,
            f"{where}/heading",
            value=lambda: self.heading.value,
            save=self._save_heading,
            known=section.heading,
            put=self._put_heading,
            there=lambda workspace: self._there(workspace).heading,
            restore=lambda workspace, heading: self._restore(workspace, heading=heading),
        )
        self.text_save = TypedSave(
            self.text,
            f"{where}/text",
            value=lambda: self.text.whole,
            save=self._save_text,
            known=section.text,
            put=self.text.show,
            there=lambda workspace: self._there(workspace).text,
            restore=lambda workspace, text: self._restore(workspace, text=text),
            between="\n\n",
        )

    def compose(self) -> ComposeResult:
        yield self.heading
        yield self.text
        yield self.remarks

    def on_mount(self) -> None:
        self.heading_save.resume()
        self.text_save.resume()

    def show(self, section: Section) -> None:
        """Shows the section as the register holds it, unless it is being written in."""
        self.section = section
        self.set_class(section.level > 1, "-below")
        if self.heading_save.take(section.heading):
            with self.heading.prevent(Input.Changed):
                self.heading.value = section.heading
        if self.text_save.take(section.text):
            self.text.show(section.text)

    def flush(self) -> None:
        """Sends what is typed to be saved."""
        self.heading_save.flush()
        self.text_save.flush()

    # ------------------------------------------------------------------ saving

    def _save_text(self, workspace: Workspace, text: str, before: str) -> str:
        case = workspace.cases.set_section_text(self.case_id, self.section.id, text, before=before, was=self.section)
        return _section(case, self.section.id).text

    def _save_heading(self, workspace: Workspace, heading: str, before: str) -> str:
        known = self.section
        case = workspace.cases.set_section_heading(self.case_id, known.id, heading, before=before, was=known)
        return _section(case, self.section.id).heading

    def _there(self, workspace: Workspace) -> Section:
        """The section as the register holds it now. Raises NotFound."""
        case = workspace.cases.get(self.case_id)
        found = next((section for section in case.sections if section.id == self.section.id), None)
        if found is None:
            raise NotFound(f"Avsnittet «{self.section.heading}» er slettet.")
        return found

    def _restore(self, workspace: Workspace, **written: str) -> None:
        workspace.cases.put_section_back(self.case_id, msgspec.structs.replace(self.section, **written))

    def _put_heading(self, heading: str) -> None:
        self.heading.value = heading

    @on(Input.Changed)
    def _heading_typed(self, event: Input.Changed) -> None:
        event.stop()
        self.heading_save.touched()

    @on(SectionText.Changed)
    def _text_typed(self, event: SectionText.Changed) -> None:
        event.stop()
        if self.text_save.dirty:
            self.text_save.touched()

    @on(Input.Submitted)
    def _into_the_text(self, event: Input.Submitted) -> None:
        event.stop()
        self.text.focus()

    def on_descendant_blur(self) -> None:
        self.flush()

    def on_unmount(self) -> None:
        self.flush()

    def action_into_text(self) -> None:
        """From the heading to the text."""
        self.text.focus()

    def action_out_above(self) -> None:
        """From the heading to what is above."""
        self.post_message(self.OutAbove(self))

    def action_move(self, steps: int) -> None:
        """Asks for the section to be moved."""
        self.post_message(self.MoveAsked(self.section.id, steps))


def _section(case: Case, section_id: str) -> Section:
    return next(section for section in case.sections if section.id == section_id)
