"""The lines at the top of the case pane: what the case is, where it stands, and what to look out for."""

from collections.abc import Iterable, Sequence

import msgspec
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from ...domain.case import Case
from ...domain.kinds import Side
from ...domain.strategy import PriorityArea
from ...workspace import Workspace

_MANY = 3  # areas named; the rest are counted


class HeadLine(msgspec.Struct, frozen=True):
    """A line of the head: pieces that are only broken between, the style they are shown in, and whether it is cut."""

    pieces: tuple[str, ...]
    style: str = ""
    cut: bool = False


class CaseHeader(Widget):
    """Shows a case in two to five lines."""

    DEFAULT_CSS = """
    CaseHeader { height: auto; padding: 0 1; }
    """

    class Clicked(Message):
        """The head was clicked, on its last line or not: the user wants to see or change what it says."""

        def __init__(self, last: bool) -> None:
            super().__init__()
            self.last = last

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[HeadLine] = ()

    def show(self, lines: Sequence[HeadLine]) -> None:
        """Shows the lines."""
        self._lines = lines
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.Clicked(event.y >= self.size.height - 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._laid_out(width))

    def render(self) -> RenderResult:
        return Content("\n").join(self._laid_out(self.content_size.width))

    def _laid_out(self, width: int) -> list[Content]:
        laid: list[Content] = []
        for line in self._lines:
            if line.cut:
                laid.append(Content.styled(" · ".join(line.pieces), line.style).truncate(max(width, 10), ellipsis=True))
                continue
            for text in _packed(line.pieces, max(width, 10)):
                laid += Content.styled(text, line.style).wrap(max(width, 10))
        return laid


def _packed(pieces: Iterable[str], width: int) -> list[str]:
    """The pieces with « · » between, on as many lines as they need."""
    lines: list[str] = []
    for piece in pieces:
        if lines and len(lines[-1]) + 3 + len(piece) <= width:
            lines[-1] += f" · {piece}"
        else:
            lines.append(piece)
    return lines


def case_title(workspace: Workspace, case: Case) -> str:
    """«SSU 14/26  Strategiske dilemmaer», «SSU –  Felles opplæring» while there is no number."""
    number = workspace.profile.case_number(case.ref) if case.ref else "–"
    return f"{case.body} {number}  {case.title}".strip()


def header_lines(workspace: Workspace, case: Case) -> list[HeadLine]:
    """What stands under the title."""
    profile = workspace.profile
    lines = [HeadLine(tuple(_where_it_stands(workspace, case)))]
    if case.areas:
        names = [area.name for area in workspace.office.register.all(PriorityArea) if area.id in case.areas]
        more = [f"og {len(names) - _MANY} til"] if len(names) > _MANY else []
        term = profile.term("area", "satsningsområde")
        word = f"{term[:1].upper()}{term[1:]}{'r' if len(names) > 1 else ''}: "
        if names:
            lines.append(HeadLine((word + names[0], *names[1:_MANY], *more), "dim"))
    if case.exemption is not None:
        words = profile.word(case.exemption.scope)
        basis = f", {case.exemption.legal_basis}" if case.exemption.legal_basis else ""
        note = f"{words[:1].upper()}{words[1:]}{basis}"
        lines.append(HeadLine((f"⊘ {note}",), "bold $text-warning"))
    if case.doubts:
        first = case.doubts[0].sentence
        lines.append(HeadLine((f"! {len(case.doubts)} ting å sjekke – {first}",), "$text-warning", cut=True))
    return lines


def _where_it_stands(workspace: Workspace, case: Case) -> Iterable[str]:
    profile = workspace.profile
    kind = profile.word(case.type)
    yield f"{kind[:1].upper()}{kind[1:]}"
    if case.meeting:
        meeting = next((m for m in workspace.meetings.all() if m.id == case.meeting), None)
        if meeting is not None:
            yield workspace.meetings.label(meeting)
    yield profile.word(case.status)
    cleared = {clearance.side for clearance in case.clearances}
    sides = ((Side.MUNICIPALITIES, "K"), (Side.HOSPITAL, "H"))
    yield "avklart: " + " ".join(f"{letter} {'✓' if side in cleared else '–'}" for side, letter in sides)
