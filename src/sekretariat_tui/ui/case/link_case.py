"""Linking a case to another: how they hang together, and the other found by its number or title as it is typed."""

from typing import TYPE_CHECKING, ClassVar, cast

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Select
from textual.widgets.option_list import Option

from ...domain.caseref import CaseRef
from ...domain.kinds import LinkKind
from ...domain.letters import fold
from ...domain.references import Reference, parse_reference

if TYPE_CHECKING:
    from ..desk_app import DeskApp

MOST = 50  # of the cases that match; more are found by typing more


class Linked(msgspec.Struct, frozen=True):
    """What was chosen: the kind, and a case of the register or a reference to one outside it."""

    kind: LinkKind
    case: str | None
    ref: CaseRef | None


class LinkCase(ModalScreen[Linked]):
    """Asks for a link. A reference outside the register is taken too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Avbryt", id="knytt.avbryt"),
        Binding("down", "to_list", show=False),
    ]

    DEFAULT_CSS = """
    LinkCase {
        align: center middle;
        & > Vertical {
            width: 90%; max-width: 90; height: 80%; max-height: 26;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Select { margin-bottom: 1; }
        & OptionList, & OptionList:focus { height: 1fr; border: none; background: transparent; }
    }
    """

    help_topic = "saksgang"

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self._case_id = case_id
        self._found: list[tuple[str | None, CaseRef | None]] = []

    def compose(self) -> ComposeResult:
        word = self._workspace.profile.word
        with Vertical() as box:
            box.border_title = "Knytt til sak"
            box.border_subtitle = "Enter velger · Esc avbryter"
            yield Label("Denne saken …")
            yield Select(
                [(word(kind), kind) for kind in LinkKind], value=LinkKind.FOLLOWS_UP, allow_blank=False, compact=True
            )
            yield Input(placeholder="saksnummer eller ord fra tittelen", compact=True)
            yield OptionList()

    @property
    def _workspace(self):
        return cast("DeskApp", self.app).workspace

    def on_mount(self) -> None:
        cases = self._workspace.cases
        self._heads = [(fold(cases.label(head)), head) for head in cases.heads() if head.id != self._case_id]
        self._find("")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    def _find(self, typed: str) -> None:
        cases, profile = self._workspace.cases, self._workspace.profile
        words = fold(typed).split()
        lines: list[Content] = []
        self._found = []
        for named in self._named(typed):
            if named.body and named.year:
                ref = CaseRef(named.body, named.year, named.number)
                known = cases.by_ref(ref)
                if known is None:
                    self._found.append((None, ref))
                    lines.append(Content(f"{profile.citation(ref)} – ikke i registeret"))
                elif known.id != self._case_id:
                    self._found.append((known.id, None))
                    lines.append(Content(cases.label(known)))
        for searched, head in self._heads:
            if len(self._found) >= MOST:
                break
            if all(word in searched for word in words) and (head.id, None) not in self._found:
                self._found.append((head.id, None))
                lines.append(Content(cases.label(head)))
        options = self.query_one(OptionList)
        options.set_options([Option(line) for line in lines])
        options.highlighted = 0 if lines else None

    def _named(self, typed: str) -> list[Reference]:
        """The case that a typed number means, in this case's body and year where they are not typed."""
        case = self._workspace.cases.get(self._case_id)
        year = case.year or self._workspace.office.today().year
        named = parse_reference(typed, body=case.body or None, year=year, profile=self._workspace.profile)
        return [named] if named else []

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._choose(at)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option_index)

    def _choose(self, at: int) -> None:
        case, ref = self._found[at]
        self.dismiss(Linked(LinkKind(str(self.query_one(Select).value)), case, ref))

    def action_to_list(self) -> None:
        """From the line that is typed in to the list."""
        self.query_one(OptionList).focus()

    def action_leave(self) -> None:
        """Closes without a link."""
        self.dismiss(None)
