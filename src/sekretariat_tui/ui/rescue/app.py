"""The window at start when the register cannot be opened: what was found, and the ways on."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from ...domain.errors import SekretariatError
from ...store import Restored
from ...workspace import Folders
from ...workspace import rescue_words as words
from ...workspace.rescue import Trouble, WaysOn, rebuild_register, restore, ways_on
from ..fault import QuietFault
from ..themes import DARK, THEMES, theme_called
from . import ways as the
from .ways import Answer


class RescueApp(QuietFault):
    """Says what was found and lets the user choose; gives an Answer, or None when the user left.

    Args:
        folders: the folder that was to be opened.
        trouble: what is the matter with it.
        who: the name the register writes on acts.
        theme: the theme in the user's settings.
    """

    CSS_PATH = "../styles.tcss"
    CSS = """
    #rescue { padding: 1 2; }
    #rescue-title { text-style: bold; color: $error; margin-bottom: 1; }
    #rescue Static { width: 100%; margin-bottom: 1; }
    #rescue-ways { height: auto; border: none; background: $background; padding: 0; }
    #rescue-hint { color: $text-muted; margin-top: 1; }
    """
    ENABLE_COMMAND_PALETTE = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "explain", "Hjelp", show=False),
        Binding("ctrl+q,escape", "leave", "Avslutt", show=False, priority=False),
    ]

    help_topic = "redning"

    def __init__(self, folders: Folders, trouble: Trouble, who: str, theme: str = "") -> None:
        super().__init__()
        self.folders = folders
        self.trouble = trouble
        self.who = who
        self.ways: WaysOn | None = None
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme_called(theme) or DARK.name

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="rescue", can_focus=False):
            yield Label(f"! {the.TITLES[self.trouble.kind]}", id="rescue-title", markup=False)
            yield Static(words.found(self.trouble), markup=False)
            yield Static("Ser etter sikkerhetskopier …", id="rescue-there", markup=False)
            yield OptionList(compact=True, markup=False, id="rescue-ways")
            yield Label("Piltastene flytter · Enter velger · F1 forklarer", id="rescue-hint", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self._search()

    @work(thread=True)
    def _search(self) -> None:
        self.call_from_thread(self._show, ways_on(self.folders))

    def _show(self, ways: WaysOn) -> None:
        self.ways = ways
        self._say(words.what_there_is(ways))
        self._offer()

    def _offer(self) -> None:
        if self.ways is not None:
            options = self.query_one(OptionList)
            options.clear_options()
            options.add_options([Option(title, id=id) for id, title in the.rows(self.trouble, self.ways)])
            options.highlighted = 0

    def _say(self, text: str) -> None:
        self.query_one("#rescue-there", Static).update(text)

    # ------------------------------------------------------------------ choosing

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option.id:
            case the.RESTORE:
                self._ask_restore()
            case the.REBUILD:
                self._ask_rebuild()
            case the.FOLDER:
                self._ask_folder()
            case the.AFRESH:
                self._ask_afresh()
            case the.QUIT:
                self.exit(None)
            case str(way):
                self.exit(Answer(way))

    def _ask_restore(self) -> None:
        from ..windows.asking import ask_yes

        if self.ways is None or (backup := self.ways.backup) is None:
            return
        ask_yes(
            self,
            f"Sette inn sikkerhetskopien fra {words.at(backup.at)}?",
            "Gjenopprett",
            lambda: self._put_in_place(lambda: restore(self.folders, backup, self.who)),
            explain="Filene som ligger der nå, blir først lagt til side i mappen historikk. Det som er lagret etter "
            "kopien og fortsatt finnes i journalen eller historikken, blir lagt til.",
        )

    def _ask_rebuild(self) -> None:
        from ..windows.asking import ask_yes

        if self.ways is None or (history := self.ways.history) is None:
            return
        lacking = "" if history.complete else f" {history.missing} av {words.saves(history.acts)} mangler."
        ask_yes(
            self,
            "Bygge opp registeret igjen fra historikken?",
            "Bygg opp igjen",
            lambda: self._put_in_place(lambda: rebuild_register(self.folders, self.who)),
            explain=f"Det får {history.records} oppføringer, slik de var {words.at(history.at)}.{lacking} "
            "Filene som ligger der nå, blir først lagt til side i mappen historikk.",
        )

    def _ask_folder(self) -> None:
        from ..windows.asking import ask_line
        from ..windows.typed_path import typed_path

        def chosen(text: str | None) -> None:
            path = typed_path(text) if text is not None else None
            if path is not None:
                self.exit(Answer(the.FOLDER, folder=path.absolute()))

        ask_line(
            self,
            "Mappen registeret ligger i",
            str(self.folders.root),
            chosen,
            explain="Enter åpner mappen · Esc lukker. Med --mappe åpner du den direkte neste gang.",
            wrong=lambda text: "" if (path := typed_path(text)) and path.is_dir() else "Det er ingen slik mappe.",
        )

    def _ask_afresh(self) -> None:
        from ..windows.asking import ask_yes

        ask_yes(
            self,
            "Begynne på nytt med et tomt register?",
            "Begynn på nytt",
            lambda: self.exit(Answer(the.AFRESH)),
            explain=f"Det lages et nytt register i {self.folders.root}. Det som ligger i mappen fra før, blir ikke rørt.",
        )

    def _put_in_place(self, act: Callable[[], Restored]) -> None:
        self.run_worker(self._put_in_its_place(act))

    async def _put_in_its_place(self, act: Callable[[], Restored]) -> None:
        options = self.query_one(OptionList)
        options.disabled = True
        self._say("Arbeider …")
        try:
            restored = await asyncio.to_thread(act)
        except SekretariatError as error:
            self._say(error.sentence)
            options.disabled = False
            options.focus()
            return
        self.exit(Answer(the.AGAIN, said=_told(restored)))

    # ------------------------------------------------------------------ keys

    def action_explain(self) -> None:
        """Explains the window."""
        from ..windows.help_screen import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.help_topic))

    def action_leave(self) -> None:
        """Leaves the program."""
        self.exit(None)


def _told(restored: Restored) -> str:
    said = ["Registeret er satt inn igjen. Filene som ikke kunne brukes, er lagt til side i mappen historikk."]
    if restored.forward:
        said.append(f"{words.saves(restored.forward)} fra journalen og historikken er lagt til.")
    if restored.missing:
        said.append(f"{words.saves(restored.missing)} finnes ikke lenger. Se over det siste du gjorde.")
    return " ".join(said)
