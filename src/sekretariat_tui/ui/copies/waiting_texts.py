"""Texts that could not be saved because another window had written the same, and that nobody chose before it closed."""

from typing import TYPE_CHECKING

from ...domain.choosing import Choice
from ...domain.unsettled import Unsettled
from ..case.two_texts import Answers, TwoTexts
from ..windows.asking import choose
from .arrival import count_again, offer_next

if TYPE_CHECKING:
    from ..desk_app import DeskApp


def leave_waiting(desk: "DeskApp", key: str) -> None:
    """The field a text was written in is not on the screen any more: the text waits until somebody takes it up."""

    def left(_: object) -> None:
        palette = desk.key("handlinger")
        said = f"Teksten din er tatt vare på. Velg hva som skal gjelde: {palette}, «Velg mellom to tekster som venter»."
        desk.notify(said, timeout=12, markup=False)
        count_again(desk)

    desk.saving.submit(lambda workspace: workspace.unsettled.leave(key), done=left)


def choose_text(desk: "DeskApp") -> None:
    """Lets one of the texts that wait be chosen, and asks about it."""
    waiting = {item.id: item for item in desk.workspace.unsettled.waiting(desk.workspace.around.windows())}
    if not waiting:
        desk.notify("Et annet vindu spør om teksten nå. Velg der.", markup=False)
        return
    if len(waiting) == 1:
        ask_about(desk, next(iter(waiting.values())))
        return

    def chosen(id: str | None) -> None:
        if id is not None:
            ask_about(desk, waiting[id])

    choose(desk, "Hvilken tekst?", [(item.id, item.title, _written(item)) for item in waiting.values()], chosen)


def ask_about(desk: "DeskApp", item: Unsettled, seen: frozenset[str] = frozenset()) -> None:
    """Shows the text beside what the register has, and makes what is chosen. Then what else waits is offered.

    Args:
        seen: the texts that have been offered already, and are left for later.
    """
    texts = desk.workspace.unsettled
    questions, gone = texts.questions(item), texts.is_gone(item)
    seen |= {item.id}

    def go_on(_: object = None) -> None:
        offer_next(desk, seen)

    if not questions:  # the register says the same by now
        desk.saving.submit(lambda workspace: workspace.unsettled.discard(item), done=go_on)
        return

    def settled(answers: Answers | None) -> None:
        if answers is None:
            go_on()
        elif not gone:
            desk.saving.submit(lambda w: w.unsettled.answer(item, answers), done=go_on)
        elif Choice.THEIRS in answers.values():
            desk.saving.submit(lambda w: w.unsettled.discard(item), done=go_on)
        else:
            go_on()

    said = (
        f"{_written(item)} ble dette skrevet i {item.title}. Det er slettet siden, så teksten kan bare kopieres herfra."
        if gone
        else f"{_written(item)} ble {item.title} skrevet samtidig i to vinduer, og programmet ble lukket før du valgte. "
        "Begge er tatt vare på; velg hva som skal gjelde."
    )
    desk.push_screen(TwoTexts(said, questions, gone=gone, can_restore=False, later=True), settled)


def _written(item: Unsettled) -> str:
    return f"{item.at.astimezone():%d.%m.%Y kl. %H.%M}" if item.at else ""
