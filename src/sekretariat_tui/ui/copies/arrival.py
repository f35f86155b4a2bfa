"""When the program has opened: where the folder lies is said once, and what waits to be chosen between is looked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from ...domain.errors import SekretariatError

if TYPE_CHECKING:
    from ...domain.unsettled import Unsettled
    from ...workspace import Workspace
    from ...workspace.copies import FoundCopies
    from ..desk_app import DeskApp


class Found(msgspec.Struct, frozen=True):
    """What was found around the register: sentences to show, texts that wait, and conflict copies."""

    said: tuple[str, ...]
    texts: "Sequence[Unsettled]"
    copies: "FoundCopies"


def look_around(desk: "DeskApp") -> None:
    """Looks off the screen's thread, for copies are read whole. Then says what was found, and offers what waits."""

    def look() -> None:
        desk.call_later(_show, desk, found_around(desk.workspace))

    desk.run_worker(look, thread=True, group="arrival", exit_on_error=False)


def found_around(workspace: "Workspace") -> Found:
    """Where the folder lies, if that has not been said; what waits; and the conflict copies. Reads files: slow."""
    from ...workspace.copies import FoundCopies
    from ...workspace.synced import remembered_file, say_once

    root = workspace.office.folders.root
    said = [say_once(root, remembered_file())]
    try:
        copies = workspace.copies.find()
    except SekretariatError as error:
        copies = FoundCopies(said=(str(error),))
    said += copies.said
    texts = workspace.unsettled.waiting(workspace.around.windows())
    return Found(tuple(sentence for sentence in said if sentence), texts, copies)


def waiting_words(texts: int, copies: int) -> str:
    """What the status line reminds of: «1 tekst og 2 konfliktkopier venter»."""
    parts = []
    if texts:
        parts.append("1 tekst" if texts == 1 else f"{texts} tekster")
    if copies:
        parts.append("1 konfliktkopi" if copies == 1 else f"{copies} konfliktkopier")
    return f"{' og '.join(parts)} venter" if parts else ""


def _show(desk: "DeskApp", found: Found) -> None:
    for sentence in found.said:
        desk.notify(sentence, timeout=10, markup=False)
    _offer(desk, found, frozenset())


def _offer(desk: "DeskApp", found: Found, seen: frozenset[str]) -> None:
    remind(desk, len(found.texts), len(found.copies.copies))
    if desk.workspace.office.register.readonly:  # nothing that is chosen could be saved
        return
    if len(desk.screen_stack) != 1:  # something else is asked already; the status line reminds
        return
    text = next((text for text in found.texts if text.id not in seen), None)
    if text is not None:
        from .waiting_texts import ask_about

        ask_about(desk, text, seen)
    elif found.copies.to_settle:
        from .copies_screen import CopiesScreen

        desk.push_screen(CopiesScreen(found.copies.to_settle))


def remind(desk: "DeskApp", texts: int, copies: int) -> None:
    """Lets the status line say what waits."""
    desk.waiting = waiting_words(texts, copies)
    desk.saving_changed()


def offer_next(desk: "DeskApp", seen: frozenset[str]) -> None:
    """Counts what waits, and offers the next text that is not among those seen, or else the conflict copies."""

    def look() -> None:
        desk.call_later(_offer, desk, found_around(desk.workspace), seen)

    desk.run_worker(look, thread=True, group="arrival", exit_on_error=False)


def count_again(desk: "DeskApp") -> None:
    """Counts what waits, off the screen's thread."""

    def count() -> None:
        found = found_around(desk.workspace)
        desk.call_later(remind, desk, len(found.texts), len(found.copies.copies))

    desk.run_worker(count, thread=True, group="arrival", exit_on_error=False)
