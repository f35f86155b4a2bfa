"""Whatever is done to an outline, it stays a legal list, undo leads back to the start, and redo to the end."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.outline import Outline, Position
from sekretariat_tui.domain.outline.rows import legal
from sekretariat_tui.domain.points import Point, sibling_labels, walk

TEXTS = st.text(alphabet="aå \u030a\n🙂é", max_size=4)
PLACES = st.builds(Position, st.integers(0, 12), st.integers(0, 6))


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> tuple[Point, ...]:
    size = draw(st.integers(0, 3)) if depth < 3 else 0
    return tuple(
        Point(
            text=draw(st.text(alphabet="abå ", max_size=4)),
            style=draw(st.sampled_from(PointStyle)),
            condition=draw(st.sampled_from(["", "", "hvis midler"])),
            points=draw(trees(depth + 1)),
        )
        for _ in range(size)
    )


class EditedOutline(RuleBasedStateMachine):
    """Every act at any place, in any order, with another window that saves in between."""

    @initialize(tree=trees())
    def start(self, tree: tuple[Point, ...]) -> None:
        self.start_tree = tree
        self.shadow_rows = 0
        self.outline = Outline(tree, spliced=self.spliced)
        self.shadow_rows = len(self.outline)
        self.at = Position(0, 0)
        self.outside = False

    def spliced(self, row: int, took: int, put: int) -> None:
        assert 0 <= row <= row + took <= self.shadow_rows
        self.shadow_rows += put - took

    @rule(at=PLACES, text=TEXTS)
    def types(self, at: Position, text: str) -> None:
        self.at = self.outline.type_text(at, text)

    @rule(text=st.sampled_from("ab c"))
    def types_on(self, text: str) -> None:
        self.at = self.outline.type_text(self.at, text)

    @rule(at=PLACES, to=PLACES, text=TEXTS)
    def types_over(self, at: Position, to: Position, text: str) -> None:
        self.at = self.outline.type_text(at, text, to)

    @rule(at=PLACES, to=PLACES)
    def deletes(self, at: Position, to: Position) -> None:
        self.at = self.outline.delete(at, to)

    @rule(act=st.sampled_from(["split", "join_with_previous", "join_with_next"]), at=PLACES)
    def parts_or_joins(self, act: str, at: Position) -> None:
        self.at = getattr(self.outline, act)(at)

    @rule(act=st.sampled_from(["indent", "outdent", "move_up", "move_down"]), at=PLACES, to=PLACES, many=st.booleans())
    def arranges(self, act: str, at: Position, to: Position, many: bool) -> None:
        self.at = getattr(self.outline, act)(at, to if many else None)

    @rule(at=PLACES)
    def deletes_points(self, at: Position) -> None:
        self.at = self.outline.delete_points(at)

    @rule(at=PLACES, style=st.sampled_from(PointStyle), only=st.booleans())
    def marks(self, at: Position, style: PointStyle, only: bool) -> None:
        self.at = self.outline.set_style(at, style, only=only)

    @rule(at=PLACES, tree=trees())
    def pastes(self, at: Position, tree: tuple[Point, ...]) -> None:
        self.at = self.outline.insert_points(at, tree)

    @rule(times=st.integers(1, 3))
    def undoes(self, times: int) -> None:
        for _ in range(times):
            self.at = self.outline.undo() or self.at

    @rule(times=st.integers(1, 3))
    def redoes(self, times: int) -> None:
        for _ in range(times):
            self.at = self.outline.redo() or self.at

    @rule(data=st.data(), at=PLACES)
    def another_window_edits(self, data: Any, at: Position) -> None:
        other = Outline(self.outline.points)
        act = data.draw(st.sampled_from(["type", "split", "join_with_previous", "indent", "outdent", "delete_points"]))
        if act == "type":
            other.type_text(data.draw(PLACES), data.draw(TEXTS))
        else:
            getattr(other, act)(data.draw(PLACES))
        self.outside = self.outside or other.points != self.outline.points
        self.at = self.outline.show(other.points, at)
        assert self.outline.points == other.points

    @rule(tree=trees(), at=PLACES)
    def another_window_replaces_all(self, tree: tuple[Point, ...], at: Position) -> None:
        self.outside = self.outside or tree != self.outline.points
        self.at = self.outline.show(tree, at)
        assert self.outline.points == tree

    @invariant()
    def it_is_a_legal_list(self) -> None:
        rows = self.outline.rows
        assert legal(rows)
        assert len({row.id for row in rows}) == len(rows) == self.shadow_rows
        assert self.outline.within(self.at) == self.at

    @invariant()
    def labels_are_those_of_the_tree(self) -> None:
        def labels(points: tuple[Point, ...]) -> list[str]:
            return [
                label
                for own, point in zip(sibling_labels(points), points, strict=True)
                for label in (own, *labels(point.points))
            ]

        assert list(self.outline.labels) == labels(self.outline.points)
        assert [point.id for point in walk(self.outline.points)] == [row.id for row in self.outline.rows]

    def teardown(self) -> None:
        if not hasattr(self, "outline"):
            return
        while at := self.outline.redo():
            self.at = at
            self.it_is_a_legal_list()
        end = self.outline.points
        steps = 0
        while self.outline.undo():
            steps += 1
            rows = self.outline.rows
            assert legal(rows)
            assert len({row.id for row in rows}) == len(rows)
        assert self.outside or self.outline.points == self.start_tree
        while self.outline.redo():
            steps -= 1
        assert steps == 0
        assert self.outline.points == end


TestEditedOutline = EditedOutline.TestCase
TestEditedOutline.settings = settings(max_examples=100, stateful_step_count=20)
