"""Vedtak: the proposal and the decision beside each other, what the meeting did, and where the parties stand."""

from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Label, Static

from ...domain.case import Case
from ...domain.outline import Position
from ...domain.points import Point, has_text
from ...domain.points.differences import any_change
from ...workspace import Text, Workspace
from ...workspace.decisions import cleaned
from ..messages import Say
from ..outline.editor import OutlineEditor
from ..outline.point_changes import PointChanges
from ..windows.page import Page, bring_into_view
from ..windows.tick import Tick
from ..windows.typed_save import TypedSave
from .case_tab import CaseTab
from .decision_outcome import DecisionOutcome
from .decision_positions import DecisionPositions
from .remark_lines import RemarkLines, remarks_on

SIDE_BY_SIDE = 90  # columns; narrower, the decision stands below the proposal


class DecisionTab(CaseTab):
    """The two texts of a case (domain rule 4), edited as outlines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "start_from_proposal", "Start vedtaket fra forslaget", id="vedtak.fra-forslag", show=False),
    ]

    DEFAULT_CSS = """
    DecisionTab {
        & #texts { layout: vertical; height: auto; }
        & #texts.-wide { layout: grid; grid-size: 2; grid-rows: auto; grid-gutter: 0 1; }
        & #texts > Vertical { height: auto; }
        & .text-heading { text-style: bold; color: $primary; }
        & .quoted { color: $text-muted; text-style: italic; }
        & OutlineEditor { height: auto; min-height: 3; border: none; border-left: thick $border-blurred; }
        & OutlineEditor:focus { border: none; border-left: thick $border; }
        & #changes-heading { text-style: bold; color: $primary; }
        & PointChanges { height: auto; padding: 0 1; margin-bottom: 1; }
        & #texts > Vertical { margin-bottom: 1; }
    }
    """

    help_topic = "vedtak"

    def __init__(self) -> None:
        super().__init__()
        self.proposal = OutlineEditor(id="proposal")
        self.decision = OutlineEditor(id="decision", placeholder="Skriv vedtaket, eller F9: ta forslaget")
        self._saves: dict[Text, TypedSave[tuple[Point, ...]]] = {}

    def compose(self) -> ComposeResult:
        with Page():
            with Container(id="texts"):
                with Vertical():
                    yield Label(id="proposal-heading", classes="text-heading")
                    yield self.proposal
                    yield RemarkLines()
                    yield Tick("Fremmes i møtet", id="pending")
                with Vertical():
                    yield Label(id="decision-heading", classes="text-heading")
                    yield Static(id="quoted", classes="quoted")
                    yield self.decision
            yield Label(id="changes-heading")
            yield PointChanges(id="changes")
            yield DecisionOutcome(self)
            yield DecisionPositions(self)

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#texts").set_class(event.size.width >= SIDE_BY_SIDE, "-wide")
        self.query_one(DecisionPositions).set_class(event.size.width >= SIDE_BY_SIDE, "-wide")

    # ------------------------------------------------------------------ showing

    def show_case(self, case: Case, other: bool) -> None:
        paper = self.workspace.profile.paper
        self.query_one("#proposal-heading", Label).update(Content(paper.proposal_heading))
        self.query_one("#decision-heading", Label).update(Content(paper.decision_heading))
        if other:
            for typed in self._saves.values():
                typed.leave()
            self._saves = {text: self._typed_save(case, text) for text in Text}
            for text in Text:
                self._editor(text).load(self.workspace.decisions.points(case, text))
                self._saves[text].resume()
            self.query_one(Page).scroll_home(animate=False)
        else:
            for text, typed in self._saves.items():
                points = self.workspace.decisions.points(case, text)
                if typed.take(points):
                    self._editor(text).show(points)
        pending = self.query_one("#pending", Tick)
        pending.value = case.proposal.pending
        pending.disabled = has_text(case.proposal.points) and not case.proposal.pending
        self.query_one(RemarkLines).show(case, remarks_on(case, "proposal"))
        self._show_source(case)
        self._show_changes()
        self.query_one(DecisionOutcome).show(case)
        self.query_one(DecisionPositions).show(case)

    def _show_source(self, case: Case) -> None:
        source = case.decision.quoted_in
        quoted = self.query_one("#quoted", Static)
        quoted.display = source is not None
        if source is not None:
            heads = {head.id: head for head in self.workspace.cases.heads()} if source.case else {}
            head = heads.get(source.case or "")
            where = self.workspace.cases.label(head) if head else f"«{source.document}»"
            quoted.update(Content(f"Kjent fra {where}, som siterer vedtaket"))

    def _show_changes(self) -> None:
        """Marks word by word what the decision has otherwise than the proposal, while either is written."""
        assert self.case is not None
        case = msgspec.structs.replace(
            self.case,
            proposal=msgspec.structs.replace(self.case.proposal, points=self.proposal.points),
            decision=msgspec.structs.replace(self.case.decision, points=self.decision.points),
        )
        both = has_text(case.proposal.points) and has_text(case.decision.points)
        rows = tuple(self.workspace.decisions.differences(case)) if both else ()
        changes, heading = self.query_one(PointChanges), self.query_one("#changes-heading", Label)
        heading.display = both
        heading.update("Endret fra forslaget" if any_change(rows) else "Vedtaket er likt forslaget")
        changes.display = any_change(rows)
        changes.rows = rows

    # ------------------------------------------------------------------ the two texts

    def _editor(self, text: Text) -> OutlineEditor:
        return self.proposal if text is Text.PROPOSAL else self.decision

    def _typed_save(self, case: Case, text: Text) -> TypedSave[tuple[Point, ...]]:
        case_id, editor = case.id, self._editor(text)

        def save(workspace: Workspace, points: tuple[Point, ...], before: tuple[Point, ...]) -> tuple[Point, ...]:
            workspace.decisions.set_points(case_id, text, points, before=before)
            # What another window has done to other points is taken in there; it is shown as its work, and not as ours.
            return cleaned(points)

        return TypedSave(
            editor,
            f"{case_id}/{text}",
            value=lambda: editor.points,
            save=save,
            known=workspace_points(self.workspace, case, text),
            put=editor.show,
            there=lambda workspace: workspace_points(workspace, workspace.cases.get(case_id), text),
        )

    @on(OutlineEditor.Changed)
    def _typed(self, event: OutlineEditor.Changed) -> None:
        event.stop()
        text = Text.PROPOSAL if event.editor is self.proposal else Text.DECISION
        if self.case is not None:
            self._saves[text].touched()
            self._show_changes()

    @on(OutlineEditor.CursorMoved)
    def _follow(self, event: OutlineEditor.CursorMoved) -> None:
        event.stop()
        editor = event.control
        if editor is not None and editor.has_focus:
            self.call_after_refresh(self._bring_into_view, editor)

    def _bring_into_view(self, editor: OutlineEditor) -> None:
        _, line = editor.layout_lines.cell_of(editor.cursor)
        bring_into_view(editor, line)

    @on(OutlineEditor.Hint)
    def _hint(self, event: OutlineEditor.Hint) -> None:
        event.stop()
        self.post_message(Say(event.text))

    @on(OutlineEditor.Left)
    def _out(self, event: OutlineEditor.Left) -> None:
        """Out of the proposal comes the decision, and out of that the outcome."""
        event.stop()
        if event.editor is self.proposal:
            self.decision.focus()
        else:
            self.query_one(DecisionOutcome).focus_first()

    def flush(self) -> None:
        for typed in self._saves.values():
            typed.flush()
        for part in (*self.query(DecisionOutcome), *self.query(DecisionPositions)):
            part.flush()

    def on_descendant_blur(self) -> None:
        self.flush()

    def on_unmount(self) -> None:
        self.flush()

    def focus_first(self) -> None:
        aim, self.aim = self.aim, ""
        for editor in (self.decision, self.proposal):
            if aim and editor.go_to(aim):
                editor.focus()
                return
        decided = self.case is not None and has_text(self.case.decision.points)
        (self.decision if decided else self.proposal).focus()

    # ------------------------------------------------------------------ acts

    @on(Tick.Changed, "#pending")
    def _pending_switched(self, event: Tick.Changed) -> None:
        event.stop()
        case_id, pending = self.case_id, event.value
        self.act(lambda workspace: workspace.decisions.set_pending(case_id, pending))

    def action_start_from_proposal(self) -> None:
        """Starts the decision from the proposal, unless something is written there already."""
        if why := self.why_not_start():
            self.notify(why, severity="warning")
            return
        case_id = self.case_id

        def started(case: Case) -> None:
            points = self.workspace.decisions.points(case, Text.DECISION)
            if self.case is not None and self.case.id == case.id and self._saves[Text.DECISION].take(points):
                self.decision.show(points)
            self.decision.move_cursor(Position(0, 0))
            self.decision.focus()
            self.decision.call_after_refresh(self._bring_into_view, self.decision)

        self.act(lambda workspace: workspace.decisions.adopt_proposal(case_id), started)

    def add_position(self) -> None:
        """Asks for a party to give a position for."""
        self.query_one(DecisionPositions).add()

    def why_not_start(self) -> str:
        """Why the decision cannot be started from the proposal now; empty when it can."""
        if not has_text(self.proposal.points):
            return "Forslaget er tomt. Skriv det først."
        if has_text(self.decision.points):
            return "Vedtaket er alt påbegynt. Slett teksten der først, så kan det startes fra forslaget."
        return ""


def workspace_points(workspace: Workspace, case: Case, text: Text) -> tuple[Point, ...]:
    """The points of one of the two texts, as the register holds them."""
    return workspace.decisions.points(case, text)
