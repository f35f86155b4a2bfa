"""Texts that could not be saved because another window had written the same, and that nobody chose before it closed."""

from typing import TYPE_CHECKING

from ...domain.choosing import Choice
from ...domain.unsettled import Unsettled
from ..case.two_texts import Answers, TwoTexts
from ..windows.asking import choose
from .arrival import count_again

if TYPE_CHECKING:
    from ..desk_app import DeskApp


def choose_text(desk: "DeskApp") -> None:
    """Lets one of the texts that wait be chosen, and asks about it."""
    waiting = {item.id: item for item in desk.workspace.unsettled.waiting(desk.workspace.around.windows())}
    if not waiting:
        desk.notify("Et annet vindu spør om teksten nå. Velg der.", markup=False)
        return
    if len(waiting) == 1:
        ask_about(desk, *waiting.values())
        return

    def chosen(id: str | None) -> None:
        if id is not None:
            ask_about(desk, waiting[id])

    choose(desk, "Hvilken tekst?", [(item.id, item.title, _written(item)) for item in waiting.values()], chosen)


def ask_about(desk: "DeskApp", item: Unsettled) -> None:
    """Shows the text beside what the register has, and makes what is chosen."""
    texts = desk.workspace.unsettled
    questions, gone = texts.questions(item), texts.is_gone(item)
    if not questions:  # the register says the same by now
        desk.saving.submit(lambda workspace: workspace.unsettled.discard(item), done=lambda _: count_again(desk))
        return

    def settled(answers: Answers | None) -> None:
        if answers is None:
            return
        if gone:
            if Choice.THEIRS in answers.values():
                desk.saving.submit(lambda w: w.unsettled.discard(item), done=lambda _: count_again(desk))
            return
        desk.saving.submit(lambda w: w.unsettled.answer(item, answers), done=lambda _: count_again(desk))

    said = (
        f"{_written(item)} ble dette skrevet i {item.title}. Det er slettet siden, så teksten kan bare kopieres herfra."
        if gone
        else f"{_written(item)} ble {item.title} skrevet samtidig i to vinduer, og programmet ble lukket før du valgte. "
        "Begge er tatt vare på; velg hva som skal gjelde."
    )
    desk.push_screen(TwoTexts(said, questions, gone=gone, can_restore=False, later=True), settled)


def _written(item: Unsettled) -> str:
    return f"{item.at.astimezone():%d.%m.%Y kl. %H.%M}" if item.at else ""
