"""The day's backup, taken beside the work: after the first picture, and when a new day has come."""

from typing import TYPE_CHECKING

from ...domain.errors import SekretariatError

if TYPE_CHECKING:
    from ..desk_app import DeskApp

LOOK = 1800.0  # seconds; a laptop that slept through midnight has the new day's backup within half an hour


class DailyBackup:
    """Sees to it that each day has a backup while the program is open. What goes wrong is said once."""

    def __init__(self, app: "DeskApp") -> None:
        self._app = app
        self._said = ""
        app.set_interval(LOOK, self.look)
        self.look()

    def look(self) -> None:
        """Takes the day's backup when it has none."""
        self._app.run_worker(self._take, thread=True, group="daily-backup")

    def _take(self) -> None:
        try:
            self._app.workspace.backups.take_daily()
            self._said = ""
        except SekretariatError as error:
            if error.sentence != self._said:
                self._said = error.sentence
                said = f"Dagens sikkerhetskopi er ikke tatt. {error.sentence}"
                self._app.call_later(self._app.notify, said, severity="warning", timeout=20, markup=False)
