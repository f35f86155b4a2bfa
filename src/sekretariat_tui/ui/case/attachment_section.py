"""A section of a text that is appended to a case paper, written in place."""

from collections.abc import Callable

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from ...domain.case import Attachment, Section
from ...domain.texts import clean_text
from ...workspace import ChangedElsewhere, Workspace
from ..windows.typed_save import TypedSave
from .section_text import SectionText
from .two_texts import Choice, ask_which, chosen_text


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
            elsewhere=self._ask,
        )

    def compose(self) -> ComposeResult:
        if self.section.heading:
            yield Static(Content(self.section.heading))
        yield self._text

    def show(self, section: Section) -> None:
        """Shows the section as the register holds it, unless it is being written in."""
        self.section = section
        if self._save.take(section.text):
            self._text.show(section.text)

    def flush(self) -> None:
        """Sends what is typed to be saved."""
        self._save.flush()

    def _save_text(self, workspace: Workspace, text: str, before: str) -> str:
        text = clean_text(text)

        def written(section: Section) -> Section:
            if section.id != self.section.id:
                return section
            if section.text not in (before, text):
                raise ChangedElsewhere("Teksten i vedlegget", text, section.text)
            return msgspec.structs.replace(section, text=text)

        attachments = tuple(
            _with_sections(attachment, written) if attachment.id == self._attachment_id else attachment
            for attachment in workspace.cases.get(self._case_id).attachments
        )
        merge = f"{self._case_id}/{self._attachment_id}/{self.section.id}"
        workspace.cases.amend(self._case_id, "Skrev i et vedlegg i", merge=merge, attachments=attachments)
        return text

    def _ask(self, error: ChangedElsewhere) -> None:
        def settle(choice: Choice | None) -> None:
            self._save.build_on(error.there)
            self._text.show(chosen_text(choice, self._text.whole, error.there))
            self._save.flush()

        ask_which(self.app, error, settle)

    @on(SectionText.Changed)
    def _typed(self, event: SectionText.Changed) -> None:
        event.stop()
        if self._save.dirty:
            self._save.touched()

    def on_descendant_blur(self) -> None:
        self.flush()

    def on_unmount(self) -> None:
        self.flush()


def _with_sections(attachment: Attachment, written: Callable[[Section], Section]) -> Attachment:
    return msgspec.structs.replace(attachment, sections=tuple(written(section) for section in attachment.sections))
