"""The backups: what each is, how it differs from now, and taking back all of it or one record."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ...domain.errors import SekretariatError
from ...domain.letters import fold
from ...domain.sizes import size_words
from ...store import Backup
from ...workspace.backup_comparison import Comparison, Differing, How, kind_word
from ..messages import RegisterChanged
from .actions import take_backup
from .taking_back import TakingBack

if TYPE_CHECKING:
    from ..desk_app import DeskApp

HOW = {How.CHANGED: "endret", How.NEW: "ny", How.DELETED: "slettet"}
MOST = 300  # records in the list; more than that is found by typing


class BackupsScreen(ModalScreen[None]):
    """The list at the left; at the right what has happened since the one with the cursor, record by record."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("right", "go('#differing')", "Til det som er endret", show=False),
        Binding("left", "go('#backups')", "Til kopiene", show=False),
    ]

    DEFAULT_CSS = """
    BackupsScreen {
        align: center middle; background: $background 60%;
        & #backups-box {
            width: 100%; max-width: 150; height: 100%; max-height: 46;
            border: round $border; background: $background; padding: 0 1;
            border-title-color: $primary; border-title-style: bold; border-subtitle-color: $text-muted;
        }
        & #both { height: 1fr; }
        & OptionList {
            border: none; background: $background; padding: 0; height: 1fr;
            scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        }
        & OptionList:focus { border: none; }
        & #backups, & #backups:focus { width: 36; border-right: solid $border-blurred; }
        & #right { width: 1fr; padding-left: 1; }
        & #summary { height: auto; max-height: 6; margin-bottom: 1; }
        & #find { display: none; }
        & #find.-needed { display: block; }
    }
    """

    help_topic = "sikkerhetskopier"

    def __init__(self) -> None:
        super().__init__()
        self._known: list[Backup] = []
        self._comparison: Comparison | None = None
        self._named: list[tuple[str, str, Differing]] = []  # folded name, name, record
        self._taking_back = TakingBack(self)

    @property
    def desk(self) -> "DeskApp":
        """The application, with the workspace."""
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="backups-box") as box:
            box.border_title = "Sikkerhetskopier"
            box.border_subtitle = "Enter viser forskjellen · Esc lukker"
            with Horizontal(id="both"):
                yield OptionList(id="backups", markup=False)
                with Vertical(id="right"):
                    yield Static("Henter listen …", id="summary", markup=False)
                    yield Input(placeholder="finn i det som er endret", compact=True, id="find")
                    yield OptionList(id="differing", markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Lukk", id="leave", compact=True)
                yield Button("Ta kopi nå", id="take", compact=True)
                yield Button("Åpne mappen", id="folder", compact=True)
                yield Button("Gjenopprett alt …", id="restore", compact=True, disabled=True)

    def on_mount(self) -> None:
        self.query_one("#backups").focus()
        if why_not := self.desk.workspace.office.register.readonly_reason:
            self.query_one("#take", Button).disabled = True
            self.query_one("#summary", Static).update(why_not)
        self._look()

    # ------------------------------------------------------------------ the list

    def _look(self) -> None:
        self.run_worker(self._find, thread=True, exclusive=True, group="list")

    def _find(self) -> None:
        worker = get_current_worker()
        try:
            known = self.desk.workspace.backups.known()
        except SekretariatError as error:
            self.call_later(self._say, f"! {error.sentence}")
            return
        if not worker.is_cancelled:
            self.call_later(self._show_list, known)

    def _show_list(self, known: list[Backup]) -> None:
        if not self.is_attached:
            return
        options = self.query_one("#backups", OptionList)
        here = self._backup
        self._known = known
        options.clear_options()
        options.add_options([Option(_about(one)) for one in known])
        if not known:
            self._say("Det er ingen sikkerhetskopier ennå. Programmet tar en hver dag det er endret noe.")
            return
        places = [number for number, one in enumerate(known) if here is not None and one.path == here.path]
        options.highlighted = places[0] if places else 0

    @property
    def _backup(self) -> Backup | None:
        number = self.query_one("#backups", OptionList).highlighted
        return self._known[number] if number is not None and number < len(self._known) else None

    def wait_with(self, text: str) -> None:
        """Says what is being done, and lets nothing more be begun until it is."""
        self._say(text)
        self.query_one("#restore", Button).disabled = True
        self.query_one("#backups").focus()

    def backup_taken(self) -> None:
        """There is a new one."""
        self._look()

    def on_register_changed(self, message: RegisterChanged) -> None:
        """What differs may be something else now."""
        self._look()

    # ------------------------------------------------------------------ what differs

    @on(OptionList.OptionHighlighted, "#backups")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        backup = self._backup
        self._comparison = None
        self._list_differing([])
        self.query_one("#restore", Button).disabled = True
        if backup is None:
            return
        if backup.fault:
            self._say(f"! {backup.name} kan ikke brukes: {backup.fault}.")
            return
        self._say("Sammenligner med slik det er nå …")
        self.run_worker(partial(self._compare, backup), thread=True, exclusive=True, group="compare")

    def _compare(self, backup: Backup) -> None:
        worker = get_current_worker()
        try:
            comparison = self.desk.workspace.backups.compare(backup)
            names = [(one, self.desk.workspace.backups.name(one)) for one in comparison.differing]
        except SekretariatError as error:
            if not worker.is_cancelled:
                self.call_later(self._say, f"! {error.sentence}")
            return
        named = [(fold(f"{one.kind} {name}"), name, one) for one, name in names]
        if not worker.is_cancelled:
            self.call_later(self._show, comparison, named)

    def _show(self, comparison: Comparison, named: list[tuple[str, str, Differing]]) -> None:
        if not self.is_attached or self._backup is None or self._backup.path != comparison.backup.path:
            return
        self._comparison = comparison
        self._list_differing(named)
        act = comparison.opened.last_act
        last = f"\nSiste handling i den: {act.what} ({act.who})." if act is not None else ""
        newer = f"\n! {comparison.opened.readonly_reason}" if comparison.newer else ""
        self._say(f"Siden denne kopien: {comparison.words}.{last}{newer}")
        readonly = self.desk.workspace.office.register.readonly
        self.query_one("#restore", Button).disabled = readonly or comparison.newer or not comparison.differing

    def _list_differing(self, named: list[tuple[str, str, Differing]]) -> None:
        self._named = named
        self.query_one("#find", Input).set_class(len(named) > MOST, "-needed")
        self._fill()

    @on(Input.Changed, "#find")
    def _fill(self) -> None:
        words = fold(self.query_one("#find", Input).value).split()
        options = self.query_one("#differing", OptionList)
        found = [place for place, row in enumerate(self._named) if all(word in row[0] for word in words)]
        options.clear_options()
        options.add_options([self._row(place) for place in found[:MOST]])
        if len(found) > MOST:
            options.add_option(Option(Text(f"… og {len(found) - MOST} til, skriv for å finne", "dim"), disabled=True))
        if found:
            options.highlighted = 0

    def _row(self, place: int) -> Option:
        _, name, one = self._named[place]
        return Option(Text.assemble((f"{HOW[one.how]:8}", "bold"), (f"{one.kind} ", "dim"), name), id=str(place))

    def _say(self, text: str) -> None:
        if self.is_attached:
            self.query_one("#summary", Static).update(text)

    # ------------------------------------------------------------------ what can be done

    def action_go(self, where: str) -> None:
        """Goes to one of the two lists."""
        self.query_one(where).focus()

    @on(OptionList.OptionSelected, "#backups")
    def _entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._named:
            self.query_one("#differing").focus()

    @on(OptionList.OptionSelected, "#differing")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._comparison is not None and event.option.id is not None:
            self._taking_back.look_at(self._comparison, self._named[int(event.option.id)][2])

    @on(Button.Pressed, "#restore")
    def _restore(self, event: Button.Pressed) -> None:
        event.stop()
        if self._comparison is not None:
            self._taking_back.ask_for_all(self._comparison)

    @on(Button.Pressed, "#take")
    def _take(self, event: Button.Pressed) -> None:
        event.stop()
        take_backup(self.desk)

    @on(Button.Pressed, "#folder")
    def _open_folder(self, event: Button.Pressed) -> None:
        event.stop()
        from ...workspace.papers import open_in_word

        folder = self.desk.workspace.office.folders.backups
        try:
            open_in_word(folder)
        except SekretariatError:
            self.notify(f"Fant ikke noe program å åpne mappen med. Den ligger her: {folder}", timeout=12, markup=False)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Closes the list."""
        self.dismiss(None)


def _about(one: Backup) -> Text:
    text = Text(f"{one.at.astimezone():%d.%m.%Y kl. %H.%M}")
    if one.fault:
        return text.append(f"\n  ! {kind_word(one.kind)}, kan ikke brukes")
    text.append(f" · {size_words(one.size)}", "dim")
    return text.append(f"\n  {kind_word(one.kind)} · {one.records} oppf.", "dim")
