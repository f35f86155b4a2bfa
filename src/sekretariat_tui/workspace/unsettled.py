"""Texts that two windows have written at once: kept in the register until somebody has chosen between them."""

from collections.abc import Collection, Mapping

import msgspec

from ..domain.choosing import Choice, Question, chosen, questions, text_question
from ..domain.comparison import with_place
from ..domain.errors import NotFound
from ..domain.record import Record
from ..domain.unsettled import Unsettled
from ..store import machine_name
from ..store.kinds import type_of
from .changed_elsewhere import ChangedElsewhere
from .office import Office


class UnsettledTexts:
    """Keeps what could not be saved, and makes what was chosen of it.

    Args:
        window: the window that asks, so that another does not ask about the same meanwhile.
    """

    def __init__(self, office: Office, window: str = "") -> None:
        self._office = office
        self.window = window

    # ------------------------------------------------------------------ while it is asked

    def keep(self, key: str, error: ChangedElsewhere) -> None:
        """Puts what was written here on disk, until it is settled. ``key`` names the field it was written in."""
        mine = error.mine
        if mine is not None and self.is_erased(mine.id):
            return
        self._put(
            key,
            Unsettled(
                title=error.what,
                of_table=mine.table if mine is not None else "",
                of=mine.id if mine is not None else "",
                text=error.here,
                mine=msgspec.to_builtins(mine) if mine is not None and error.place is not None else None,
                field=error.place.field if error.place else "",
                part=error.place.part if error.place else "",
            ),
        )

    def keep_text(self, key: str, title: str, of: Record, text: str) -> None:
        """The same for what was written in a record that is deleted now: only the text is left.

        Of a record that is deleted for good nothing is kept: that is what was asked for.
        """
        if self.is_erased(of.id):
            return
        self._put(key, Unsettled(title=title, of_table=of.table, of=of.id, text=text))

    def is_erased(self, id: str) -> bool:
        """Whether the record is deleted for good, so that what is written in it may stay on the screen only."""
        return id in self._office.register.erased

    def _put(self, key: str, item: Unsettled) -> None:
        known = self._of_key(key)
        item = msgspec.structs.replace(
            item,
            who=self._office.who,
            machine=machine_name(),
            window=self.window,
            key=key,
            at=self._office.now(),
            **({"id": known.id, "rev": known.rev} if known is not None else {}),
        )
        if known is not None and (known.text, known.mine) == (item.text, item.mine):
            return
        # Not through ``act``: this is nothing the user did, and nothing to take back.
        with self._office.register.change(self._office.who, f"Tok vare på en tekst til {item.title}") as change:
            change.put(item)

    def settle(self, key: str) -> None:
        """The choice is made and saved. What was not chosen is still in the history."""
        known = self._of_key(key)
        if known is not None:
            self.discard(known)

    def leave(self, key: str) -> None:
        """This window asks no more, and nothing is chosen: the text waits until somebody takes it up."""
        known = self._of_key(key)
        if known is not None:
            with self._office.register.change(self._office.who, f"La en tekst til {known.title} vente") as change:
                change.put(msgspec.structs.replace(known, window=""))

    def discard(self, item: Unsettled) -> None:
        """The text is not to wait any more."""
        with self._office.register.change(self._office.who, f"Avgjorde to tekster i {item.title}") as change:
            if change.find(Unsettled, item.id) is not None:
                change.delete(Unsettled, item.id)

    def _of_key(self, key: str) -> Unsettled | None:
        items = self._office.register.all(Unsettled)
        mine = (self.window, "")  # one that this window has left waiting is the same text still
        return next((item for item in items if item.key == key and item.window in mine), None)

    # ------------------------------------------------------------------ after the window that asked is gone

    def waiting(self, open_windows: Collection[str] = ()) -> list[Unsettled]:
        """The texts that no window asks about, oldest first. ``open_windows`` are the windows that are open."""
        asking = {*open_windows, self.window} - {""}
        return [item for item in self._office.register.all(Unsettled) if item.window not in asking]

    def questions(self, item: Unsettled) -> list[Question]:
        """What there is to choose between now; nothing when the register says the same as the text."""
        now, mine = self._versions(item)
        if mine is None:
            return [text_question(item.title, item.text, "", both=False)]
        if now is None:
            return [text_question(item.title, item.text, "", both=False)]
        asked = questions(mine, with_place(mine, now, item.place), word=self._office.profile.word)
        return [question for question in asked if question.place == item.place]

    def is_gone(self, item: Unsettled) -> bool:
        """Whether what it was written in is deleted, so that the text can only be copied or thrown away."""
        now, mine = self._versions(item)
        return now is None or mine is None

    def answer(self, item: Unsettled, answers: Mapping[str, Choice]) -> None:
        """Makes the record as it was chosen, in one act that can be taken back; the text waits no more.

        An answer that is missing keeps both where that can be. Raises NotFound when the record is deleted.
        """
        now, mine = self._versions(item)
        if now is None or mine is None:
            raise NotFound(
                f"Det teksten ble skrevet i, {item.title}, er slettet. Kopier teksten og lim den inn der du vil."
            )
        asked = self.questions(item)
        theirs = with_place(mine, now, item.place)
        made = with_place(now, chosen(mine, theirs, asked, {**_both(asked), **answers}), item.place)
        with self._office.act(f"Valgte mellom to tekster i {item.title}") as change:
            change.put(msgspec.structs.replace(made, rev=now.rev))
            if change.find(Unsettled, item.id) is not None:
                change.delete(Unsettled, item.id)

    def _versions(self, item: Unsettled) -> tuple[Record | None, Record | None]:
        """The record as the register has it, and as it would have been."""
        kind = type_of(item.of_table)
        if kind is None:
            return None, None
        mine = None
        if item.mine is not None:
            try:
                mine = msgspec.convert(item.mine, kind)
            except msgspec.ValidationError:  # an earlier program wrote it
                mine = None
        return self._office.register.find(kind, item.of), mine


def _both(asked: list[Question]) -> dict[str, Choice]:
    return {question.id: Choice.BOTH if question.both else Choice.OURS for question in asked}
