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
