"""The application as every pane and window knows it: the workspace, its saving, keys and theme. Nothing of the domain.

Which screen it opens on is for ``app`` to say; panes may know this module, and it knows none of them.
"""

import asyncio
import contextlib
import math
import time
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from ..domain.errors import SekretariatError
from ..store import Act
from ..workspace import Workspace
from ..workspace.settings import Settings
from .ended import Ended, hear
from .fault import QuietFault
from .key_hold import KeyHold
from .keys import KEYS, binding, spoken
from .messages import RegisterChanged
from .rescue.only_reading import OnlyReading
from .saving import SaveQueue
from .themes import DARK, LIGHT, THEMES, theme_called


class DeskApp(QuietFault, inherit_bindings=False):
    """The program, opened on one folder.

    Args:
        workspace: the folder, opened.
        settings: what the user has chosen.
        notices: sentences to show when the program opens.
    """

    TITLE = "Sekretariat"
    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = False

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("hjelp", "explain"),
        binding("avslutt", "quit"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self, workspace: Workspace, settings: Settings | None = None, notices: list[str] | None = None
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.settings = settings or Settings()
        self.chosen_keys: dict[str, str] = {}
        self.last_search = ""
        self.waiting = ""  # what the status line reminds of: texts and copies that somebody is to choose between
        self.only_reading = OnlyReading(self)
        self.key_hold = KeyHold(self, self._let_through)
        self.last_key = -math.inf  # when a key came last, on the clock of ``time.monotonic``
        self.to_ask: list[Callable[[], object]] = []  # what waits for a pause in the typing
        self._to_say = list(notices or [])
        self.last_words = ""  # what is said in the terminal when the program has ended
        self.ended = Ended()
        self._here: asyncio.AbstractEventLoop | None = None
        self.saving = SaveQueue(
            workspace,
            changed=self._saving_changed,
            news=lambda: self._tell(RegisterChanged),
            refused=self._refused,
            broken=self._broken,
        )
        for theme in THEMES:
            self.register_theme(theme)
        theme_name = theme_called(self.settings.theme)
        if theme_name is None:
            self._to_say.append(f"innstillinger.yaml: temaet «{self.settings.theme}» finnes ikke. Velg lys eller mørk.")
        self.theme = theme_name or DARK.name

    def on_mount(self) -> None:
        if not self.is_headless:
            self.hear_faults()
            hear(self.end, self.ended)
        self._here = asyncio.get_running_loop()
        self.saving.start()
        self.workspace.office.listeners.append(self._act_done)

    async def on_event(self, event: events.Event) -> None:
        """Keys wait for a pane or a window that is on its way."""
        if isinstance(event, events.Key | events.Paste):
            self.last_key = time.monotonic()
            if self.key_hold.holds(event):
                return
        if isinstance(event, events.MouseDown):
            self.key_hold.clicked()
        await self._let_through(event)

    async def _let_through(self, event: events.Event) -> None:
        if not (isinstance(event, events.Key | events.Paste) and self.only_reading.refuses(event)):
            await super().on_event(event)

    def opened(self) -> None:
        """Hears from the desk that everything is on the screen: what the user should know is said now."""
        self.key_hold.opened()
        if self.settings.keys:
            from .own_keys import take_own_keys

            self._to_say += take_own_keys(self)
        for notice in self._to_say:
            self.notify(notice, severity="warning", timeout=20, markup=False)
        self._to_say.clear()
        from .rescue.take_in import offer

        offer(self)
        from .copies.arrival import look_around

        look_around(self)
        from .backups.daily import DailyBackup

        self.daily_backup = DailyBackup(self)

    def key(self, id: str) -> str:
        """The key of a binding as a sentence has it: «ctrl+z»."""
        return spoken(self.chosen_keys.get(id, KEYS[id][0]))

    # ------------------------------------------------------------------ what has been saved

    def _act_done(self, act: Act) -> None:
        """Called in the saving thread."""
        tables = frozenset(change.table for change in act.changes)
        ids = frozenset(change.id for change in act.changes)
        self.call_later(self._tell, lambda: RegisterChanged(tables, ids))

    def _tell(self, message: Callable[[], RegisterChanged]) -> None:
        for screen in self.screen_stack:
            screen.post_message(message())

    def saving_changed(self) -> None:
        """Lets the screens show what is saved, who else is here, and what waits."""
        self._saving_changed()

    def _saving_changed(self) -> None:
        for screen in self.screen_stack:
            if (hear := getattr(screen, "saving_changed", None)) is not None:
                hear()

    def _refused(self, error: SekretariatError) -> None:
        self.notify(str(error), severity="error", timeout=12, markup=False)
        self._saving_changed()
        if self.only_reading.now:  # what stands in a field or a list is not so
            self._tell(RegisterChanged)

    def _broken(self, error: Exception) -> None:
        self._handle_exception(error)

    def save_what_is_typed(self) -> None:
        """Hands in what stands in every field, also when one of them is at fault."""
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                with contextlib.suppress(Exception):
                    getattr(widget, "flush", lambda: None)()

    # ------------------------------------------------------------------ what any screen can do

    def action_explain(self) -> None:
        """Explains what is in focus."""
        from .windows.help_screen import HelpScreen, topic_of

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(topic_of(self.screen)))

    def action_help_quit(self) -> None:
        """ctrl+c does not end the program; many press it from habit."""
        self.notify(f"{self.key('avslutt')} avslutter programmet.", markup=False)

    def copy_text(self, text: str, said: str) -> None:
        """Puts a text on the clipboard and says so."""
        self.copy_to_clipboard(text)
        self.notify(said, timeout=4, markup=False)

    def switch_theme(self) -> None:
        """Changes between light and dark, and remembers it."""
        from ..workspace.folders import settings_file
        from ..workspace.settings import save_setting

        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        name = self.theme
        self.saving.submit(lambda workspace: save_setting(settings_file(), "tema", name), failed=self._refused)

    # ------------------------------------------------------------------ leaving

    async def action_quit(self) -> None:
        """Leaves when everything is saved."""
        from .leaving import leave

        self.run_worker(leave(self), group="leaving", exclusive=True)

    def end(self) -> None:
        """The terminal or the machine is closing: what is typed is handed in, and the program ends without asking."""
        self.save_what_is_typed()
        self.exit(0)

    def end_from_outside(self) -> None:
        """The same, told from another thread."""
        if self._here is not None:
            self._here.call_soon_threadsafe(self.end)

    def flush(self) -> None:
        """Sends what is typed in any field to be saved."""
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                flush = getattr(widget, "flush", None)
                if callable(flush):
                    flush()
