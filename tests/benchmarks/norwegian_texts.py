"""Made-up texts with a vocabulary as large as a real register's: some 45,000 words, a few common and most rare."""

import itertools
import random
from collections.abc import Iterator

_FIRST = """samhandling hjemme sår pasient legevakt rus psykisk barne ungdoms eldre kronisk tverrfaglig pårørende avdelings
kommune helse fastlege digital kompetanse rekrutterings utskrivnings lærings mestrings velferds kvalitets forsknings
opplærings innkjøps transport prøve ernærings demens kreft rehabiliterings ambulanse akutt dialyse lindrende tildelings
strategi handlings arbeids bemannings økonomi tilskudds""".split()
_SECOND = """tjeneste behandling oppfølging plan midler utvalg team møte rapport prosjekt plass ordning rutine avtale
prosedyre modell løsning nettverk tiltak ansvar arbeid gruppe kurs senter kontor forum råd system register kartlegging
vurdering utredning pleie rom""".split()
_THIRD = "koordinator leder representant budsjett frist mal skjema veileder strategi status evaluering vedtak innspill".split()
_END = ["", "en", "et", "ene", "er", "a", "ane", "s", "ens", "enes"]
_SMALL = "og i er det som på for til av med at en et den de skal kan har vil om ikke fra ved".split()


def vocabulary(size: int = 45_000) -> list[str]:
    """The words, the commonest first; one in twenty as a scanner would spoil it."""
    rnd = random.Random(1)
    found: set[str] = set()
    while len(found) < size:
        word = rnd.choice(_FIRST) + rnd.choice(_SECOND)
        if rnd.random() < 0.4:
            word += rnd.choice(["s", ""]) + rnd.choice(_THIRD)
        word += rnd.choice(_END)
        if rnd.random() < 0.05:
            word = word.replace("ø", "g").replace("å", "a")
        found.add(word)
    words = sorted(found)
    rnd.shuffle(words)
    return words


def texts(many: int, size: int = 8_000) -> Iterator[str]:
    """That many texts of about ``size`` characters."""
    rnd = random.Random(2)
    words = vocabulary()
    weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(words))))
    for _ in range(many):
        said: list[str] = []
        for number, word in enumerate(rnd.choices(words, cum_weights=weights, k=size // 14)):
            said.append(word)
            said.append("\n" if number % 14 == 13 else rnd.choice(_SMALL))
        yield " ".join(said)
