"""What the user typed: words and phrases to look for, what must not be there, and filters."""

import re

import msgspec

from ..domain.letters import fold
from .words import word_forms

LONGEST = 500  # characters of a query that are looked at; more is a text pasted by accident

_TOKEN = re.compile(r'(?P<minus>-)?(?:(?P<filter>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]*))')

FILTERS = {
    "utvalg": "body",
    "ar": "year",
    "aar": "year",
    "omrade": "area",
    "type": "type",
    "gyldig": "valid",
    "saksbehandler": "officer",
    "avtale": "agreement",
}


class Filter(msgspec.Struct, frozen=True):
    """A filter: what it is about, the value in folded letters, and whether it shuts out.

    ``said`` is as it was typed, «utvalg:XYZ»; ``unfinished`` when the value is still being typed.
    """

    name: str
    value: str
    unwanted: bool = False
    said: str = ""
    unfinished: bool = False


class Query(msgspec.Struct, frozen=True):
    """Words in their normal form that must all occur, phrases that must stand so, and what must not be there.

    ``wrong`` are sentences about filters that are not known. ``unfinished`` when the last word is still being typed.
    """

    wanted: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()
    filters: tuple[Filter, ...] = ()
    wrong: tuple[str, ...] = ()
    unfinished: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that must occur, those of phrases too, each once."""
        return tuple(dict.fromkeys([*self.wanted, *(word for phrase in self.phrases for word in phrase)]))

    @property
    def asks_nothing(self) -> bool:
        """Whether there is neither a word nor a filter that something can be found by."""
        return not self.words and not any(not one.unwanted for one in self.filters)


class BeingTyped(msgspec.Struct, frozen=True):
    """A filter at the end of what is typed: its name in a query, its value so far, and where the value begins."""

    name: str
    value: str
    start: int


_BEING_TYPED = re.compile(r'(?:^|\s)-?(?P<filter>[^\W\d_]+):(?P<value>"[^"]*|[^\s"]*)$')


def being_typed(text: str) -> BeingTyped | None:
    """The filter whose value is being typed at the end of the text; None where it is something else."""
    found = _BEING_TYPED.search(text)
    name = FILTERS.get(fold(found["filter"])) if found else None
    return BeingTyped(name, found["value"].lstrip('"'), found.start("value")) if found and name else None


def parse_query(text: str) -> Query:
    """The query in the field: quotes make a phrase, a leading minus shuts out, ``utvalg:SSU`` filters.

    Any text gives a query, never an error.
    """
    text = text[:LONGEST]
    wanted: list[str] = []
    phrases: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    filters: list[Filter] = []
    wrong: list[str] = []
    for token in _TOKEN.finditer(text):
        quoted = token["phrase"] is not None
        said = token["phrase"] if quoted else token["word"]
        if token["filter"]:
            name = FILTERS.get(fold(token["filter"]))
            value = " ".join(fold(said).split())
            if name is None:
                known = "utvalg, år, område, type, gyldig, saksbehandler og avtale"
                wrong.append(f"«{token['filter']}:» er ikke et filter. Filtrene er {known}.")
            elif value:
                at_end = token.end() == len(text) and not (quoted and text.endswith('"'))
                value_said = f'"{said}"' if quoted else said
                shown = f"{token['filter']}:{value_said}"
                filters.append(Filter(name, value, bool(token["minus"]), shown, at_end))
            continue
        words = tuple(word_forms(said))
        if not words:
            continue
        if token["minus"]:
            unwanted.append(words)
        elif quoted and len(words) > 1:
            phrases.append(words)
        else:
            wanted += words
    unfinished = bool(text) and not text[-1].isspace() and text[-1] != '"' and bool(wanted)
    return Query(
        tuple(dict.fromkeys(wanted)),
        tuple(dict.fromkeys(phrases)),
        tuple(dict.fromkeys(unwanted)),
        tuple(dict.fromkeys(filters)),
        tuple(dict.fromkeys(wrong)),
        unfinished,
    )
