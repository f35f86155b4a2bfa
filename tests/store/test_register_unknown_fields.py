"""What a newer program wrote into a record is still there after this one has saved it."""

import json
from collections.abc import Callable
from typing import Any, ClassVar

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from register_cases import a_case, save

from sekretariat_tui.domain.case import ArchiveReference, Case, Clearance, Decision, Proposal
from sekretariat_tui.domain.kinds import Side
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.record import Part, Record
from sekretariat_tui.store import Register
from sekretariat_tui.store.unknown_fields import carry_over


def edit_file(register: Register, edit: Callable[[dict[str, Any]], None]) -> None:
    register.fold()
    tables = json.loads(register.path.read_text(encoding="utf-8"))
    edit(tables["cases"]["1"])
    register.path.write_text(json.dumps(tables), encoding="utf-8")
    register.refresh()


def stored(register: Register) -> dict[str, Any]:
    register.fold()
    found: dict[str, Any] = json.loads(register.path.read_text(encoding="utf-8"))["cases"]["1"]
    return found


def test_unknown_fields_follow_the_record_and_its_parts(register: Register) -> None:
    (case,) = save(register, a_case(archive_references=(ArchiveReference(side=Side.MUNICIPALITIES, value="24/1"),)))

    def newer(raw: dict[str, Any]) -> None:
        raw["hastegrad"] = {"nivå": 3, "satt av": ["Åse"]}
        raw["proposal"]["kilde"] = "styringsgruppen"
        raw["proposal"]["points"][0]["merke"] = "A"
        raw["proposal"]["points"][0]["points"][0]["merke"] = "B"
        raw["proposal"]["points"][1]["merke"] = "C"
        raw["archive_references"][0]["system"] = "P360"

    edit_file(register, newer)
    case = register.get(Case, case.id)
    first, second = case.proposal.points
    (below,) = first.points
    # The point below is lifted up, the two others change places, and a new one is put in between.
    moved = (second, Point(text="Ny"), below, msgspec.structs.replace(first, text="Omskrevet", points=()))
    save(register, msgspec.structs.replace(case, title="Ny tittel", proposal=Proposal(points=moved)))
    raw = stored(register)
    assert raw["title"] == "Ny tittel"
    assert raw["hastegrad"] == {"nivå": 3, "satt av": ["Åse"]}
    assert raw["proposal"]["kilde"] == "styringsgruppen"
    assert [point.get("merke") for point in raw["proposal"]["points"]] == ["C", None, "B", "A"]
    assert raw["archive_references"][0]["system"] == "P360"


def test_unknown_fields_of_a_part_that_is_gone_go_with_it(register: Register) -> None:
    (case,) = save(register, a_case())
    edit_file(register, lambda raw: raw["sections"][0].update(merke="borte"))
    save(register, msgspec.structs.replace(register.get(Case, case.id), sections=()))
    assert "borte" not in json.dumps(stored(register))


def test_a_proposal_adopted_as_a_decision_keeps_the_two_texts_apart(register: Register) -> None:
    (case,) = save(register, a_case())
    edit_file(register, lambda raw: raw["proposal"]["points"][0].update(merke="forslag"))
    case = register.get(Case, case.id)
    save(register, msgspec.structs.replace(case, decision=Decision(points=case.proposal.points)))
    assert stored(register)["proposal"]["points"][0]["merke"] == "forslag"


def test_parts_without_an_id_are_known_by_what_they_say_or_where_they_stand(register: Register) -> None:
    one, two = (ArchiveReference(side=side, value=side.name) for side in list(Side)[:2])
    (case,) = save(register, a_case(archive_references=(one, two)))

    def newer(raw: dict[str, Any]) -> None:
        for place, reference in enumerate(raw["archive_references"]):
            reference["merke"] = place

    edit_file(register, newer)
    case = register.get(Case, case.id)
    save(register, msgspec.structs.replace(case, archive_references=(two,)))
    assert [reference.get("merke") for reference in stored(register)["archive_references"]] == [1]
    rewritten = msgspec.structs.replace(two, value="rettet")
    save(register, msgspec.structs.replace(register.get(Case, case.id), archive_references=(rewritten,)))
    assert [reference.get("merke") for reference in stored(register)["archive_references"]] == [1]


