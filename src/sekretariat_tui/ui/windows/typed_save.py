"""Saving what is typed in one field: soon after the key, in order, and never over what another window wrote."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from textual.timer import Timer
from textual.widget import Widget

from ...domain.errors import NotFound
from ...workspace import ChangedElsewhere, Workspace
from ..messages import RegisterChanged

if TYPE_CHECKING:
    from ..desk_app import DeskApp

V = TypeVar("V")

SOON = 0.2  # seconds from the first key that is not saved until what stands there is sent to be saved


class TypedSave(Generic[V]):
    """Follows one field that is saved as it is typed in.

    Args:
        widget: the field; its timer is used.
        key: names the field, so that a newer save of it replaces one that has not begun.
        value: gives what stands in the field now.
        save: saves a value, given also what the register held as far as we know, and gives what was saved.
        known: what the register holds.
        elsewhere: told when another window has changed the same; nothing is then saved until it has been settled.
    """

    def __init__(
        self,
        widget: Widget,
        key: str,
        *,
        value: Callable[[], V],
        save: Callable[[Workspace, V, V], V],
        known: V,
        elsewhere: Callable[[ChangedElsewhere], None] | None = None,
    ) -> None:
        self.known = known
        self._widget = widget
        self._key = key
        self._value = value
        self._save = save
        self._elsewhere = elsewhere
        self._accepted = known  # as it stood in the field when it was saved; the register may have cleaned it
        self._timer: Timer | None = None
        self._asking = False
        cast(Any, widget).typed_save = self  # where ``unsaved_in`` finds it

    @property
    def value(self) -> V:
        """What stands in the field now."""
        return self._value()

    @property
    def dirty(self) -> bool:
        """Whether the field holds something that is not saved."""
        return self._timer is not None or self._value() not in (self.known, self._accepted)

    def touched(self) -> None:
        """Hears that a key changed the field."""
        if self._timer is None:
            self._timer = self._widget.set_timer(SOON, self.flush)
            cast("DeskApp", self._widget.app).saving.typing(self._key)

    def flush(self) -> None:
        """Sends what stands in the field to be saved, if it is not saved."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        value = self._value()
        if self._asking or value in (self.known, self._accepted):
            cast("DeskApp", self._widget.app).saving.typing(self._key, over=True)
            return

        def act(workspace: Workspace) -> ChangedElsewhere | NotFound | None:
            try:
                saved = self._save(workspace, value, self.known)
            except (ChangedElsewhere, NotFound) as error:
                return error
            self._accepted = value
            self.known = saved
            return None

        cast("DeskApp", self._widget.app).saving.submit(act, key=self._key, done=self._settled)

    def take(self, value: V) -> bool:
        """Hears what the register now holds; True when the field should show it."""
        if value == self.known or self.dirty:
            return False
        self.known = self._accepted = value
        return True

    def build_on(self, value: V) -> None:
        """What the user writes from now on is known to replace ``value``; a question about it is settled."""
        self._asking = False
        self.known = self._accepted = value

    def let_go(self) -> None:
        """What stands in the field is not to be saved: what it belonged to is gone."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.build_on(self._value())

    def _settled(self, error: ChangedElsewhere | NotFound | None) -> None:
        if isinstance(error, NotFound):
            # Deleted in another window. Who shows it hears of that now, and takes care of what was typed.
            for screen in self._widget.app.screen_stack:
                screen.post_message(RegisterChanged())
        elif error is not None and self._elsewhere is not None and not self._asking:
            self._asking = True
            self._elsewhere(error)


def unsaved_in(widget: Widget) -> Iterator[TypedSave[Any]]:
    """The fields in a widget that hold something that is not saved."""
    for child in widget.walk_children():
        typed = getattr(child, "typed_save", None)
        if isinstance(typed, TypedSave) and typed.dirty:
            yield typed
