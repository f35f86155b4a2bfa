"""«Hva er gjort»: every act of the office, newest first, found by its words; and taking one of them back."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ...domain.comparison import PlaceDifference
from ...domain.letters import fold
from ...store import ActSummary
from ...workspace.acts import Changed, Looked
from ...workspace.names import moment as moment_words
from ..windows.palette import DeskAction
from .history_screen import HistoryScreen
from .list_and_look import ListAndLook, Shown
from .moments import Moment
from .place_changes import Heading

PORTION = 400  # acts shown at a time; the first are there before the rest is read
MOST_RECORDS = 40  # of an act over very many records the first are shown

# What can be gone to from here. Of the other records there is only the history.
_WITH_A_PLACE = frozenset({"cases", "meetings", "measures"})


class ActsScreen(ListAndLook):
    """Gives the record to go to. The field above filters; it keeps the focus while the arrows move in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Ned", show=False),
        Binding("up", "move(-1)", "Opp", show=False),
        Binding("pagedown", "page(1)", "En side ned", show=False),
        Binding("pageup", "page(-1)", "En side opp", show=False),
        Binding("f5", "do('gjort.angre')", "Angre handlingen", show=False, id="gjort.angre"),
        Binding("f6", "do('gjort.historikk')", "Historikken til det som ble endret", show=False, id="gjort.historikk"),
    ]

    DEFAULT_CSS = """
    ActsScreen #act-filter { height: 1; margin-bottom: 1; }
    """

    help_topic = "hva-er-gjort"
    window_title = "Hva er gjort"
    keys_line = "Enter gå dit · F5 angre handlingen · F6 historikk · Esc lukk"
    nothing = "Ingenting er gjort ennå."

    def __init__(self) -> None:
        super().__init__()
        self._acts: dict[int, ActSummary] = {}
        self._all: list[tuple[str, Moment]] = []
        self._looked: Looked | None = None
        self._words: list[str] = []

    def above(self) -> ComposeResult:
        yield Input(placeholder="hva, hvem eller når – skriv for å finne", compact=True, id="act-filter")

    def focus_list(self) -> None:
        """The field above has the focus; the arrows move in the list from there."""
        self.lines.can_focus = False
        self.query_one(Input).focus()

    # ------------------------------------------------------------------ the list

    def moments(self) -> Iterable[list[Moment]]:
        acts = self.workspace.acts.newest()
        known: dict[int, ActSummary] = {}
        found: list[tuple[str, Moment]] = []
        while portion := list(islice(acts, PORTION)):
            rows = [_row(act) for act in portion]
            known |= {act.number: act for act in portion}
            found += rows
            self._acts, self._all = known, found
            typed = self._words
            yield [moment for text, moment in rows if _matches(text, typed)]

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        typed = self._words = fold(event.value).split()
        found = [moment for text, moment in self._all if _matches(text, typed)]
        self.lines.show(found, empty="ingen treff" if typed else self.nothing)

    # ------------------------------------------------------------------ what it changed

    def look(self, moment: Moment) -> Shown:
        act = self._acts.get(moment.key) if isinstance(moment.key, int) else None
        if act is None:
            return Shown("")
        self._looked = None
        looked = self.workspace.acts.look(act)
        self._looked = looked
        found: list[PlaceDifference | Heading] = []
        for one in looked.changed[:MOST_RECORDS]:
            if len(looked.changed) > 1:
                found.append(Heading(f"\n— {one.name} —" if found else f"— {one.name} —"))
            found += one.differences
        if len(looked.changed) > MOST_RECORDS:
            found.append(Heading(f"\n… og {len(looked.changed) - MOST_RECORDS} til"))
        can = f"Kan ikke angres: {looked.why_not}" if looked.why_not else "Kan angres med F5"
        return Shown(act.what, f"{moment_words(act.at)} · {act.who}\n{can}", found)

    @property
    def act(self) -> ActSummary | None:
        """The act with the cursor."""
        current = self.lines.current
        return self._acts.get(current.key) if current and isinstance(current.key, int) else None

    @property
    def looked(self) -> Looked | None:
        """The act with the cursor, looked into; None while that is read."""
        act, looked = self.act, self._looked
        return looked if act is not None and looked is not None and looked.act.number == act.number else None

    # ------------------------------------------------------------------ what can be done

    def window_actions(self) -> list[DeskAction]:
        why = ""
        if (looked := self.looked) is not None and looked.why_not:
            why = f"det kan ikke angres, for {looked.why_not}"
        readonly = self.workspace.office.register.readonly_reason
        return [
            DeskAction("gjort.angre", "Angre handlingen …", "", self._take_back, readonly or why),
            DeskAction("gjort.historikk", "Historikk …", "", self._history),
        ]

    def action_do(self, id: str) -> None:
        """Does an action by its key."""
        self.do(id)

    def _take_back(self) -> None:
        from ..windows.asking import ask_yes

        act = self.act
        if act is None:
            return

        def yes() -> None:
            self.submit(lambda workspace: workspace.acts.take_back(act), self._taken_back)

        ask_yes(
            self.app,
            f"Angre dette? {act.what}",
            "Angre handlingen",
            yes,
            explain=f"Det ble gjort {moment_words(act.at)} av {act.who}. Det går an å angre også dette.",
        )

    def _taken_back(self, what: str) -> None:
        undo = self.desk.key("angre")
        self.app.notify(f"Angret: {what[:1].lower()}{what[1:]}. {undo} to ganger gjør det om.", markup=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.chosen()

    def chosen(self) -> None:
        """Goes to the record the act changed; to one of them where there are several."""
        looked = self.looked
        if looked is None:
            return
        there = [one for one in looked.changed if one.there and one.table in _WITH_A_PLACE]
        if there:
            self._one_of(there, "Gå til", lambda one: self.dismiss((one.table, one.id)))
        elif looked.changed and not any(one.there for one in looked.changed):
            self.notify("Det er slettet. Papirkurven har det, og F6 viser hva det var.", markup=False)
        else:
            self._history()

    def _history(self) -> None:
        looked = self.looked
        if looked is not None and looked.changed:
            self._one_of(
                list(looked.changed),
                "Historikken til",
                lambda one: self.app.push_screen(HistoryScreen((one.table, one.id), one.name)),
            )

    def _one_of(self, changed: list[Changed], title: str, then: Callable[[Changed], object]) -> None:
        from ..windows.asking import choose

        if len(changed) == 1:
            then(changed[0])
            return
        by_id = {one.id: one for one in changed}

        def chosen(id: str | None) -> None:
            if id is not None:
                then(by_id[id])

        choose(self.app, title, [(one.id, one.name, "" if one.there else "slettet") for one in changed], chosen)

    # ------------------------------------------------------------------ the list, from the field above

    def action_move(self, steps: int) -> None:
        """Moves in the list."""
        self.lines.move(steps)

    def action_page(self, pages: int) -> None:
        """Moves a page in the list."""
        self.lines.action_page(pages)


def _row(act: ActSummary) -> tuple[str, Moment]:
    """What the filter looks in, and the line."""
    when = moment_words(act.at)
    return fold(f"{act.what} {act.who} {when}"), Moment(act.number, act.what, "", f"{when} · {act.who}")


def _matches(text: str, typed: list[str]) -> bool:
    return all(word in text for word in typed)
