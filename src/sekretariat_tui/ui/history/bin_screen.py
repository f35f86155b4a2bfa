"""The bin: what has been deleted, by anybody and whenever; look at it, and take it back."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

from ...workspace.bin import Thrown
from ...workspace.bringing_back import Brought
from ..windows.palette import DeskAction
from .history_screen import HistoryScreen, say_brought
from .list_and_look import ListAndLook, Record, Shown
from .moments import Moment


class BinScreen(ListAndLook):
    """Gives the record that was taken back last, to be shown when the bin is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "do('papirkurv.hent')", "Hent tilbake", show=False, id="papirkurv.hent"),
        Binding("t", "do('papirkurv.historikk')", "Tidligere utgaver", show=False, id="papirkurv.historikk"),
    ]

    help_topic = "papirkurv"
    window_title = "Papirkurv"
    keys_line = "h hent tilbake · t tidligere utgaver · Enter bla · Esc lukk"
    reading = "Leser papirkurven …"
    nothing = "Papirkurven er tom."

    def __init__(self) -> None:
        super().__init__()
        self._thrown: dict[Record, Thrown] = {}
        self._back: Record | None = None

    # ------------------------------------------------------------------ the list

    def moments(self) -> Iterable[list[Moment]]:
        contents = self.workspace.bin.contents()
        self._thrown = {(thrown.version.table, thrown.version.id): thrown for thrown in contents}
        yield [
            Moment(key, _title(thrown), "", f"{thrown.kind} · {thrown.when} · {thrown.version.who}")
            for key, thrown in self._thrown.items()
        ]

    def look(self, moment: Moment) -> Shown:
        thrown = self._of(moment)
        if thrown is None:
            return Shown("")
        found = self.workspace.bin.looked_at(thrown)
        return Shown(_title(thrown), f"Slettet {thrown.when} av {thrown.version.who}", found, plain=True)

    def _of(self, moment: Moment | None) -> Thrown | None:
        return self._thrown.get(moment.key) if moment and isinstance(moment.key, tuple) else None

    @property
    def thrown(self) -> Thrown | None:
        """What has the cursor."""
        return self._of(self.lines.current)

    # ------------------------------------------------------------------ what can be done

    def window_actions(self) -> list[DeskAction]:
        """What can be done with what has the cursor."""
        empty = "" if self._thrown else "papirkurven er tom"
        readonly = self.workspace.office.register.readonly_reason
        return [
            DeskAction("papirkurv.hent", "Hent tilbake", "", self._bring_back, readonly or empty),
            DeskAction("papirkurv.historikk", "Tidligere utgaver …", "", self._history, empty),
            DeskAction("papirkurv.slett-for-godt", "Slett for godt …", "", self._erase, readonly or empty),
        ]

    def action_do(self, id: str) -> None:
        """Does an action by its key."""
        self.do(id)

    def _bring_back(self) -> None:
        thrown = self.thrown
        if thrown is not None:
            version = thrown.version
            self.submit(lambda workspace: workspace.bringing_back.deleted(version), self._brought)

    def _brought(self, brought: Brought) -> None:
        self._back = (brought.table, brought.id)
        say_brought(self, brought)

    def _history(self) -> None:
        thrown = self.thrown
        if thrown is not None:
            self.app.push_screen(HistoryScreen((thrown.version.table, thrown.version.id), thrown.name))

    def _erase(self) -> None:
        from ..erase.erase_screen import erase_for_good

        thrown = self.thrown
        if thrown is not None:
            erase_for_good(self.app, thrown.version.table, thrown.version.id)

    def leaving_to(self) -> Record | None:
        """What was taken back last."""
        return self._back


def _title(thrown: Thrown) -> str:
    return thrown.name[:1].upper() + thrown.name[1:]
