"""What an empty register begins with: plans, priority areas, measures and members from a YAML file.

Ids are made from the keys in the file, so that reading the file again gives the same records and not new ones.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ..domain.partnership import Member
from ..domain.strategy import Measure, Plan, PriorityArea
from .mistake import Mistake, ProfileError
from .seed_entries import SEED_WORDS, SeedEntries
from .yaml_reader import Read, Trail, read_yaml

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_KEY = 60


class Seed(msgspec.Struct, frozen=True, kw_only=True):
    """The records of a seed file, in the order they stand there."""

    plans: tuple[Plan, ...] = ()
    areas: tuple[PriorityArea, ...] = ()
    measures: tuple[Measure, ...] = ()
    members: tuple[Member, ...] = ()


def load_seed(path: Path) -> Seed:
    """The plans, areas, measures and members in the file, with the same ids each time.

    Raises:
        ProfileError: with every mistake found, each with line, column and what was expected.
    """
    read = read_yaml(path, SeedEntries, SEED_WORDS)
    if mistakes := sorted(_mistakes(read), key=lambda mistake: (mistake.line, mistake.column)):
        raise ProfileError(path, tuple(mistakes))
    seed = read.value
    return Seed(
        plans=tuple(plan.record() for plan in seed.plans),
        areas=tuple(area.record(order) for order, area in enumerate(seed.areas, start=1)),
        measures=tuple(measure.record() for measure in seed.measures),
        members=tuple(member.record() for member in seed.members),
    )


def _mistakes(read: Read[SeedEntries]) -> Iterator[Mistake]:
    for trail, sentence in (*_keys(read.value), *_years(read.value), *_links(read.value)):
        yield read.mistake(trail, sentence)


def _keys(seed: SeedEntries) -> Iterator[tuple[Trail, str]]:
    for field in SeedEntries.__struct_fields__:
        seen: set[str] = set()
        for index, item in enumerate(getattr(seed, field)):
            if not _KEY.fullmatch(item.key) or len(item.key) > _LONGEST_KEY:
                sentence = (
                    f"Nøkkelen «{item.key[:_LONGEST_KEY]}» kan bare ha små bokstaver fra a til z, tall og bindestrek."
                )
                yield (field, index, "key"), sentence
            elif item.key in seen:
                yield (field, index, "key"), f"Nøkkelen «{item.key}» er brukt før i samme liste."
            seen.add(item.key)


def _years(seed: SeedEntries) -> Iterator[tuple[Trail, str]]:
    places: list[tuple[Trail, int]] = []
    for index, plan in enumerate(seed.plans):
        places += [(("plans", index, "first_year"), plan.first_year), (("plans", index, "last_year"), plan.last_year)]
        if plan.last_year < plan.first_year:
            yield ("plans", index, "last_year"), f"Siste år {plan.last_year} er før første år {plan.first_year}."
    for index, area in enumerate(seed.areas):
        for place, chosen in enumerate(area.chosen):
            places.append((("areas", index, "chosen", place, "year"), chosen.year))
            if any(chosen.year == other.year for other in area.chosen[:place]):
                yield ("areas", index, "chosen", place), f"Året {chosen.year} står to ganger."
    for trail, year in places:
        if not 1900 <= year <= 2200:
            yield trail, f"{year} er ikke et årstall. Skriv fire siffer."


def _links(seed: SeedEntries) -> Iterator[tuple[Trail, str]]:
    plans = {plan.key for plan in seed.plans}
    areas = {area.key for area in seed.areas}
    for index, area in enumerate(seed.areas):
        if area.plan not in plans:
            yield ("areas", index, "plan"), f"«{area.plan}» er ikke nøkkelen til noen plan i filen."
    for index, measure in enumerate(seed.measures):
        for place, key in enumerate(measure.areas):
            if key not in areas:
                yield ("measures", index, "areas", place), f"«{key}» er ikke nøkkelen til noe område i filen."
