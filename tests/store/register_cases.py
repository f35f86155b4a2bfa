"""Cases to put in a register, and the shortest way to put them there."""

from sekretariat_tui.domain.case import Case, Decision, Proposal, Section
from sekretariat_tui.domain.points import Point
from sekretariat_tui.store import Register


def a_case(title: str = "Felles akuttplan", **fields: object) -> Case:
    """A small case with a section, a proposal of two levels and a decision."""
    proposal = Proposal(
        points=(
            Point(text="Partene slutter seg til planen.", points=(Point(text="Frist 1. november."),)),
            Point(text="Sekretariatet følger opp."),
        )
    )
    values: dict[str, object] = {
        "body": "SSU",
        "title": title,
        "sections": (Section(heading="Bakgrunn", text="Ærlig talt: ønsket kom fra tre kommuner på Åsen."),),
        "proposal": proposal,
        "decision": Decision(points=(Point(text="Planen er vedtatt."),)),
    }
    return Case(**(values | fields))  # type: ignore[arg-type]


def save(register: Register, *cases: Case, what: str = "Lagret saker") -> list[Case]:
    """Saves the cases in one act."""
    with register.change("Kari", what) as change:
        return [change.put(case) for case in cases]
