"""The history of one record: its versions, what each changed, and bringing one back, or a part of it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Button

from ...workspace.bringing_back import Brought
from ...workspace.history import Edition, Part
from ...workspace.names import moment as moment_words
from ..messages import RegisterChanged
from ..windows.palette import DeskAction
from .list_and_look import ListAndLook, Record, Shown
from .moments import Moment

MADE, GONE = "opprettet", "slettet"


class HistoryScreen(ListAndLook):
    """The versions of a record, newest first.

    Args:
        record: which, as (table, id).
        name: what it is called: «SSU 14/26 Strategiske dilemmaer».
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "do('historikk.hent')", "Hent tilbake", show=False, id="historikk.hent"),
        Binding("n", "do('historikk.mot')", "Mot nå eller mot forrige", show=False, id="historikk.mot"),
    ]

    help_topic = "historikk"
    keys_line = "h hent tilbake · n mot nå · Enter bla · Esc lukk"
    nothing = "Det finnes ingen tidligere utgaver."

    def __init__(self, record: Record, name: str) -> None:
        super().__init__()
        self.record = record
        self.window_title = f"Historikk: {name}"
        self.against_now = False
        self._editions: dict[int, Edition] = {}

    # ------------------------------------------------------------------ the list

    def concerns(self, message: RegisterChanged) -> bool:
        return message.touches(self.record[1])

    def moments(self) -> Iterable[list[Moment]]:
        editions = self.workspace.history.editions(*self.record)
        self._editions = {edition.version.number: edition for edition in editions}
        yield [self._moment(edition, newest=number == 0) for number, edition in enumerate(editions)]

    def _moment(self, edition: Edition, *, newest: bool) -> Moment:
        version = edition.version
        when = moment_words(version.at)
        now = "Nå · " if newest and not edition.deletes else ""
        return Moment(version.number, f"{now}{when}", version.who, version.what)

    @property
    def edition(self) -> Edition | None:
        """The version with the cursor."""
        current = self.lines.current
        return self._editions.get(current.key) if current and isinstance(current.key, int) else None

    # ------------------------------------------------------------------ what it changed

    def look(self, moment: Moment) -> Shown:
        edition = self._editions.get(moment.key) if isinstance(moment.key, int) else None
        if edition is None:
            return Shown("")
        version = edition.version
        if edition.unreadable:
            return Shown(version.what, "Lagret av et nyere program; kan ikke vises her.")
        if self.against_now:
            found = self.workspace.history.against_now(edition)
            note = f"[-slik det er nå-] {{+slik det var {moment_words(version.at)}+}}"
            if self.workspace.history.now(edition) is None:
                return Shown(version.what, "Er slettet nå. Slik var det:", found, plain=True)
            return Shown(version.what, note if found else "Er slik nå.", found)
        found = self.workspace.history.changes(edition)
        if edition.before is None or edition.after is None:
            word = MADE if edition.before is None else GONE
            return Shown(version.what, f"{version.who} · {word} med dette:", found, plain=True)
        note = f"{version.who} · [-bort-] {{+kom til+}}" if found else f"{version.who} · ingen ord er endret"
        return Shown(version.what, note, found)

    # ------------------------------------------------------------------ what can be done

    def window_actions(self) -> list[DeskAction]:
        readonly = self.workspace.office.register.readonly_reason
        other = "Vis hva som ble endret" if self.against_now else "Vis mot nå"
        return [
            DeskAction("historikk.hent", "Hent tilbake …", "", self._bring_back, readonly),
            DeskAction("historikk.mot", other, "", self._switch),
        ]

    def action_do(self, id: str) -> None:
        """Does an action by its key."""
        self.do(id)

    def _switch(self) -> None:
        self.against_now = not self.against_now
        action = next(action for action in self.window_actions() if action.id == "historikk.mot")
        button = self.query_one("#historikk-mot", Button)
        button.label = action.title
        button.refresh(layout=True)
        self.look_again()

    def _bring_back(self) -> None:
        from ..windows.asking import choose

        edition = self.edition
        if edition is None:
            return
        if edition.unreadable:
            self.notify("Denne utgaven er lagret av et nyere program. Oppdater programmet først.", severity="warning")
            return
        parts = self.workspace.history.parts(edition)
        if not parts:
            self.notify("Det er ingenting å hente tilbake: det er slik allerede.", markup=False)
            return
        by_id = {str(number): part for number, part in enumerate(parts)}

        def chosen(id: str | None) -> None:
            if id is not None:
                self._do_bring_back(edition, by_id[id])

        rows = [(id, part.label, part.note) for id, part in by_id.items()]
        choose(self.app, "Hva skal hentes tilbake?", rows, chosen)

    def _do_bring_back(self, edition: Edition, part: Part) -> None:
        self.submit(lambda workspace: workspace.bringing_back.version(edition, part), self._brought)

    def _brought(self, brought: Brought) -> None:
        say_brought(self, brought)


def say_brought(screen: ListAndLook, brought: Brought) -> None:
    """Says what came back, what is otherwise than it was, and how to undo it."""
    undo = f"{screen.desk.key('angre')} to ganger angrer."
    name = brought.name[:1].upper() + brought.name[1:]
    words = " ".join([f"{name} er hentet tilbake.", *brought.remarks, undo])
    screen.app.notify(words, timeout=12 if brought.remarks else 8, markup=False)
