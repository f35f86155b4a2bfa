"""Who else has the folder open, and who wrote in it last, in words for the status line."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from ..store import ActHead, Presence, Present, machine_name
from .office import Office


class Company(msgspec.Struct, frozen=True):
    """Sentences for the status line; empty where there is nothing to say.

    ``here`` tells who else has the folder open now: «Ola har mappen åpen på PC-2». ``last`` tells who saved last,
    when that was somebody else, or the same person on another machine.
    """

    here: str = ""
    last: str = ""


class Around:
    """The windows and commands on one folder, this one among them."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._presence = Presence(office.folders.root, machine_name())

    @property
    def window(self) -> str:
        """The id of this window."""
        return self._presence.id

    def enter(self, doing: str = "") -> None:
        """This window, or the command ``doing``, is seen by the others until ``leave``. A read-only folder sees nobody."""
        if not self._office.register.readonly:
            self._presence.enter(self._office.who, self._office.now(), doing)

    def leave(self) -> None:
        """It is not seen any more."""
        self._presence.leave()

    def windows(self) -> frozenset[str]:
        """The ids of the other windows that are open now."""
        return frozenset(one.id for one in self._others())

    def company(self) -> Company:
        """Who else is here now, and who saved last. One look at a folder of small files."""
        office = self._office
        here = here_in_words(self._others(), office.who, machine_name())
        last = last_in_words(office.register.last_act, office.who, machine_name(), office.now())
        return Company(here, last)

    def _others(self) -> tuple[Present, ...]:
        return self._presence.others(self._office.now())


def here_in_words(others: Sequence[Present], who: str, machine: str) -> str:
    """«Ola har mappen åpen på PC-2»; a command is said by its name."""
    windows = [one for one in others if not one.doing]
    said = list(dict.fromkeys(_one(one, who, machine) for one in windows))
    if len(said) == 1:
        (words,) = said
        many = len(windows)
        if words == _HERE:
            return "åpen i et vindu til" if many == 1 else f"åpen i {many} vinduer til"
        return words if " åpen på " in words else f"{words} har mappen åpen"
    if said:
        short = [_short(one, who, machine) for one in windows]
        names = list(dict.fromkeys(short))
        return f"{', '.join(names[:-1])} og {names[-1]} har også mappen åpen"
    commands = list(dict.fromkeys(f"«sekretariat {one.doing}»" for one in others))
    return f"{' og '.join(commands)} arbeider i mappen" if commands else ""


def last_in_words(act: ActHead | None, who: str, machine: str, now: datetime) -> str:
    """«sist lagret av Kari på PC-2 kl. 14.02»; empty when it was done here, by whoever sits here."""
    if act is None or (act.who == who and act.machine in ("", machine)):
        return ""
    name = "deg" if act.who == who else act.who
    where = f" på {act.machine}" if act.machine not in ("", machine) else ""
    at, today = act.at.astimezone(), now.astimezone().date()
    when = f"kl. {at:%H.%M}" if at.date() == today else f"{at:%d.%m.%Y}"
    return f"sist lagret av {name}{where} {when}"


_HERE = "et vindu til"


def _one(one: Present, who: str, machine: str) -> str:
    if one.machine == machine:
        return _HERE if one.who == who else f"{one.who}"
    name = "du" if one.who == who else one.who
    return f"{name} har mappen åpen på {one.machine}"


def _short(one: Present, who: str, machine: str) -> str:
    name = "du" if one.who == who else one.who
    if one.machine == machine:
        return f"{name} (et annet vindu)" if one.who == who else name
    return f"{name} ({one.machine})"
