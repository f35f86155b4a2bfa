"""The hidden names of a draft's paragraphs."""

import re

import msgspec

from sekretariat_tui.domain.case import Case, Proposal, Section
from sekretariat_tui.domain.draft_identity import LONGEST, case_name, names_of, register_name, version_name
from sekretariat_tui.domain.points import Point

CASE = Case(
    body="SSU",
    title="Felles akuttplan",
    sections=(Section(heading="Bakgrunn", text="Ett.\n\n- to\n- tre"), Section(id="Ø å/1", heading="Vurdering")),
    proposal=Proposal(points=(Point(text="SSU vedtar.", condition="midler", points=(Point(text="a"),)),)),
)


def test_every_name_is_one_word_accepts_hides_and_tells_apart() -> None:
    names = [*names_of(CASE), version_name(CASE), register_name("01abc")]
    assert len(names) == len(set(names)) == 12
    assert all(re.fullmatch(r"_[0-9a-z_]+", name) and len(name) <= LONGEST for name in names), names


def test_the_same_words_are_the_same_version_whatever_else_is_said_of_the_case() -> None:
    assert version_name(CASE) == version_name(msgspec.structs.replace(CASE, rev=9, our_ref="26/1"))
    changed = (msgspec.structs.replace(CASE.sections[0], text="Ett."), CASE.sections[1])
    assert version_name(CASE) != version_name(msgspec.structs.replace(CASE, sections=changed))


def test_a_point_moved_in_is_another_version() -> None:
    one, other = Point(text="Én"), Point(text="To")
    flat = msgspec.structs.replace(CASE, proposal=Proposal(points=(one, other)))
    below = msgspec.structs.replace(CASE, proposal=Proposal(points=(msgspec.structs.replace(one, points=(other,)),)))
    assert version_name(flat) != version_name(below)


def test_two_cases_have_different_names() -> None:
    assert case_name(CASE.id) != case_name(Case(body="SSU", title="En annen").id)
