"""The files that came back, one line each: what each of them is, and which case it is of."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...workspace import Workspace
from ...workspace.returned import State, Surveyed, Turn

_SIGNS = {
    Turn.PERSON: "!",
    Turn.CHANGES: " ",
    Turn.REFUSED: "–",
    Turn.NOTHING: "=",
    Turn.TAKEN: "✓",
    Turn.NOT_WORD: "–",
}
_LONGEST_NAME = 30


class FileList(OptionList):
    """The list. PageUp and PageDown go through what the file changes, which is what one reads."""

    DEFAULT_CSS = """
    FileList {
        width: 1fr;
        height: auto;
        max-height: 17%;
        min-height: 1;
        border: none;
        padding: 0;
        background: $background;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    FileList.-wide { width: 2fr; height: 1fr; max-height: 100%; }
    """

    @dataclass
    class Page(Message):
        """A page up or down in what the file changes."""

        pages: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, markup=False)
        self._files: Sequence[Surveyed] = ()
        self._said: list[tuple[Text, Text]] = []
        self._wide = False

    def show(self, files: Sequence[Surveyed], workspace: Workspace, at: int) -> None:
        """Shows these files, with one of them chosen."""
        labels = {head.id: workspace.cases.label(head) for head in workspace.cases.heads()}
        longest = max((min(cell_len(one.found.path.name), _LONGEST_NAME) for one in files), default=0)
        self._files = files
        self._said = [file_lines(one, labels.get(one.found.case or "", ""), longest) for one in files]
        self._show(at)

    def lay_out(self, *, wide: bool) -> None:
        """Two lines for each file where the list stands beside what differs, else one."""
        self.set_class(wide, "-wide")
        if wide is not self._wide:
            self._wide = wide
            self._show(self.highlighted or 0)

    def action_page_down(self) -> None:
        self.post_message(self.Page(1))

    def action_page_up(self) -> None:
        self.post_message(self.Page(-1))

    def _show(self, at: int) -> None:
        self.clear_options()
        self.add_options([Option(lines[self._wide], id=str(number)) for number, lines in enumerate(self._said)])
        if self._said:
            self.highlighted = min(at, len(self._said) - 1)


def file_lines(file: Surveyed, label: str, longest: int) -> tuple[Text, Text]:
    """A file on one line, and the same on two for a narrow list."""
    sign = "?" if file.found.state is State.UNSURE else _SIGNS[file.turn]
    name = Text(file.found.path.name)
    cut = name.copy()
    cut.truncate(longest, overflow="ellipsis", pad=True)
    sure = "" if file.found.state is State.UNSURE else label
    besides = " · ".join(part for part in (sure, saved_words(file)) if part)
    one = Text.assemble((f"{sign} ", "bold"), cut, "  ", (f"{file.words:<26}", "bold"), " ", (besides, "dim"))
    two = Text.assemble((f"{sign} ", "bold"), name, "\n    ", file.words, (f" · {besides}" if besides else "", "dim"))
    return one, two


def saved_words(file: Surveyed) -> str:
    """When and by whom the file was saved, where it knows."""
    draft = file.found.draft
    if draft is None or draft.saved is None:
        return ""
    by = f" av {draft.saved_by}" if draft.saved_by else ""
    return f"lagret {draft.saved.astimezone():%d.%m %H:%M}{by}"
