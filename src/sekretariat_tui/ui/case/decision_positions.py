"""Where the parties stand on a decision: both sides always, other parties and single points where they differ."""

from typing import TYPE_CHECKING

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, Select

from ...domain.case import Case, Position
from ...domain.kinds import Side, Stance
from ...domain.points import outline
from ...domain.words import word
from ...workspace import Workspace
from ..windows.asking import choose
from ..windows.typed_save import TypedSave

if TYPE_CHECKING:
    from .case_tab import CaseTab


class _Where(msgspec.Struct, frozen=True):
    """Whose position, and on which point; None for the whole case."""

    party: str
    point: str | None = None


class PositionRow(Horizontal):
    """One position: who, where they stand, and a remark."""

    def __init__(self, tab: "CaseTab", case: Case, where: _Where, label: str) -> None:
        super().__init__()
        self.where = where
        self._tab = tab
        self._case_id = case.id
        self._label = label
        self._position: Position | None = None
        self._remark = Input(placeholder="merknad", compact=True, select_on_focus=False)
        self._save = TypedSave(
            self._remark,
            f"{case.id}/position/{where.party}/{where.point}",
            value=lambda: self._remark.value,
            save=self._save_remark,
            known="",
            put=lambda text: setattr(self._remark, "value", text),
            there=self._there,
        )

    def compose(self) -> ComposeResult:
        profile = self._tab.workspace.profile
        yield Label(Content(self._label))
        yield Select([(profile.word(s), s) for s in Stance], prompt="ikke oppgitt", compact=True)
        yield self._remark

    def show(self, position: Position | None, label: str) -> None:
        """Shows the position as the register holds it."""
        if label != self._label:
            self._label = label
            self.query_one(Label).update(Content(label))
        self._position = position
        select = self.query_one(Select)
        with select.prevent(Select.Changed):
            select.value = Select.NULL if position is None else position.stance
        remark = position.remark if position else ""
        if self._save.take(remark):
            with self._remark.prevent(Input.Changed):
                self._remark.value = remark
        self._save.resume()
        self._remark.disabled = position is None

    def flush(self) -> None:
        """Sends what is typed to be saved."""
        if self._position is not None:
            self._save.flush()

    def _save_remark(self, workspace: Workspace, remark: str, before: str) -> str:
        where, position = self.where, self._position
        if position is not None:
            known = msgspec.structs.replace(position, remark=before)
            workspace.decisions.set_position(
                self._case_id, where.party, position.stance, remark=remark, point=where.point, before=known
            )
        return remark

    def _there(self, workspace: Workspace) -> str:
        positions = workspace.cases.get(self._case_id).decision.positions
        there = next((one for one in positions if (one.party, one.point) == (self.where.party, self.where.point)), None)
        self._position = there or self._position
        return there.remark if there is not None else ""

    @on(Select.Changed)
    def _stance_chosen(self, event: Select.Changed) -> None:
        event.stop()
        stance = None if event.value == Select.NULL else Stance(str(event.value))
        if stance is (self._position.stance if self._position else None):
            return
        case_id, where, remark = self._case_id, self.where, self._remark.value
        known = self._position

        def set_stance(workspace: Workspace, **before: Position | None) -> None:
            workspace.decisions.set_position(case_id, where.party, stance, remark=remark, point=where.point, **before)

        self._tab.do_or_ask(lambda workspace: set_stance(workspace, before=known), set_stance)

    @on(Input.Changed)
    def _remark_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._save.touched()


class DecisionPositions(Vertical):
    """The positions of a decision, a line each."""

    DEFAULT_CSS = """
    DecisionPositions {
        height: auto; margin-top: 1;
        & > Label { text-style: bold; color: $primary; }
        & PositionRow { height: 1; }
        & PositionRow Label { width: 21; padding-right: 1; }
        & PositionRow Select { width: 20; }
        &.-wide PositionRow Label { width: 34; }
        & PositionRow Input { width: 1fr; height: 1; border: none; padding: 0 1; }
        & #add-position { color: $text-muted; background: transparent; min-width: 0; width: auto; }
    }
    """

    def __init__(self, tab: "CaseTab") -> None:
        super().__init__()
        self._tab = tab
        self._case: Case | None = None
        self._rows: dict[_Where, PositionRow] = {}
        self._asked_for: list[_Where] = []  # rows the user has asked for that have no stance yet

    def compose(self) -> ComposeResult:
        yield Label("Standpunkt")
        yield Button("+ Standpunkt fra en part …", id="add-position", compact=True)

    def show(self, case: Case) -> None:
        """Shows the positions as the register holds them."""
        if self._case is None or self._case.id != case.id:
            self._asked_for = []
            for row in self._rows.values():
                row.remove()
            self._rows = {}
        self._case = case
        known = {_Where(p.party, p.point): p for p in case.decision.positions}
        sides = [_Where(word(side)) for side in Side]
        wanted = list(dict.fromkeys([*sides, *known, *self._asked_for]))
        for where in [where for where in self._rows if where not in wanted]:
            self._rows.pop(where).remove()
        below = self.query_one("#add-position")
        for where in wanted:
            label = self._label(case, where)
            if where in self._rows:
                self._rows[where].show(known.get(where), label)
                continue
            row = self._rows[where] = PositionRow(self._tab, case, where, label)
            self.mount(row, before=below)
            row.call_after_refresh(row.show, known.get(where), label)

    def flush(self) -> None:
        """Sends what is typed to be saved."""
        for row in self._rows.values():
            row.flush()

    def _label(self, case: Case, where: _Where) -> str:
        profile = self._tab.workspace.profile
        side = next((side for side in Side if word(side) == where.party), None)
        party = profile.party(where.party)
        name = profile.side_name(side) if side else (party.name if party else where.party)
        if where.point is None:
            return name
        label = next((row.label for row in outline(case.decision.points) if row.point.id == where.point), "")
        return f"{name}, punkt {label.rstrip('.') or '(slettet)'}"

    # ------------------------------------------------------------------ more positions

    @on(Button.Pressed, "#add-position")
    def add(self) -> None:
        """Asks whose position, and, where that party has one on the whole case, on which point."""
        case = self._case
        if case is None:
            return
        profile = self._tab.workspace.profile
        sides = [(word(side), profile.side_name(side), "side") for side in Side]
        parties = [(party.code, party.name, profile.side_name(party.side)) for party in profile.parties]

        def chosen(party: str | None) -> None:
            if party is None:
                return
            if any((p.party, p.point) == (party, None) for p in case.decision.positions):
                self._ask_point(case, party)
            else:
                self._ask_for(_Where(party))

        choose(self.app, "Hvem sitt standpunkt?", [*sides, *parties], chosen)

    def _ask_point(self, case: Case, party: str) -> None:
        points = [(row.point.id, f"{row.label} {row.point.text}".strip(), "") for row in outline(case.decision.points)]
        if not points:
            self.notify("Parten har et standpunkt til saken. Skriv vedtaket først, så kan du velge et punkt i det.")
            return

        def chosen(point: str | None) -> None:
            if point is not None:
                self._ask_for(_Where(party, point))

        choose(self.app, "Til hvilket punkt?", points, chosen)

    def _ask_for(self, where: _Where) -> None:
        self._asked_for.append(where)
        if self._case is not None:
            self.show(self._case)
            row = self._rows[where]
            row.call_after_refresh(lambda: row.query_one(Select).focus())
