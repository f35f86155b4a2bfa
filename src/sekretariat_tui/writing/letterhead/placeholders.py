"""The fields a letterhead can hold: ``{{tittel}}`` and the rest, each once, with what it becomes.

The help, ``sekretariat maler`` and the errors all read this table.
"""

import difflib
import re
from typing import NamedTuple

CONTENT = "innhold"
TITLE = "tittel"
MARK = "unntatt"
LINES = frozenset({"saksnummer", "sakslinje"})  # either makes the number line of the content superfluous


class Placeholder(NamedTuple):
    """A field: its name between the braces, what it becomes in bokmål, and the row of the metadata block it replaces.

    ``row`` is a key of ``profile.paper.metadata``, or empty.
    """

    name: str
    becomes: str
    row: str = ""

    @property
    def written(self) -> str:
        """The field as it is typed in Word: «{{tittel}}»."""
        return written(self.name)


PLACEHOLDERS = (
    Placeholder(CONTENT, "Selve teksten: avsnittene, forslaget og vedleggene. Må stå alene i et eget avsnitt."),
    Placeholder(TITLE, "Tittelen på saken."),
    Placeholder("saksnummer", "Utvalg og nummer, som «SSU sak 14/26». «UTKAST» til saken har fått nummer."),
    Placeholder("sakslinje", "Linjen over tittelen slik husreglene skriver den, som «Vedlegg til sak 14/26»."),
    Placeholder("sakstype", "Sakstypen, som «Vedtakssak»."),
    Placeholder("status", "Hvor saken står, som «Utkast» eller «Klar»."),
    Placeholder("utvalg", "Utvalget med fullt navn og kode."),
    Placeholder("utvalgskode", "Bare koden til utvalget, som «SSU»."),
    Placeholder("møtedato", "Dagen møtet holdes. Tom til saken står på en saksliste.", "meeting_date"),
    Placeholder("saksbehandler", "Den eller de som har skrevet saken.", "case_officer"),
    Placeholder("avklart", "Hvem som har avklart saken i sekretariatet.", "clearance"),
    Placeholder("vår ref", "Vår referanse, som ikke er det samme som saksnummeret.", "our_ref"),
    Placeholder("arkivref", "Arkivreferansen på hver side.", "archive_reference"),
    Placeholder("dato", "Datoen på dokumentet: dagens til saken er sendt.", "document_date"),
    Placeholder("helsefellesskap", "Navnet på helsefellesskapet, fra husreglene."),
    Placeholder("dokumenttype", "Hva dokumentet er, som «Saksframlegg» eller «Protokollutdrag»."),
    Placeholder(MARK, "«Unntatt offentlighet» med hjemmel. Tomt i en sak som er offentlig."),
)
_BY_NAME = {placeholder.name: placeholder for placeholder in PLACEHOLDERS}
_FOUND = re.compile(r"\{\{(?P<name>[^{}]*)\}\}")
_LOOSE = re.compile(r"\{\{|\}\}")
LONGEST_SHOWN = 40  # characters of what somebody typed that an error repeats


def written(name: str) -> str:
    """A field as it is typed in Word."""
    return "{{" + name + "}}"


def known(name: str) -> Placeholder | None:
    """The field by the name somebody typed: capitals, spaces and the kind of space do not matter."""
    return _BY_NAME.get(" ".join(name.split()).casefold())


def nearest(name: str) -> Placeholder | None:
    """The field somebody most likely meant; None where none is like it."""
    wanted = " ".join(name.split()).casefold()
    like = difflib.get_close_matches(wanted, _BY_NAME, n=1, cutoff=0.5)
    return _BY_NAME[like[0]] if like else None


class Spot(NamedTuple):
    """Where a field stands in a text: its characters, and the name between the braces as it was typed."""

    start: int
    end: int
    name: str


def spots(text: str) -> list[Spot]:
    """The fields of a text, in order, whether they are known or not."""
    return [Spot(found.start(), found.end(), found["name"]) for found in _FOUND.finditer(text)]


def loose_braces(text: str) -> str:
    """Braces that open or close nothing, with the text that follows them; empty where all is well."""
    rest = _FOUND.sub(lambda found: "\0" * len(found[0]), text)
    found = _LOOSE.search(rest)
    if found is None:
        return ""
    shown = text[found.start() : found.start() + LONGEST_SHOWN].strip()
    return shown + "…" if len(text) > found.start() + LONGEST_SHOWN else shown
