"""The tree of a thread: any depth, both ways, never round in a circle."""

from sekretariat_tui.domain.thread import Branch, Relation, Tie, Way, flat, grown

Ties = dict[str, list[Relation]]


def back(case: str, tie: Tie = Tie.FOLLOWS_UP, **more: object) -> Relation:
    return Relation(way=Way.BACK, tie=tie, case=case, ref=None, **more)  # type: ignore[arg-type]


def ahead(case: str) -> Relation:
    return Relation(way=Way.AHEAD, tie=Tie.FOLLOWS_UP, case=case, ref=None)


def drawn(branches: list[Branch]) -> list[str]:
    return [
        f"{'  ' * depth}{branch.relation.case}{' (again)' if branch.again else ''}" for depth, branch in flat(branches)
    ]


def tree(ties: Ties, root: str = "c", most: int | None = None) -> list[str]:
    return drawn(grown(root, lambda case, way: ties.get(case, ()), most))


def test_what_lies_behind_is_followed_back_and_what_lies_ahead_onwards() -> None:
    ties = {"c": [back("b"), ahead("d")], "b": [back("a"), ahead("x")], "d": [ahead("e"), back("y")]}
    assert tree(ties) == ["b", "  a", "d", "  e"]


def test_cases_that_point_at_each_other_go_round_no_more_than_once() -> None:
    assert tree({"c": [back("b")], "b": [back("a")], "a": [back("c"), back("b")]}) == [
        "b",
        "  a",
        "    c (again)",
        "    b (again)",
    ]
    assert tree({"c": [back("c")]}) == ["c (again)"]


def test_a_case_stands_where_it_is_nearest_and_is_named_again_elsewhere() -> None:
    assert tree({"c": [back("b"), back("a")], "b": [back("a")], "a": [back("z")]}) == ["b", "  a (again)", "a", "  z"]


def test_a_chain_of_ten_thousand_cases_is_followed_to_its_end() -> None:
    shown = tree({str(number): [back(str(number + 1))] for number in range(10_000)}, "0")
    assert len(shown) == 10_000
    assert shown[-1].strip() == "10000"


def test_what_may_be_a_slip_and_what_is_only_beside_are_not_followed() -> None:
    beside = Relation(way=Way.BESIDE, tie=Tie.RELATED, case="s", ref=None)
    assert tree({"c": [back("b", slip=True), beside], "b": [back("a")], "s": [back("t")]}) == ["b", "s"]


def test_a_tree_can_stop_at_the_nearest_cases() -> None:
    ties = {str(number): [back(str(number + 1))] for number in range(100)}
    branches = grown("0", lambda case, way: ties.get(case, ()), most=5)
    placed = [branch for _, branch in flat(branches)]
    assert len(placed) == 5
    assert placed[-1].cut
