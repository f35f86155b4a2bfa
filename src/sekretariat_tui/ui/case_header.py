"""The lines at the top of the case pane: what the case is, where it stands, and what to look out for."""

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from ..domain.case import Case
from ..domain.kinds import ExemptScope, Side
from ..domain.strategy import PriorityArea
from ..workspace import Workspace

_MANY = 3  # areas named; the rest are counted


class CaseHeader(Widget):
    """Shows a case in two to five lines."""

    DEFAULT_CSS = """
    CaseHeader { height: auto; padding: 0 1; }
    """

    _content = Content("")

    def show(self, lines: list[Content]) -> None:
        """Shows the lines."""
        self._content = Content("\n").join(lines)
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        return self._content


def case_title(workspace: Workspace, case: Case) -> str:
    """«SSU 14/26  Strategiske dilemmaer», «SSU –  Felles opplæring» while there is no number."""
    number = workspace.profile.case_number(case.ref) if case.ref else "–"
    return f"{case.body} {number}  {case.title}".strip()


def header_lines(workspace: Workspace, case: Case) -> list[Content]:
    """The lines, the first of them the title."""
    profile = workspace.profile
    lines = [Content.styled(case_title(workspace, case), "bold"), _where_it_stands(workspace, case)]
    if case.areas:
        names = [area.name for area in workspace.office.register.all(PriorityArea) if area.id in case.areas]
        term = profile.term("areas", profile.term("area", "satsningsområde") + "r")
        more = f" og {len(names) - _MANY} til" if len(names) > _MANY else ""
        lines.append(
            Content.assemble((f"{term[:1].upper()}{term[1:]}: ", "$text-muted"), ", ".join(names[:_MANY]) + more)
        )
    if case.exemption is not None:
        partly = case.exemption.scope is ExemptScope.PARTLY
        note = profile.exempt_note(case.exemption.legal_basis, partly=partly)
        lines.append(Content.styled(f"⊘ {note}", "bold $text-warning"))
    if case.doubts:
        first = case.doubts[0].sentence
        lines.append(Content.styled(f"! {len(case.doubts)} tvil – {first}", "$text-warning"))
    return lines


def _where_it_stands(workspace: Workspace, case: Case) -> Content:
    profile = workspace.profile
    kind = profile.word(case.type)
    parts = [f"{kind[:1].upper()}{kind[1:]}"]
    if case.meeting:
        meeting = next((m for m in workspace.meetings.all() if m.id == case.meeting), None)
        if meeting is not None:
            parts.append(workspace.meetings.label(meeting))
    parts.append(profile.word(case.status))
    cleared = {clearance.side for clearance in case.clearances}
    marks = " ".join(
        f"{letter} {'✓' if side in cleared else '–'}" for side, letter in ((Side.MUNICIPALITIES, "K"), (Side.HOSPITAL, "H"))
    )
    parts.append(f"avklart: {marks}")
    return Content(" · ".join(parts))
