"""The filters of a search: what each is about, the values it can have, and what is said where a value is none."""

from collections.abc import Sequence
from typing import NamedTuple

from ...domain.letters import fold
from ...lookup import Filter, Query, matching
from ..office import Office
from .kept_index import KeptIndex

_ENOUGH = 6  # values that are named in a sentence


class FilterWord(NamedTuple):
    """A filter: the word for it, which name it has in a query, what it is about, and how one of its values is called."""

    word: str
    name: str
    about: str
    value: str


FILTER_WORDS = (
    FilterWord("utvalg", "body", "hvilket utvalg som har hatt saken", "noe utvalg"),
    FilterWord("år", "year", "året saken er behandlet", "noe år"),
    FilterWord("område", "area", "satsningsområdet saken hører til", "noe område"),
    FilterWord("type", "type", "vedtak, sak, møte, tiltak, sakstype eller status", "noen type"),
    FilterWord("gyldig", "valid", "vedtak som gjelder, eller ikke gjelder lenger", "noe svar"),
    FilterWord("saksbehandler", "officer", "hvem som har skrevet saken", "noen saksbehandler"),
    FilterWord("avtale", "agreement", "avtalen eller avtalepunktet saken bygger på", "noen avtale"),
)
_BY_NAME = {one.name: one for one in FILTER_WORDS}


class Value(NamedTuple):
    """A value that can be picked: how it is written in the query, and what it means where the word alone does not tell."""

    written: str
    meaning: str = ""


class Filters:
    """What a register can be filtered by."""

    def __init__(self, office: Office, kept: KeptIndex) -> None:
        self._office = office
        self._kept = kept

    def values(self, name: str) -> list[Value]:
        """The values that something in the register has, as they are offered."""
        there = self._kept.index.values(name)
        match name:
            case "body":
                profile = self._office.profile
                codes = [body.code for body in profile.bodies]
                folded = {fold(code) for code in codes}
                names = {fold(profile.body_name(code)) for code in codes}
                others = [value for value in there if fold(value) not in folded | names]
                return [Value(code, profile.body_name(code)) for code in codes] + [Value(one) for one in others]
            case "year":
                return [Value(year) for year in reversed(there)]
            case "valid":
                return [
                    Value("ja", "vedtak som gjelder"),
                    Value("nei", "endret, erstattet, opphevet eller gjennomført"),
                ]
            case _:
                return [Value(value) for value in there]

    def offered(self, name: str, begun: str) -> list[Value]:
        """The values that fit what is typed so far: those that begin so, then those that have it in them."""
        wanted = fold(begun).strip()
        values = self.values(name)
        begins = [one for one in values if fold(one.written).startswith(wanted)]
        within = [one for one in values if one not in begins and wanted in fold(f"{one.written} {one.meaning}")]
        return begins + within

    def wrong(self, query: Query) -> tuple[str, ...]:
        """A sentence for each filter whose value nothing in the register has."""
        if not self._kept.filled:  # it may only not be read yet
            return ()
        return tuple(sentence for one in query.filters if (sentence := self._wrong(one)))

    def _wrong(self, one: Filter) -> str:
        values = self._kept.index.values(one.name)
        if one.name == "body":
            values += [body.code for body in self._office.profile.bodies]
        if one.name == "valid":
            values += ["ja", "nei"]
        if matching(one, [fold(value) for value in values]):
            return ""
        about = _BY_NAME[one.name]
        known = [value.written for value in self.values(one.name)]
        if one.name == "year" and one.value.isdigit():
            return f"{one.said}: registeret har ingenting fra {one.value}.{_known(known)}"
        return f"{one.said}: det finnes ikke {about.value} som heter det.{_known(known)}"


def _known(values: Sequence[str]) -> str:
    if not values:
        return ""
    if len(values) > _ENOUGH:
        return f" Det finnes {', '.join(values[:_ENOUGH])} og {len(values) - _ENOUGH} til."
    return f" Det finnes {' og '.join(filter(None, (', '.join(values[:-1]), values[-1])))}."


def quoted(value: str) -> str:
    """The value as it stands in a query: in quotes where it has a space in it."""
    return f'"{value}"' if " " in value else value
