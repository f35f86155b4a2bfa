"""The bokmål words for the kinds of records, one and many: «1 sak», «12 saker»."""

from typing import NamedTuple


class TableWord(NamedTuple):
    """One, many, and how «ny» agrees with one of them."""

    one: str
    many: str
    new: str


TABLE_WORDS: dict[str, TableWord] = {
    "cases": TableWord("sak", "saker", "ny"),
    "meetings": TableWord("møte", "møter", "nytt"),
    "members": TableWord("medlem", "medlemmer", "nytt"),
    "plans": TableWord("plan", "planer", "ny"),
    "areas": TableWord("område", "områder", "nytt"),
    "measures": TableWord("tiltak", "tiltak", "nytt"),
    "commitments": TableWord("oppfølgingspunkt", "oppfølgingspunkter", "nytt"),
    "spent_numbers": TableWord("brukt nummer", "brukte nummer", "nytt"),
}


def table_word(table: str) -> TableWord:
    """The words for a table; neutral ones for a table this program does not know."""
    return TABLE_WORDS.get(table, TableWord("oppføring", "oppføringer", "ny"))


def how_many(table: str, number: int) -> str:
    """So many of a kind: «1 sak», «12 saker»."""
    word = table_word(table)
    return f"{number} {word.one if number == 1 else word.many}"


def what_happened(table: str, *, changed: int = 0, new: int = 0, deleted: int = 0) -> str:
    """What became of the records of a kind: «12 saker endret, 1 ny, 2 slettet»; empty when nothing did."""
    word = table_word(table)
    said: list[str] = []
    if changed:
        said.append(f"{how_many(table, changed)} endret")
    if new:
        agreed = word.new if new == 1 else "nye"
        said.append(f"{new} {agreed}" if said else f"{new} {agreed} {word.one if new == 1 else word.many}")
    if deleted:
        said.append(f"{deleted} slettet" if said else f"{how_many(table, deleted)} slettet")
    return ", ".join(said)


def spent_words(number: int) -> str:
    """That so many numbers stay spent after an older state has come back (domain rule 2)."""
    what = "1 saksnummer" if number == 1 else f"{number} saksnumre"
    return f"{what} som er gitt siden, gis ikke på nytt."
