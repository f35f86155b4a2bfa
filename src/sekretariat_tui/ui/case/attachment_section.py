"""A section of a text that is appended to a case paper, written in place."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from ...domain.case import Section
from ...workspace import Workspace
from ..windows.typed_save import TypedSave
from .section_text import SectionText


class AttachmentSection(Vertical):
    """Heading and text of one section of an attachment; the text is saved as it is typed."""

    DEFAULT_CSS = """
    AttachmentSection { height: auto; margin-bottom: 1; & > Static { text-style: bold; } }
    """

    def __init__(self, case_id: str, attachment_id: str, section: Section) -> None:
        super().__init__()
        self.section = section
        self._case_id = case_id
        self._attachment_id = attachment_id
        self._text = SectionText(section.text, placeholder="Skriv eller lim inn teksten …")
        self._save = TypedSave(
            self._text,
            f"{case_id}/{attachment_id}/{section.id}",
            value=lambda: self._text.whole,
            save=self._save_text,
            known=section.text,
            put=self._text.show,
            there=self._there,
            between="\n\n",
        )

    def compose(self) -> ComposeResult:
        if self.section.heading:
            yield Static(Content(self.section.heading))
        yield self._text

    def on_mount(self) -> None:
        self._save.resume()

    def show(self, section: Section) -> None:
        """Shows the section as the register holds it, unless it is being written in."""
        self.section = section
        if self._save.take(section.text):
            self._text.show(section.text)

    def flush(self) -> None:
        """Sends what is typed to be saved."""
        self._save.flush()

    def _save_text(self, workspace: Workspace, text: str, before: str) -> str:
        return workspace.cases.set_attachment_text(
            self._case_id, self._attachment_id, self.section.id, text, before=before
        )

    def _there(self, workspace: Workspace) -> str:
        return workspace.cases.attachment_text(self._case_id, self._attachment_id, self.section.id)

    @on(SectionText.Changed)
    def _typed(self, event: SectionText.Changed) -> None:
        event.stop()
        if self._save.dirty:
            self._save.touched()

    def on_descendant_blur(self) -> None:
        self.flush()

    def on_unmount(self) -> None:
        self.flush()
