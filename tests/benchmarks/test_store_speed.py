"""How fast the register is beside stock TinyDB, on the same records in the same run. Ratios count, not milliseconds."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tinydb import Query, TinyDB

from sekretariat_tui.domain.case import Case, CaseHead, Proposal, Section
from sekretariat_tui.domain.points import Point
from sekretariat_tui.store import Register

pytestmark = pytest.mark.benchmark

CASES = 1_000


def a_case_of_8_kb(number: int) -> Case:
    sentence = "Kommunene og helseforetaket ønsker å prøve ut en felles ordning på Åsen i to år. "
    return Case(
        body="SSU",
        title=f"Sak nummer {number}",
        sections=tuple(Section(heading=f"Avsnitt {part}", text=sentence * 15) for part in range(6)),
        proposal=Proposal(points=tuple(Point(text=f"Punkt {point}") for point in range(6))),
    )


def median_of(times: int, do: Callable[[int], object]) -> float:
    """Milliseconds, the median over so many times."""
    spent = []
    for number in range(times):
        start = time.perf_counter()
        do(number)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def once(do: Callable[[], object]) -> float:
    return median_of(1, lambda _: do())


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, float]]:
    """By what was done, milliseconds of ours and of stock TinyDB."""
    folder = tmp_path_factory.mktemp("speed")
    cases = [a_case_of_8_kb(number) for number in range(CASES)]
    plain = [msgspec.to_builtins(case) for case in cases]
    register = Register.open(folder)
    stock = TinyDB(folder / "stock.json", encoding="utf-8")
    table = stock.table("cases", cache_size=0)
    ids = [case.id for case in cases]

    def put_all() -> None:
        with register.change("Kari", "Leste inn") as change:
            for case in cases:
                change.put(case)

    def put_one(number: int) -> None:
        with register.change("Kari", "Skrev") as change:
            change.put(msgspec.structs.replace(change.get(Case, ids[number]), title=f"Ny tittel {number}"))

    def read_heads(opened: Register) -> None:
        assert len(opened.all(CaseHead)) == CASES

    found = {"fill": (once(put_all), once(lambda: table.insert_multiple(plain)))}
    found["change"] = (
        median_of(15, put_one),
        median_of(5, lambda number: table.update({"title": f"Ny tittel {number}"}, Query().id == ids[number])),
    )
    again = Register.open(folder)
    again.find(Case, "")  # the ids are gathered at the first question
    found["get, first time"] = (
        median_of(100, lambda number: again.get(Case, ids[number])),
        median_of(5, lambda number: table.get(Query().id == ids[number])),
    )
    found["get, again"] = (median_of(100, lambda number: again.get(Case, ids[number])), found["get, first time"][1])
    found["open"] = (median_of(5, lambda _: Register.open(folder)), median_of(5, lambda _: _stock_open(folder)))
    lists = [Register.open(folder) for _ in range(3)]
    found["open and list the heads"] = (
        found["open"][0] + median_of(3, lambda number: read_heads(lists[number])),
        found["open"][1],
    )
    found["refresh"] = (median_of(100, lambda _: again.refresh()), found["open"][1])
    stock.close()
    return found


def _stock_open(folder: Path) -> None:
    with TinyDB(folder / "stock.json", encoding="utf-8") as stock:
        assert len(stock.table("cases")) == CASES


def test_the_figures(figures: dict[str, tuple[float, float]], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{CASES} cases of 8 KB: milliseconds, ours and stock TinyDB's, and how many times faster")
        for what, (ours, stock) in figures.items():
            print(f"  {what:24} {ours:9.3f} {stock:9.1f} {stock / ours:9.1f}")


@pytest.mark.parametrize(
    ("what", "times"),
    [("change", 2), ("get, first time", 50), ("get, again", 500), ("open", 2), ("refresh", 50)],
)
def test_it_is_faster_than_stock_tinydb(figures: dict[str, tuple[float, float]], what: str, times: float) -> None:
    # Filling is left out: each record is checked by reading it again, which stock TinyDB does not do.
    ours, stock = figures[what]
    assert stock / ours > times
