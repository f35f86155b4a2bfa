"""Vedlegg: what is appended to the case paper, and what each holds."""

from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ...domain.case import Attachment, Case, Exemption, Section
from ...domain.kinds import AttachmentKind
from ...workspace import Workspace
from ..messages import OpenCase
from ..windows.asking import ask_line, choose
from ..windows.page import Page
from ..windows.typed_path import typed_path
from .attachment_section import AttachmentSection
from .case_tab import CaseTab

EMPTY = "Saken har ingen vedlegg. Trykk + for å legge ved en fil, en tidligere sak eller en tekst."
KINDS = [
    (AttachmentKind.FILE.value, "En fil", "stien til filen"),
    (AttachmentKind.CASE.value, "En tidligere sak", "vises med nummer og tittel"),
    (AttachmentKind.TEXT.value, "En tekst", "skrives etter forslaget i samme dokument"),
]


class AttachmentsTab(CaseTab):
    """The attachments of a case, and below them what the one at the cursor holds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,insert", "add", "Legg ved", id="vedlegg.nytt", show=False),
        Binding("delete,minus", "remove", "Ta bort vedlegget", id="vedlegg.fjern", show=False),
        Binding("e", "rename", "Endre tittelen", id="vedlegg.tittel", show=False),
        Binding("u", "exempt", "Unntatt offentlighet", id="vedlegg.unntatt", show=False),
    ]

    DEFAULT_CSS = """
    AttachmentsTab {
        & OptionList, & OptionList:focus {
            height: auto; max-height: 40%; border: none; background: transparent; padding: 0;
        }
        & #no-attachments { padding: 1; color: $text-muted; }
        & #attachment-keys { height: auto; color: $text-muted; padding: 0 1; }
        & Page { height: 1fr; border-top: solid $border; padding: 0 1; }
    }
    """

    help_topic = "vedlegg"

    def __init__(self) -> None:
        super().__init__()
        self._editors: list[AttachmentSection] = []

    def compose(self) -> ComposeResult:
        yield Static(EMPTY, id="no-attachments")
        yield OptionList(id="attachment-list")
        yield Static(
            "+ legger ved · Delete tar bort · E endrer tittelen · U unntatt offentlighet", id="attachment-keys"
        )
        with Page():
            yield Static(id="attachment-facts")

    def show_case(self, case: Case, other: bool) -> None:
        options = self.query_one("#attachment-list", OptionList)
        self.query_one("#no-attachments").display = not case.attachments
        options.display = bool(case.attachments)
        highlighted = options.highlighted
        options.set_options([Option(self._line(number, a)) for number, a in enumerate(case.attachments, start=1)])
        if case.attachments:
            last = len(case.attachments) - 1
            options.highlighted = 0 if other or highlighted is None else min(highlighted, last)
        self._show_text()

    @property
    def attachment(self) -> Attachment | None:
        """The attachment the cursor stands on."""
        at = self.query_one("#attachment-list", OptionList).highlighted
        attachments = self.case.attachments if self.case else ()
        return attachments[at] if at is not None and at < len(attachments) else None

    def focus_first(self) -> None:
        options = self.query_one("#attachment-list", OptionList)
        if options.display:
            options.focus()

    def _line(self, number: int, attachment: Attachment) -> Content:
        profile = self.workspace.profile
        kind = profile.word(attachment.kind)
        line = Content.assemble(f"{number}. {attachment.title}", (f"  {kind}", "$text-muted"))
        if attachment.ref is not None:
            line = line.append(Content.styled(f" {profile.citation(attachment.ref)}", "$text-muted"))
        if attachment.exemption is not None:
            line = line.append(Content.styled(f"  ⊘ {profile.word(attachment.exemption.scope)}", "$text-warning"))
        return line

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_text()

    def _show_text(self) -> None:
        """Shows what the attachment at the cursor holds; a text is written in place."""
        attachment = self.attachment
        facts: list[Content] = []
        if attachment is not None and attachment.file:
            facts.append(Content.assemble(("Fil: ", "$text-muted"), attachment.file))
        if attachment is not None and attachment.exemption is not None:
            facts.append(Content(f"Hjemmel: {attachment.exemption.legal_basis}"))
        static = self.query_one("#attachment-facts", Static)
        static.display = bool(facts)
        static.update(Content("\n").join(facts))
        wanted = {section.id: section for section in attachment.sections} if attachment else {}
        for editor in [editor for editor in self._editors if editor.section.id not in wanted]:
            self._editors.remove(editor)
            editor.remove()
        known = {editor.section.id: editor for editor in self._editors}
        for section in wanted.values():
            if section.id in known:
                known[section.id].show(section)
            elif attachment is not None:
                self._editors.append(AttachmentSection(self.case_id, attachment.id, section))
                self.query_one(Page).mount(self._editors[-1])

    def flush(self) -> None:
        for editor in self._editors:
            editor.flush()

    # ------------------------------------------------------------------ acts

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        attachment = self.attachment
        if attachment is not None and attachment.case is not None:
            self.post_message(OpenCase(attachment.case))

    def action_add(self) -> None:
        """Asks what kind of attachment, and then for it."""
        ask = {
            AttachmentKind.FILE: self._ask_file,
            AttachmentKind.CASE: self._ask_case,
            AttachmentKind.TEXT: self._ask_text,
        }
        choose(self.app, "Hva skal ligge ved?", KINDS, lambda kind: ask[AttachmentKind(kind)]() if kind else None)

    def _ask_file(self) -> None:
        def given(text: str | None) -> None:
            path = typed_path(text or "")
            if path is None:
                return
            if not path.is_file():
                self.notify(f"Fant ikke filen {path}. Se etter skrivefeil, og prøv igjen.", severity="error")
                return
            self._add(Attachment(title=path.stem, kind=AttachmentKind.FILE, file=str(path)))

        ask_line(self.app, "Stien til filen (dra den gjerne hit)", "", given)

    def _ask_case(self) -> None:
        cases = self.workspace.cases
        heads = [head for head in cases.heads() if head.id != self.case_id]

        def chosen(case_id: str | None) -> None:
            head = next((head for head in heads if head.id == case_id), None)
            if head is not None:
                self._add(Attachment(title=head.title, kind=AttachmentKind.CASE, case=head.id, ref=head.ref))

        choose(self.app, "Hvilken sak skal ligge ved?", [(h.id, cases.label(h), "") for h in heads], chosen)

    def _ask_text(self) -> None:
        def given(title: str | None) -> None:
            if title and title.strip():
                sections = (Section(heading=""),)
                self._add(Attachment(title=title.strip(), kind=AttachmentKind.TEXT, sections=sections))

        ask_line(self.app, "Vedleggets tittel", "", given)

    def _add(self, attachment: Attachment) -> None:
        case_id = self.case_id
        self.act(lambda workspace: workspace.cases.add_attachment(case_id, attachment))

    def action_remove(self) -> None:
        """Takes away the attachment at the cursor; it comes back with an undo."""
        attachment = self.attachment
        if attachment is None:
            self.notify("Velg et vedlegg først.")
            return
        self._amend(f"Tok bort vedlegget «{attachment.title}» fra", attachment.id, None)

    def action_rename(self) -> None:
        """Asks for another title of the attachment at the cursor."""
        attachment = self.attachment
        if attachment is None:
            self.notify("Velg et vedlegg først.")
            return

        def given(title: str | None) -> None:
            if title and title.strip():
                new = msgspec.structs.replace(attachment, title=title.strip())
                self._amend("Endret tittelen på et vedlegg i", attachment.id, new)

        ask_line(self.app, "Vedleggets tittel", attachment.title, given)

    def action_exempt(self) -> None:
        """Marks the attachment at the cursor as kept from the public, or takes the mark away."""
        attachment = self.attachment
        if attachment is None:
            self.notify("Velg et vedlegg først.")
            return
        if attachment.exemption is not None:
            self._amend("Tok bort unntaket på et vedlegg i", attachment.id, _with_basis(attachment, ""))
            return
        bases = [(b.basis, b.basis, b.meaning) for b in self.workspace.profile.legal_bases]

        def chosen(basis: str | None) -> None:
            if basis:
                self._amend("Unntok et vedlegg fra offentlighet i", attachment.id, _with_basis(attachment, basis))

        choose(self.app, "Hjemmel for unntaket", bases, chosen)

    def _amend(self, what: str, attachment_id: str, new: Attachment | None) -> None:
        case_id = self.case_id

        def act(workspace: Workspace) -> Case:
            kept = [new if a.id == attachment_id else a for a in workspace.cases.get(case_id).attachments]
            return workspace.cases.amend(case_id, what, attachments=tuple(a for a in kept if a is not None))

        self.act(act)


def _with_basis(attachment: Attachment, basis: str) -> Attachment:
    """The attachment with another legal basis for keeping it from the public; none when empty."""
    exemption = Exemption(legal_basis=basis) if basis else None
    return msgspec.structs.replace(attachment, exemption=exemption)
