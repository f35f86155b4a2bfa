"""The order of an agenda: what comes back to it, and an order it had before."""

import pytest

from sekretariat_tui.domain.agenda import in_order_of, put_back
from sekretariat_tui.domain.kinds import FixedItem
from sekretariat_tui.domain.meeting import AgendaItem

FIRST = AgendaItem(id="0", fixed=FixedItem.NOTICE)
A, B, C = (AgendaItem(id=name, case=name) for name in "abc")
LAST = AgendaItem(id="9", fixed=FixedItem.ANY_OTHER)
NEW = AgendaItem(id="n", case="n")


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        ((FIRST, A, C, LAST), (FIRST, A, B, C, LAST)),
        ((FIRST, C, A, LAST), (FIRST, C, A, B, LAST)),
        ((FIRST, C, LAST), (FIRST, B, C, LAST)),
        ((C, LAST), (B, C, LAST)),
        ((FIRST, A, NEW, C, LAST), (FIRST, A, B, NEW, C, LAST)),
        ((), (B,)),
        ((B, A), (B, A)),
    ],
)
def test_a_case_comes_back_after_what_it_followed(now: tuple[AgendaItem, ...], wanted: tuple[AgendaItem, ...]) -> None:
    assert put_back(now, (FIRST, A, B, C, LAST), "b") == wanted


def test_a_case_that_was_not_on_it_comes_before_eventuelt() -> None:
    back = put_back((FIRST, A, LAST), (FIRST, A, LAST), "b")
    assert [item.case for item in back] == [None, "a", "b", None]


def test_the_order_comes_back_and_what_has_come_since_stays_where_it_follows() -> None:
    assert in_order_of((FIRST, C, NEW, B, A, LAST), (FIRST, A, B, C, LAST)) == (FIRST, A, B, C, NEW, LAST)
