"""How fast the case list answers a key, beside Textual's OptionList with the same rows in the same run."""

import statistics
import time
from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.widgets import OptionList

from sekretariat_tui.domain.kinds import CaseStatus
from sekretariat_tui.domain.letters import fold
from sekretariat_tui.domain.words import word
from sekretariat_tui.ui.cases.case_lines import CaseLines
from sekretariat_tui.workspace import CaseGroup, CaseRow

pytestmark = pytest.mark.benchmark

WORDS = ("s", "så", "sår", "sårp", "sårpleie", "sårpleie 1", "sårpleie", "så", "")


def made_up_groups(cases: int) -> list[CaseGroup]:
    subjects = ("sårpleie", "legevakt", "rekruttering", "samhandling")
    rows = [
        CaseRow(
            case=str(at),
            number=f"{at % 200 + 1}/26",
            title=f"Sak om {subjects[at % 4]} i kommunene, nummer {at}",
            body="SSU",
            status=CaseStatus.DRAFT,
            doubtful=at % 9 == 0,
            search=fold(f"SSU {at % 200 + 1}/26 Sak om {subjects[at % 4]} i kommunene, nummer {at} utkast"),
        )
        for at in range(cases)
    ]
    return [
        CaseGroup(str(at), f"SSU gruppe {at}", "frist 07.05", tuple(rows[at : at + 40])) for at in range(0, cases, 40)
    ]


class ListsApp(App[None]):
    CSS = "CaseLines, OptionList { height: 40; }"

    def compose(self) -> ComposeResult:
        yield CaseLines(word)
        yield OptionList()


def median_of(times: list[float]) -> float:
    return statistics.median(times) * 1000


async def test_a_key_in_the_filter_is_answered_faster_than_by_an_option_list(
    benchmark_size: int, capsys: pytest.CaptureFixture[str]
) -> None:
    groups = made_up_groups(benchmark_size)
    app = ListsApp()
    async with app.run_test(size=(120, 100)) as pilot:
        lines, options = app.query_one(CaseLines), app.query_one(OptionList)
        lines.show(groups)

        def ours(typed: str) -> None:
            lines.filter(typed)
            for y in range(40):
                lines.render_line(y)

        def theirs(typed: str) -> None:
            words = fold(typed).split()
            found = [row for group in groups for row in group.rows if all(word in row.search for word in words)]
            options.set_options(f"{row.number} {row.title}" for row in found)
            for y in range(40):
                options.render_line(y)

        async def timed(act: Callable[[str], None]) -> list[float]:
            spent = []
            for typed in WORDS:
                start = time.perf_counter()
                act(typed)
                await pilot.pause()
                spent.append(time.perf_counter() - start)
            return spent

        async def quick() -> float:
            await timed(ours)
            return median_of(await timed(ours))

        async def slow() -> float:
            await timed(theirs)
            return median_of(await timed(theirs))

        ours_ms, theirs_ms = await quick(), await slow()
    with capsys.disabled():
        print(
            f"\na key in the filter of {benchmark_size} cases: ours {ours_ms:.1f} ms, OptionList {theirs_ms:.1f} ms,"
            f" {theirs_ms / ours_ms:.1f} times"
        )
    assert theirs_ms > 2 * ours_ms or benchmark_size < 1_000
