"""Every action by a name a secretary would use, with its key, or why it cannot be done now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..keys import KEYS, spoken

if TYPE_CHECKING:
    from textual.screen import Screen


@dataclass(frozen=True)
class DeskAction:
    """Something that can be done.

    Args:
        id: names it; the id of its key binding where it has one.
        title: what it is called: «Slett saken».
        help: a few words more.
        run: does it.
        why_not: why it cannot be done now; empty when it can. Such an action is shown with its reason.
    """

    id: str
    title: str
    help: str
    run: Callable[[], object]
    why_not: str = ""


def open_palette(screen: "Screen", actions: Iterable[DeskAction]) -> None:
    """Shows the actions, and does the one that is chosen. Of two with one id the first counts."""
    from .chooser import Chooser

    by_id: dict[str, DeskAction] = {}
    for action in actions:
        by_id.setdefault(action.id, action)
    chosen_keys = getattr(screen.app, "chosen_keys", {})
    rows = []
    for action in by_id.values():
        keys = chosen_keys.get(action.id) or KEYS.get(action.id, ("", ""))[0]
        rows.append((action.id, action.title, "  ".join(part for part in (action.help, spoken(keys)) if part)))

    def run(id: str | None) -> None:
        if id is not None:
            screen.call_later(by_id[id].run)

    why_not = {action.id: action.why_not for action in by_id.values() if action.why_not}
    screen.app.push_screen(Chooser("Alle handlinger", rows, why_not=why_not, placeholder="Hva vil du gjøre?"), run)