def as_json(record: Record) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(msgspec.json.encode(record))
    return plain


class Leaf(Part, frozen=True, kw_only=True):
    """A part of a record as this program knows it."""

    text: str = ""
    leaves: tuple["Leaf", ...] = ()
    mark: Clearance | None = None


class Tree(Record, frozen=True, kw_only=True):
    """A record as this program knows it."""

    table: ClassVar[str] = "trees"

    title: str = ""
    leaves: tuple[Leaf, ...] = ()
    named: dict[str, Leaf] = msgspec.field(default_factory=dict)


_unknown = st.dictionaries(
    st.sampled_from(["ny", "æøå", "dyp", "fra_2030"]),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
        max_leaves=5,
    ),
    max_size=3,
)


def _leaf(id: str, unknown: dict[str, Any], leaves: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": id, "text": id, "leaves": leaves, "mark": None} | unknown


@st.composite
def _raw_trees(draw: st.DrawFn) -> dict[str, Any]:
    """A record as a newer program may have written it: unknown fields everywhere."""
    ids = iter(range(1000))
    level: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(0, 3))):
        level = [_leaf(f"p{next(ids)}", draw(_unknown), level[:2]), *level[2:]]
        level.append(_leaf(f"p{next(ids)}", draw(_unknown), []))
    return {"id": "tre", "rev": 1, "title": "T", "leaves": level, "named": {}} | draw(_unknown)


def _leaves(raw: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The unknown fields of every leaf, by its id."""
    own = {field.name for field in msgspec.structs.fields(Leaf)}
    found = {}
    for leaf in raw["leaves"]:
        found[leaf["id"]] = {key: value for key, value in leaf.items() if key not in own}
        found |= _leaves(leaf)
    return found


@given(_raw_trees())
def test_a_record_saved_as_it_was_read_is_the_same_to_the_last_field(raw: dict[str, Any]) -> None:
    tree = msgspec.convert(raw, Tree)
    again = as_json(tree)
    carry_over(raw, tree, again, tree)
    assert again == raw


@given(_raw_trees(), st.randoms(use_true_random=False))
def test_every_part_keeps_its_unknown_fields_wherever_it_is_moved(raw: dict[str, Any], chance: Any) -> None:
    tree = msgspec.convert(raw, Tree)
    flat: list[Leaf] = []

    def gather(leaves: tuple[Leaf, ...]) -> None:
        for leaf in leaves:
            flat.append(msgspec.structs.replace(leaf, leaves=(), text=leaf.text + "!"))
            gather(leaf.leaves)

    gather(tree.leaves)
    chance.shuffle(flat)
    moved = msgspec.structs.replace(tree, leaves=(*flat[::2], Leaf(text="ny", leaves=tuple(flat[1::2]))))
    again = as_json(moved)
    carry_over(raw, tree, again, moved)
    kept = _leaves(again)
    assert {id: kept[id] for id in _leaves(raw)} == _leaves(raw)
    assert {key: again[key] for key in raw if key not in ("leaves",)} == {
        key: raw[key] for key in raw if key != "leaves"
    }


def test_a_part_in_a_named_place_keeps_its_unknown_fields() -> None:
    leaf = _leaf("p", {"ny": 1}, []) | {"mark": {"id": "m", "side": None, "by": "Kari", "on": None, "rolle": "leder"}}
    raw = {"id": "tre", "rev": 1, "title": "T", "leaves": [], "named": {"a": leaf}}
    tree = msgspec.convert(raw, Tree)
    changed = msgspec.structs.replace(tree, title="U")
    again = as_json(changed)
    carry_over(raw, tree, again, changed)
    assert again == raw | {"title": "U"}
