"""What is done with a backup from the screen: one record looked at and taken back, or all of it after a question."""

from typing import TYPE_CHECKING

from ...domain.comparison import Place, PlaceDifference
from ...domain.errors import SekretariatError
from ...domain.table_words import spent_words
from ...workspace import Workspace
from ...workspace.backup_comparison import Comparison, Differing
from ...workspace.restoring import Restored

if TYPE_CHECKING:
    from .backups_screen import BackupsScreen


class TakingBack:
    """The acts of the screen. Each is one act of the register, done in the saving thread."""

    def __init__(self, screen: "BackupsScreen") -> None:
        self._screen = screen

    def look_at(self, comparison: Comparison, record: Differing) -> None:
        """Shows where the record differs, and takes back what is chosen there."""

        def find() -> None:
            backups = self._screen.desk.workspace.backups
            self._screen.call_later(self._show, comparison, record, backups.name(record), backups.places(record))

        self._screen.run_worker(find, thread=True, exclusive=True, group="places")

    def _show(self, comparison: Comparison, record: Differing, name: str, places: list[PlaceDifference]) -> None:
        from .record_window import RecordWindow

        desk = self._screen.desk

        def chosen(wanted: tuple[Place, ...] | None) -> None:
            if wanted is None:
                return

            def act(workspace: Workspace) -> Restored:
                if wanted:
                    return workspace.restoring.places(comparison, record, wanted)
                return workspace.restoring.one(comparison, record)

            desk.flush()
            desk.saving.submit(
                act, done=lambda done: self._said(f"{name} er hentet tilbake.", done), failed=self._failed
            )

        if self._screen.is_current:
            desk.push_screen(RecordWindow(record, name, places), chosen)

    def ask_for_all(self, comparison: Comparison) -> None:
        """Asks once, with «Nei» in focus, and makes the register what the backup holds."""
        from ..windows.asking import ask_yes

        desk = self._screen.desk
        when = f"{comparison.backup.at.astimezone():%d.%m.%Y kl. %H.%M}"

        def restore() -> None:
            desk.flush()
            self._screen.wait_with("Tar en kopi av slik det er nå, og gjenoppretter …")
            desk.saving.submit(
                lambda workspace: workspace.restoring.everything(comparison),
                done=lambda done: self._said(f"Registeret er slik det var {when}.", done),
                failed=self._failed,
            )

        ask_yes(
            desk,
            f"Sette registeret tilbake til {when}?",
            "Gjenopprett",
            restore,
            explain=(
                f"Siden den kopien: {comparison.words}. Alt dette blir som i kopien. Det tas en kopi av slik det er nå "
                f"først, og {desk.key('angre')} på skrivebordet angrer."
            ),
        )

    def _said(self, what: str, done: Restored) -> None:
        spent = f" {spent_words(done.spent)}" if done.spent else ""
        desk = self._screen.desk
        desk.notify(f"{what}{spent} {desk.key('angre')} to ganger på skrivebordet angrer.", timeout=10, markup=False)
        if self._screen.is_attached:
            self._screen.backup_taken()

    def _failed(self, error: SekretariatError) -> None:
        self._screen.desk.notify(error.sentence, severity="error", timeout=15, markup=False)
        if self._screen.is_attached:
            self._screen.backup_taken()
