"""What the texts tell that nobody has set yet, in a few short lines over the thread."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...workspace import Workspace

if TYPE_CHECKING:
    from ...workspace.thread.proposed import ProposedStanding

MOST = 3  # lines, so that the tree has room below them at 80 x 24


def told_lines(workspace: Workspace, proposed: "Sequence[ProposedStanding]", misquoted: Sequence[str]) -> list[str]:
    """Standings to set, then the cases whose decisions are quoted in other words; the rest is in the control."""
    label = workspace.thread.proposed.label
    told = [f"! {_short(workspace, one.case)}: {label(one)}, sier teksten. Trykk g." for one in proposed]
    told += [f"! {_short(workspace, owner)} er sitert med andre ord her. Trykk s." for owner in misquoted]
    if len(told) > MOST:
        told[MOST - 1 :] = [f"… og {len(told) - MOST + 1} til; se «Kontroller registeret»"]
    return told


def _short(workspace: Workspace, case_id: str) -> str:
    case = workspace.cases.get(case_id)
    return f"{case.body} {workspace.profile.case_number(case.ref)}" if case.ref else f"«{case.title}»"
