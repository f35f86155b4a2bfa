"""Saving what is typed in one field: soon after the key, in order, and never over what another window wrote."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from textual.timer import Timer
from textual.widget import Widget

from ...domain.errors import NotFound
from ...workspace import ChangedElsewhere, Workspace
from ..messages import RegisterChanged
from ..save_job import Typed

if TYPE_CHECKING:
    from ...domain.choosing import Choice
    from ..desk_app import DeskApp

V = TypeVar("V")

SOON = 0.2  # seconds from the first key that is not saved until what stands there is sent to be saved


@dataclass(eq=False)
class _Basis(Generic[V]):
    """What is known of the register while one text is written; it outlives the widget the text is written in."""

    owner: "TypedSave[V]"
    known: V
    accepted: V  # as it stood in the field when it was saved; the register may have cleaned it
    kept: bool = False


class TypedSave(Generic[V]):
    """Follows one field that is saved as it is typed in.

    Where another window has changed the same, nothing is overwritten: what was typed is kept in the register at once,
    both are shown when there is a pause in the typing, and nothing is saved over the other until the user has chosen.

    Args:
        widget: the field; its timer is used.
        key: names the field, so that a newer save of it replaces one that has not begun.
        value: gives what stands in the field now.
        save: saves a value, given also what the register held as far as we know, and gives what was saved.
        known: what the register holds.
        put: puts a value in the field.
        there: gives what the register holds now. Raises NotFound.
        restore: puts back what the field belongs to, with this value, after another window has deleted it.
        between: what stands between two texts that are both kept.
    """

    def __init__(
        self,
        widget: Widget,
        key: str,
        *,
        value: Callable[[], V],
        save: Callable[[Workspace, V, V], V],
        known: V,
        put: Callable[[V], None],
        there: Callable[[Workspace], V],
        restore: Callable[[Workspace, V], object] | None = None,
        between: str = " / ",
    ) -> None:
        self._basis = _Basis(self, known, known)
        self.key = key
        self._widget = widget
        self._value = value
        self._save = save
        self._put = put
        self._there = there
        self._restore = restore
        self._between = between
        self._timer: Timer | None = None
        self._conflict: tuple[ChangedElsewhere, V] | None = None  # to be asked about at a pause in the typing
        self._asking = False
        cast(Any, widget).typed_save = self  # where ``unsaved_in`` finds it

    @property
    def value(self) -> V:
        """What stands in the field now."""
        return self._value()

    @property
    def known(self) -> V:
        """What the register holds, as far as we know."""
        return self._basis.known

    def resume(self) -> None:
        """Shows what was typed in this field when it was last on the screen, if it is not saved yet, and goes on from it.

        Called when the widget stands there and shows what the register holds.
        """
        typed = self._desk.saving.waiting(self.key)
        if typed is None or typed.basis is None or typed.basis is self._basis:
            return
        self._basis = typed.basis
        self._basis.owner = self
        if self._value() != typed.value:
            self._put(typed.value)

    def leave(self) -> None:
        """The widget is to show another record: what stands in it now is what this one has from here on."""
        held = self._value()

        def put(value: V) -> None:
            nonlocal held
            held = value

        self._value, self._put = (lambda: held), put

    @property
    def dirty(self) -> bool:
        """Whether the field holds something that is not saved."""
        return self._timer is not None or self._value() not in (self.known, self._basis.accepted)

    def touched(self) -> None:
        """Hears that a key changed the field."""
        if self._timer is None:
            self._timer = self._widget.set_timer(SOON, self.flush)
            cast("DeskApp", self._widget.app).saving.typing(self.key)

    def flush(self) -> None:
        """Sends what stands in the field to be saved, if it is not saved."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        value = self._value()
        basis = self._basis
        # Where the field has been made anew, that one has what was typed here, and perhaps more.
        if basis.owner is not self or self._asking or value in (basis.known, basis.accepted):
            cast("DeskApp", self._widget.app).saving.typing(self.key, over=True)
            return

        def act(workspace: Workspace) -> ChangedElsewhere | NotFound | None:
            try:
                saved = self._save(workspace, value, basis.known)
            except ChangedElsewhere as error:
                workspace.unsettled.keep(self.key, error)
                basis.kept = True
                return error
            except NotFound as error:
                return error
            basis.accepted = value
            basis.known = saved
            basis.owner._done_asking(workspace)
            return None

        def beside(workspace: Workspace) -> None:
            try:
                self._save(workspace, value, basis.known)
            except ChangedElsewhere as error:
                workspace.unsettled.keep(self.key, error)

        self._desk.saving.submit(
            act,
            key=self.key,
            done=lambda error: basis.owner._settled(error, value),
            typed=Typed(value, basis, beside),
        )

    def _done_asking(self, workspace: Workspace) -> None:
        if self._basis.kept and not self._asking:
            workspace.unsettled.settle(self.key)
            self._basis.kept = False

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self._widget.app)

    def take(self, value: V) -> bool:
        """Hears what the register now holds; True when the field should show it."""
        if value == self.known or self.dirty:
            return False
        self._basis.known = self._basis.accepted = value
        return True

    def build_on(self, value: V) -> None:
        """What the user writes from now on is known to replace ``value``; a question about it is settled."""
        self._asking = False
        self._conflict = None
        self._basis.known = self._basis.accepted = value

    def let_go(self) -> None:
        """What stands in the field is not to be saved: what it belonged to is gone."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.build_on(self._value())

    def _settled(self, error: ChangedElsewhere | NotFound | None, value: V) -> None:
        if isinstance(error, NotFound):
            # Deleted in another window. Who shows it hears of that now, and takes care of what was typed.
            self._conflict = None
            for screen in self._widget.app.screen_stack:
                screen.post_message(RegisterChanged())
        elif error is None:
            self._conflict = None
        elif not self._asking:
            if self._shown and self._value() != value:  # a key came meanwhile: that is to be kept too
                self.flush()
                return
            waits, self._conflict = self._conflict is not None, (error, value)
            if not waits:
                from .typing_pause import at_pause

                desk = self._desk
                at_pause(desk, lambda: self._ask(desk))

    @property
    def _shown(self) -> bool:
        """Whether the field still shows what this saves; it may be gone, or show another case."""
        return self._widget.is_attached and getattr(self._widget, "typed_save", None) is self

    def _ask(self, desk: "DeskApp") -> None:
        """There is a pause in the typing: what has been typed is shown beside what the other window wrote."""
        conflict, self._conflict = self._conflict, None
        if conflict is None or self._asking:  # it could be saved after all
            return
        if not self._shown:
            from ..copies.waiting_texts import leave_waiting

            leave_waiting(desk, self.key)
            return
        if self._value() in (self.known, self._basis.accepted):  # what was typed is taken back
            self._show_theirs()
            return
        error, kept = conflict
        if self._value() != kept:  # what came last is kept first
            self.flush()
            return
        from ..case.two_texts import ask_which

        self._asking = True
        ask_which(desk, error, lambda answers: self._chosen(error, answers), can_restore=bool(self._restore))

    def _show_theirs(self) -> None:
        try:
            there = self._there(self._desk.workspace)
        except NotFound:
            return  # who shows the field hears of that
        self.build_on(there)
        self._put(there)
        self._desk.saving.submit(self._done_asking)

    def _chosen(self, error: ChangedElsewhere, answers: "Mapping[str, Choice]") -> None:
        here = self._value()
        if error.gone:
            self._chosen_of_gone(here, answers)
            return
        try:
            # The other window may have gone on writing while the choice was made.
            there = self._there(self._desk.workspace)
        except NotFound:
            self._asking = False
            self.flush()
            return
        self.build_on(there)
        self._put(self._of(error, here, there, answers))
        if self._value() in (self.known, self._basis.accepted):
            self._desk.saving.submit(self._done_asking)
        else:
            self.flush()

    def _chosen_of_gone(self, here: V, answers: "Mapping[str, Choice]") -> None:
        from ...domain.choosing import Choice

        self.let_go()
        restore = self._restore
        if restore is not None and Choice.OURS in answers.values():
            self._desk.saving.submit(lambda workspace: restore(workspace, here))
        self._desk.saving.submit(self._done_asking)

    def _of(self, error: ChangedElsewhere, here: V, there: V, answers: "Mapping[str, Choice]") -> V:
        from ...domain.choosing import Choice, both_texts, point_questions, with_points_chosen
        from .choice_rows import all_of

        if isinstance(here, tuple) and isinstance(there, tuple) and error.points is not None:
            if set(answers.values()) == {Choice.THEIRS}:
                return there
            asked = point_questions(here, there, error.points[2])
            answered = all_of(Choice.BOTH, asked) | dict(answers)
            return cast(V, with_points_chosen(here, there, asked, answered))
        choice = next(iter(answers.values()), Choice.BOTH)
        if choice is Choice.BOTH and isinstance(here, str) and isinstance(there, str):
            return cast(V, both_texts(here, there, self._between))
        return there if choice is Choice.THEIRS else here


def unsaved_in(widget: Widget) -> Iterator[TypedSave[Any]]:
    """The fields in a widget that hold something that is not saved."""
    for child in widget.walk_children():
        typed = getattr(child, "typed_save", None)
        if isinstance(typed, TypedSave) and typed.dirty:
            yield typed
