"""What the palette offers of the thread."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..windows.palette import DeskAction

if TYPE_CHECKING:
    from .case_pane import CasePane


def thread_actions(pane: "CasePane", no_case: str) -> Iterator[DeskAction]:
    """The acts of the tab Saksgang, which comes to the front for them."""
    workspace = pane.acts.workspace
    heading = workspace.thread.earlier.heading if pane.case is not None else "Tidligere behandling"
    why_not = no_case
    if pane.case is not None and workspace.thread.is_ready:
        why = workspace.thread.earlier.why_not(pane.case)
        why_not = why[:1].lower() + why[1:]
    yield DeskAction(
        "saksgang.tidligere",
        f"Sett inn eller oppdater «{heading}»",
        "saksgangen som avsnitt i saksframlegget",
        partial(_do, pane, "action_earlier"),
        why_not,
    )
    yield DeskAction(
        "saksgang.gyldighet",
        "Sett gyldighet på vedtaket …",
        "endret, forlenget, erstattet, opphevet, gjennomført",
        partial(_do, pane, "action_standing"),
        no_case,
    )
    yield DeskAction(
        "saksgang.sitat",
        "Se vedtak som er sitert med andre ord",
        "",
        partial(_do, pane, "action_quoted"),
        no_case,
    )


def _do(pane: "CasePane", act: str) -> None:
    tab = pane.show_tab("thread")
    if tab is not None:
        tab.call_after_refresh(getattr(tab, act))
