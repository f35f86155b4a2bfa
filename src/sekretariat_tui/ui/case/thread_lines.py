"""The list that the thread stands in, and what stands there while there is none."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList, Static


class NoSteps(Static, can_focus=True):
    """What stands here while there is no thread. It takes the focus, so that the keys work there too."""


class ThreadLines(OptionList):
    """The lines of the tree. Left and right fold and unfold."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "fold(True)", "Fold sammen", show=False),
        Binding("right", "fold(False)", "Fold ut", show=False),
    ]

    class Folded(Message):
        """The branch the cursor stands on is to be folded, or unfolded."""

        def __init__(self, fold: bool) -> None:
            super().__init__()
            self.fold = fold

    def action_fold(self, fold: bool) -> None:
        """Folds the branch the cursor stands on, or unfolds it."""
        self.post_message(self.Folded(fold))
