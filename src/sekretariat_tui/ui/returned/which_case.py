"""A person says which case a file is of, where the program is not sure."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from ...workspace import Workspace
from ...workspace.returned import Found
from ..windows.asking import choose


def ask_which_case(app: App[Any], workspace: Workspace, found: Found, chosen: Callable[[str], None]) -> None:
    """Asks among all cases, those it may be of first."""
    heads = sorted(workspace.cases.heads(), key=lambda head: head.id not in found.candidates)
    rows = [(head.id, workspace.cases.label(head), "ligner" if head.id in found.candidates else "") for head in heads]
    choose(app, f"Hvilken sak er «{found.path.name}»?", rows, lambda id: None if id is None else chosen(id))
