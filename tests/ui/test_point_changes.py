"""Proposal and decision in one list: what differs can be read without colours."""

from textual.app import App, ComposeResult

from sekretariat_tui.domain.points import Point
from sekretariat_tui.ui.outline.point_changes import PointChanges

PROPOSAL = (
    Point(id="0", text="Innledning"),
    Point(id="1", text="SSU godkjenner prosessen."),
    Point(id="2", text="Utgår nå"),
    Point(id="3", text="Sist"),
)
DECISION = (
    Point(id="3", text="Sist"),
    Point(id="0", text="Innledning"),
    Point(id="1", text="SSU godkjenner prosessen med innspill."),
    Point(id="4", text="Nytt [b]punkt[/b]"),
)


class ChangesApp(App[None]):
    def compose(self) -> ComposeResult:
        yield PointChanges(PROPOSAL, DECISION)


def lines(app: App[None]) -> list[str]:
    widget = app.query_one(PointChanges)
    return [strip.text.rstrip() for strip in widget.render_lines(widget.size.region)]


async def test_added_removed_changed_and_moved_points_are_told_apart_by_signs() -> None:
    app = ChangesApp()
    async with app.run_test(size=(80, 20)):
        assert lines(app) == [
            "↕ 1. Sist · flyttet, var 4.",
            "  2. Innledning · var 1.",
            "~ 3. SSU godkjenner prosessen{+ med innspill+}. · var 2.",
            "- 3. [-Utgår nå-] · utgår",
            "+ 4. {+Nytt [b]punkt[/b]+} · nytt punkt",
        ]


async def test_long_points_wrap_under_themselves_and_the_height_follows() -> None:
    app = ChangesApp()
    async with app.run_test(size=(40, 20)) as pilot:
        widget = app.query_one(PointChanges)
        widget.compare((), (Point(text="Et langt punkt som går over flere linjer i en smal rute"),))
        await pilot.pause()
        shown = lines(app)
        assert len(shown) == widget.size.height > 1
        assert all(line.startswith("     ") for line in shown[1:])


async def test_nothing_to_compare_says_so() -> None:
    app = ChangesApp()
    async with app.run_test() as pilot:
        app.query_one(PointChanges).compare((), ())
        await pilot.pause()
        assert lines(app) == ["Ingen punkter å sammenligne."]
