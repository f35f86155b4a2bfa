"""The collection of queries in the folder `../shared` beside the checkout, where there is one, among near neighbours."""

import json
import random
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.distance import Levenshtein

from sekretariat_tui.domain.letters import skeleton
from sekretariat_tui.lookup import Entry, EntryKind, Field, Index, Synonyms, parse_query
from sekretariat_tui.profiles.synonyms import shipped_synonyms

QUERIES = Path(__file__).resolve().parents[2].parent / "shared" / "lookup" / "dev.jsonl"
MANY = 2_000
BEGINNINGS = "samhandlings felles ressurs grunn helse kommune nær fjern lokal tverr over under".split()
ENDINGS = "plan møte rom midler pleie vern behandling tjenester sak råd utredning vedtak bro skap".split()


def queries() -> list[Any]:
    if not QUERIES.exists():
        reason = "the collection of queries is not beside this checkout"
        return [pytest.param({}, id="no queries", marks=pytest.mark.skip(reason=reason))]
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines if line.strip()]
    return [pytest.param(one, id=f"{one['tier']}-{one['query']}") for one in read]


def neighbours(word: str, rnd: random.Random) -> list[str]:
    """Words that look like the one asked for and are others: its parts with others, and letters of it changed by two."""
    found = []
    for _ in range(40):
        cut = rnd.randrange(2, max(len(word) - 2, 3))
        found += [word[:cut] + rnd.choice(ENDINGS), rnd.choice(BEGINNINGS) + word[cut:]]
        letters = list(word)
        for at in rnd.sample(range(len(letters)), min(3, len(letters))):
            letters[at] = rnd.choice("bdfhknprstvy")
        found.append("".join(letters))
    return [other for other in found if word not in other and not is_right(other, word)]


def is_right(other: str, word: str) -> bool:
    """Whether it is as good an answer as the one wanted: then it is no wrong neighbour."""
    return Levenshtein.distance(skeleton(other), skeleton(word)) <= 2


@pytest.mark.parametrize("one", queries())
def test_each_is_among_the_first_five_with_its_tier_among_two_thousand_others(one: dict[str, str]) -> None:
    rnd = random.Random(one["query"])
    near = neighbours(one["query"], rnd) if not one["query"][0].isdigit() else ["114/26", "14/261", "4/26", "14/25"]
    beside = [word for a in BEGINNINGS for b in ENDINGS if not is_right(word := a + b, one["query"])]
    texts = [f"{rnd.choice(near)} {rnd.choice(beside)} i dag." for _ in range(MANY)]
    index = Index(Synonyms(shipped_synonyms()))
    index.put(
        Entry(kind=EntryKind.CASE, record=str(number), title="", fields=(Field(text),))
        for number, text in enumerate([*texts, one["text"]])
    )
    first = [(hit.head.record, hit.match) for hit in islice(index.search(parse_query(one["query"])), 5)]
    assert (str(MANY), one["tier"]) in first
