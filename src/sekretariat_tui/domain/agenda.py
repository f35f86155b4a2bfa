"""The order of an agenda: the fixed items first and last, the cases between them in the order they were put on."""

from collections.abc import Sequence

from .kinds import FixedItem
from .meeting import AgendaItem


def put_on(agenda: Sequence[AgendaItem], item: AgendaItem) -> tuple[AgendaItem, ...]:
    """The agenda with ``item`` after the other cases, before «eventuelt» (glossary: agenda)."""
    tail = len(agenda)
    while tail and agenda[tail - 1].fixed is FixedItem.ANY_OTHER:
        tail -= 1
    return (*agenda[:tail], item, *agenda[tail:])


def moved(agenda: Sequence[AgendaItem], item_id: str, steps: int) -> tuple[AgendaItem, ...]:
    """The agenda with one item moved ``steps`` places; it stops at the ends."""
    items = list(agenda)
    index = next((n for n, item in enumerate(items) if item.id == item_id), None)
    if index is None:
        return tuple(agenda)
    item = items.pop(index)
    items.insert(max(0, min(len(items), index + steps)), item)
    return tuple(items)


def without_case(agenda: Sequence[AgendaItem], case_id: str) -> tuple[AgendaItem, ...]:
    """The agenda without the item that holds this case."""
    return tuple(item for item in agenda if item.case != case_id)


def put_back(agenda: Sequence[AgendaItem], then: Sequence[AgendaItem], case_id: str) -> tuple[AgendaItem, ...]:
    """The agenda with the case where it stood ``then``: after the nearest item before it that is still there.

    A case that is on it stays where it is; one that was not on it then comes after the other cases.
    """
    if any(item.case == case_id for item in agenda):
        return tuple(agenda)
    place = next((number for number, item in enumerate(then) if item.case == case_id), None)
    if place is None:
        return put_on(agenda, AgendaItem(case=case_id))
    here = [item.id for item in agenda]
    after = next((here.index(item.id) + 1 for item in reversed(then[:place]) if item.id in here), None)
    if after is None:
        after = next((here.index(item.id) for item in then[place + 1 :] if item.id in here), len(here))
    return (*agenda[:after], then[place], *agenda[after:])


def in_order_of(agenda: Sequence[AgendaItem], then: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The same items in the order they had ``then``; those that have come since follow the one they followed."""
    rank = {item.id: place for place, item in enumerate(then)}
    placed: list[tuple[int, int]] = []
    last = -1
    for number, item in enumerate(agenda):
        last = rank.get(item.id, last)
        placed.append((last, number))
    return tuple(agenda[number] for _, number in sorted(placed))
