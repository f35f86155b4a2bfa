"""Finding out what deleting a record for good will take, and what still holds something of it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from ..domain.case import Case
from ..domain.errors import NotFound, RuleBroken, SekretariatError
from ..domain.meeting import Meeting
from ..domain.numbering import SpentNumber
from ..domain.partnership import Member
from ..domain.record import Record
from ..domain.strategy import Commitment, Measure, PriorityArea
from ..domain.strategy import Plan as StrategyPlan
from ..store import Gone, belongs
from .cases import Cases
from .erasure_plan import Plan
from .holders import HolderSearch, Progress
from .office import Office
from .traces import Traces, single_spaced, traces_of
from .untying import spent

State = dict[str, Any]
Told = list[tuple[str, str, State]]

_WORDS_OF_SIGN = 3  # of a name, to be typed to go through with it


class Kind(msgspec.Struct, frozen=True):
    """A kind of record that can be deleted for good, and the words for one.

    ``from_register`` is False for what others hang on: it must have been deleted the ordinary way first.
    """

    type: type[Record]
    one: str
    noun: str
    from_register: bool = True


_KINDS = {
    kind.type.table: kind
    for kind in (
        Kind(Case, "en sak", "saken"),
        Kind(Member, "et medlem", "medlemmet"),
        Kind(Measure, "et tiltak", "tiltaket"),
        Kind(Commitment, "et oppfølgingspunkt", "oppfølgingspunktet"),
        Kind(Meeting, "et møte", "møtet", from_register=False),
        Kind(PriorityArea, "et område", "området", from_register=False),
        Kind(StrategyPlan, "en plan", "planen", from_register=False),
    )
}


def kind_of(table: str) -> Kind:
    """The kind a table holds; in neutral words for one that is not known."""
    return _KINDS.get(table) or Kind(Record, "en oppføring", "oppføringen", from_register=False)


class Planning:
    """Makes the plan for one record."""

    def __init__(self, office: Office, cases: Cases, progress: Progress) -> None:
        self._office = office
        self._cases = cases
        self._progress = progress

    def plan(self, table: str, id: str) -> Plan:
        """The plan. Raises NotFound, RuleBroken and CannotRead, as ``Erasure.plan`` tells."""
        register, kind = self._office.register, kind_of(table)
        self._progress("historikken")
        told = register.told_of(id)
        states = [state for where, of, state in told if (where, of) == (table, id)]
        if not states:
            raise NotFound(f"{kind.noun.capitalize()} finnes ikke lenger, verken i registeret eller i papirkurven.")
        there = id in register.snapshot.documents(table).by_id
        if there and not kind.from_register:
            raise RuleBroken(
                f"{kind.noun.capitalize()} er i bruk. Slett først på vanlig måte, og så for godt fra papirkurven."
            )
        with_it, numbers = _belonging(table, id, told), _spent_numbers(states, told)
        gone = Gone(frozenset({id, *with_it, *numbers}), frozenset(_names(states)))
        traces = traces_of(state for _, of, state in told if of in {id, *with_it})
        search = HolderSearch(self._office.folders, gone, traces, states, self._others(id), self._progress)
        originals = tuple(search.originals())
        return Plan(
            table=table,
            id=id,
            name=self._name(table, states[-1]),
            sign=self._sign(table, states[-1]),
            goes=tuple(_goes(kind, states, there, len(with_it), originals)),
            originals=originals,
            holders=tuple(search.found()),
            mentions=tuple(
                dict.fromkeys(
                    [  # a case and a draft that was sent of it have the same name
                        *self._mentions(gone.ids, traces),
                        *(f"{path} – {case}" for path, case in search.naming),
                    ]
                )
            ),
            unread=tuple(search.unread),
            gone=gone,
            traces=traces,
        )

    def _name(self, table: str, state: State) -> str:
        case = as_case(state) if table == Case.table else None
        return self._cases.label(case) if case is not None else f"«{_called(state) or 'uten navn'}»"

    def _sign(self, table: str, state: State) -> str:
        """What is typed to go through with it: the number, or the first words of the name."""
        case = as_case(state) if table == Case.table else None
        if case is not None and case.ref is not None:
            return self._office.profile.case_number(case.ref)
        return " ".join(single_spaced(_called(state)).split()[:_WORDS_OF_SIGN]) or "slett"

    def _others(self, id: str) -> dict[str, str]:
        """By digest and by path, the originals and documents of other cases, in the register or in the bin; and the case."""
        register = self._office.register
        others = [case for case in register.all(Case) if case.id != id]
        with contextlib.suppress(SekretariatError):
            binned = [v.before for v in register.deleted() if v.table == Case.table and v.id != id and v.before]
            others += [case for state in binned if (case := as_case(state)) is not None]
        found: dict[str, str] = {}
        for case in reversed(others):
            label = self._cases.label(case)
            found |= dict.fromkeys(case.read_from, label)
            found |= {str(Path(export.path)): label for export in case.exports}
        return found

    def _mentions(self, ids: frozenset[str], traces: Traces) -> Iterator[str]:
        """The other records that name it or quote it. They are somebody else's words, and are not touched."""
        self._progress("andre saker")
        words = (*traces.names, *traces.sentences)
        for (table, _), state in self._office.register.quoting(words, ids).items():
            now = any(word in text for text in _texts(state) for word in words)
            yield self._name(table, state) + ("" if now else " (i tidligere versjoner)")


def as_case(state: State) -> Case | None:
    """A case from plain values; None when they are none that this program can read."""
    try:
        return msgspec.convert(state, Case)
    except (msgspec.MsgspecError, ValueError):
        return None


def _belonging(table: str, id: str, told: Told) -> set[str]:
    """The records that are only of this one, and what became of them: commitments, drafts that were sent."""
    return {of for where, of, state in told if of and of != id and where != table and belongs(state, id)}


def _spent_numbers(states: list[State], told: Told) -> set[str]:
    """The records of the case's number as spent, which bear its title."""
    own = {_number(state) for state in states if state.get("number") is not None}
    return {of for where, of, state in told if of and where == SpentNumber.table and _number(state) in own}


def _number(state: State) -> tuple[Any, Any, Any]:
    return state.get("body"), state.get("year"), state.get("number")


def _goes(kind: Kind, states: list[State], there: bool, with_it: int, originals: tuple[Path, ...]) -> Iterator[str]:
    where = "registeret" if there else "papirkurven"
    yield f"{kind.noun.capitalize()} i {where}, alle tidligere versjoner i historikken, og det som kunne angres"
    if with_it:
        yield f"{with_it} som bare hører til den: oppfølgingspunkter, utkast som er sendt og tekster som venter på et valg"
    if originals:
        many = "originalen" if len(originals) == 1 else f"{len(originals)} originaler"
        yield f"{many} i mappen innkomne: {', '.join(path.name for path in originals)}"
    case = as_case(states[-1]) if kind.type is Case else None
    if case is not None and spent(case) is not None:
        yield "tittelen på det brukte saksnummeret; nummeret gis ikke på nytt"


def _texts(value: Any) -> Iterator[str]:
    """Every text in plain values, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _called(state: State) -> str:
    return next((str(state[field]) for field in ("title", "name", "task") if state.get(field)), "")


def _names(states: list[State]) -> Iterator[str]:
    from ..store.erasure import names_in

    for state in states:
        yield from names_in(msgspec.json.encode(state))
