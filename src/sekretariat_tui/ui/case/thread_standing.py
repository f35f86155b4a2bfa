"""Setting from the thread whether a decision still stands: what became of it, and by which case (domain rule 6)."""

from typing import TYPE_CHECKING

from ...domain.case import Case, CaseHead
from ...domain.kinds import StandingKind
from ...domain.points import has_text
from ...domain.standing_points import named_points
from ..windows.asking import choose

if TYPE_CHECKING:
    from .thread_tab import ThreadTab

_ONE_POINT, _WHOLE, _NO_CASE = "punkt", "", "ingen"
_MOST = 50  # of the cases that may have done it; others are found by tying them to the case first


def set_standing(tab: "ThreadTab", case_id: str) -> None:
    """Asks what became of the case's decision, and sets it. What the texts say stands first."""
    workspace = tab.workspace
    case = workspace.cases.get(case_id)
    if not has_text(case.decision.points):
        tab.notify(f"{workspace.cases.label(case)} har ikke noe vedtak å sette gyldighet på.")
        return
    _ask_kind(tab, case, None)


def _ask_kind(tab: "ThreadTab", case: Case, point: str | None) -> None:
    workspace = tab.workspace
    proposed = [one for one in workspace.thread.proposed.of(case) if one.case == case.id and point is None]
    rows = [
        (f"forslag {number}", _capital(workspace.thread.proposed.label(one)), f"«{_short(one.sentence)}»")
        for number, one in enumerate(proposed)
    ]
    word = workspace.profile.word
    rows += [
        (kind.value, _capital(word(kind)) + ("" if kind is StandingKind.IN_FORCE else " …"), "")
        for kind in StandingKind
    ]
    points = {part.id: name for name, part in named_points(case.decision.points)}
    if point is None and len(points) > 1:
        rows.append((_ONE_POINT, "Bare ett punkt …", ""))
    what = f"{points.get(point or '', 'vedtaket')} i {workspace.cases.label(case)}"

    def chosen(value: str | None) -> None:
        if value is None:
            return
        if value == _ONE_POINT:
            _ask_point(tab, case)
        elif value.startswith("forslag "):
            one = proposed[int(value.split()[1])]
            tab.act(lambda w: w.decisions.set_standing(one.case, one.kind, by=one.by, point=one.point))
        elif value == StandingKind.IN_FORCE.value:
            tab.act(lambda w: w.decisions.set_standing(case.id, StandingKind.IN_FORCE, point=point))
        else:
            _ask_by(tab, case, StandingKind(value), point, what)

    choose(tab.app, f"Hva ble det av {what}?", rows, chosen)


def _ask_point(tab: "ThreadTab", case: Case) -> None:
    rows = [(part.id, _capital(name), _short(part.text)) for name, part in named_points(case.decision.points)]

    def chosen(id: str | None) -> None:
        if id is not None:
            _ask_kind(tab, case, id)

    choose(tab.app, "Hvilket punkt?", rows, chosen)


def _ask_by(tab: "ThreadTab", case: Case, kind: StandingKind, point: str | None, what: str) -> None:
    """Asks which case did it: those that came of it, with the open case first where it is one of them."""
    workspace = tab.workspace
    register, label = workspace.office.register, workspace.cases.label
    ids = workspace.thread.relations.pointing_at(case.id)
    if tab.case_id != case.id:
        ids = [tab.case_id, *(id for id in ids if id != tab.case_id)]
    heads = [head for id in ids[:_MOST] if (head := register.find(CaseHead, id)) is not None]
    rows = [(head.id, label(head), "denne saken" if head.id == tab.case_id else "") for head in heads]
    rows.append((_NO_CASE, "Uten å si hvilken sak", ""))

    def chosen(id: str | None) -> None:
        if id is not None:
            by = None if id == _NO_CASE else id
            tab.act(lambda w: w.decisions.set_standing(case.id, kind, by=by, point=point))

    choose(tab.app, f"{_capital(what)}: {workspace.profile.word(kind)} av", rows, chosen)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(text: str, most: int = 60) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"
