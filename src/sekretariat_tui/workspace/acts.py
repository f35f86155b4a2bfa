"""What has been done in the office: every act, by anybody, and taking one of them back whenever it was."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ..domain.comparison import PlaceDifference, differences
from ..domain.letters import fold
from ..domain.numbering import SpentNumber
from ..store import Act, ActSummary, RecordChange, as_record, named
from .names import Names, moment
from .office import Office

_NOT_SHOWN = frozenset({SpentNumber.table})


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A record that an act changed: its name, whether it is there now, and what was changed in it."""

    table: str
    id: str
    name: str
    there: bool
    differences: tuple[PlaceDifference, ...]


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """An act looked into. ``why_not`` says why it cannot be taken back, and is empty when it can."""

    act: Act
    changed: tuple[Changed, ...]
    why_not: str


class Acts:
    """Every act of the office. Reading them may take a second: ask in a thread of its own."""

    def __init__(self, office: Office, names: Names) -> None:
        self._office = office
        self._names = names

    def newest(self) -> Iterator[ActSummary]:
        """Every act that is kept, newest first, read as it is asked for. Raises CannotRead."""
        return self._office.register.acts()

    def matches(self, act: ActSummary, typed: str) -> bool:
        """Whether every word typed stands in the act: in what was done, by whom, or when."""
        text = fold(f"{act.what} {act.who} {moment(act.at)}")
        return all(word in text for word in fold(typed).split())

    def look(self, summary: ActSummary) -> Looked:
        """The act with what it changed. Raises NotFound when it is not kept by itself any more."""
        act = self._office.register.act(summary.number, near=summary.at)
        word, name = self._office.profile.word, self._names.in_fields()
        changed = []
        for one in act.changes:
            if one.table in _NOT_SHOWN:
                continue
            before, after = as_record(one.table, one.before), as_record(one.table, one.after)
            changed.append(
                Changed(
                    table=one.table,
                    id=one.id,
                    name=self._names.of_plain(one.table, one.after or one.before, one.id),
                    there=self._office.register.plain(one.table, one.id) is not None,
                    differences=tuple(differences(before, after, word, name)),
                )
            )
        return Looked(act=act, changed=tuple(changed), why_not=self._why_not(act))

    def take_back(self, summary: ActSummary) -> str:
        """Takes back one act, whenever it was done, and gives what it was. It can itself be undone.

        Raises:
            NotFound: when it is not kept by itself any more.
            RecordChanged: when any of it has been changed since; then nothing is done.
        """
        act = self._as_now(self._office.register.act(summary.number, near=summary.at))
        self._office.take_back(act)
        return act.what

    def _why_not(self, act: Act) -> str:
        for one, now in self._with_now(act):
            if _words(now) != _words(one.after):
                name = named(one.table, now or one.after or one.before, one.id)
                happened = "endret" if now is not None else "slettet"
                return f"{name} er {happened} etterpå"
        return ""

    def _as_now(self, act: Act) -> Act:
        """The act as leaving each record as it is now, where that is how it left it but for the count of its saves."""
        changes = tuple(
            msgspec.structs.replace(one, after=now) if _words(now) == _words(one.after) else one
            for one, now in self._with_now(act)
        )
        return msgspec.structs.replace(act, changes=changes)

    def _with_now(self, act: Act) -> list[tuple[RecordChange, dict[str, Any] | None]]:
        return [(one, self._office.register.plain(one.table, one.id)) for one in act.changes]


def _words(record: dict[str, Any] | None) -> dict[str, Any] | None:
    """A record without what every save changes."""
    return record and {key: value for key, value in record.items() if key not in {"rev", "changed"}}
