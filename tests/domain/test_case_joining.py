"""A case that two have changed from the same version: what came back from Word, joined with what was written here."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.case import Case, Proposal, Section
from sekretariat_tui.domain.case_joining import Pick, case_joins, with_join
from sekretariat_tui.domain.comparison import Place, differences
from sekretariat_tui.domain.points import Point, plain_text

BASE = Case(
    body="SSU",
    title="Felles akuttplan",
    sections=(
        Section(id="a", heading="Bakgrunn", text="Partene ønsker en plan.\n\nDet haster."),
        Section(id="b", heading="Vurdering", text="Planen er god."),
    ),
    proposal=Proposal(
        points=(
            Point(id="1", text="SSU vedtar planen."),
            Point(id="2", text="Den evalueres."),
            Point(id="3", text="Den trykkes."),
        )
    ),
)
A, B, POINTS = Place("sections", "a"), Place("sections", "b"), Place("proposal", "points")


def section(case: Case, id: str, **fields: object) -> Case:
    sections = tuple(msgspec.structs.replace(one, **fields) if one.id == id else one for one in case.sections)
    return msgspec.structs.replace(case, sections=sections)


def points(case: Case, *texts: tuple[str, str]) -> Case:
    return msgspec.structs.replace(case, proposal=Proposal(points=tuple(Point(id=id, text=text) for id, text in texts)))


def all_taken(base: Case, ours: Case, theirs: Case, pick: Pick = Pick.THEIRS) -> Case:
    taken = ours
    for join in case_joins(base, ours, theirs):
        taken = with_join(base, taken, theirs, join.place, pick)
    return taken


def test_a_draft_that_came_back_as_it_went_has_nothing_to_take() -> None:
    ours = section(BASE, "a", text="Vi skrev videre.")
    assert case_joins(BASE, ours, BASE) == []


def test_what_they_changed_and_we_did_not_is_theirs_to_give() -> None:
    theirs = section(BASE, "b", text="Planen er svært god.")
    (join,) = case_joins(BASE, BASE, theirs)
    assert (join.place, join.label, join.meets) == (B, "Vurdering", False)
    assert with_join(BASE, BASE, theirs, B, Pick.THEIRS) == theirs


def test_two_paragraphs_of_one_section_changed_by_each_are_joined() -> None:
    ours = section(BASE, "a", text="Partene ønsker en felles plan.\n\nDet haster.")
    theirs = section(BASE, "a", text="Partene ønsker en plan.\n\nDet haster ikke.")
    (join,) = case_joins(BASE, ours, theirs)
    assert not join.meets
    taken = with_join(BASE, ours, theirs, A, Pick.THEIRS)
    assert taken.sections[0].text == "Partene ønsker en felles plan.\n\nDet haster ikke."


def test_one_paragraph_changed_by_both_is_for_a_person_to_choose() -> None:
    ours, theirs = section(BASE, "b", text="Planen er dyr."), section(BASE, "b", text="Planen er billig.")
    (join,) = case_joins(BASE, ours, theirs)
    assert (join.meets, join.base, join.ours, join.theirs) == (
        True,
        "Planen er god.",
        "Planen er dyr.",
        "Planen er billig.",
    )
    texts = {pick: with_join(BASE, ours, theirs, B, pick).sections[1].text for pick in Pick}
    assert texts == {
        Pick.OURS: "Planen er dyr.",
        Pick.THEIRS: "Planen er billig.",
        Pick.BOTH: "Planen er dyr.\n\nPlanen er billig.",
    }


def test_a_section_they_took_out_while_we_wrote_in_it_is_not_lost_without_a_word() -> None:
    ours = section(BASE, "b", text="Planen er god, og billig.")
    theirs = msgspec.structs.replace(BASE, sections=BASE.sections[:1])
    (join,) = case_joins(BASE, ours, theirs)
    assert join.meets
    assert with_join(BASE, ours, theirs, B, Pick.BOTH) == ours


def test_two_who_gave_a_section_different_headings_meet() -> None:
    ours, theirs = section(BASE, "b", heading="Drøfting"), section(BASE, "b", heading="Analyse")
    (join,) = case_joins(BASE, ours, theirs)
    assert join.meets
    assert with_join(BASE, ours, theirs, B, Pick.BOTH).sections[1].heading == "Drøfting"


def test_each_changed_a_point_of_their_own_and_both_are_kept() -> None:
    ours = points(BASE, ("1", "SSU vedtar planen nå."), ("2", "Den evalueres."), ("3", "Den trykkes."))
    theirs = points(BASE, ("1", "SSU vedtar planen."), ("2", "Den evalueres årlig."), ("4", "Den sendes ut."))
    (join,) = case_joins(BASE, ours, theirs)
    assert not join.meets
    taken = with_join(BASE, ours, theirs, POINTS, Pick.THEIRS)
    assert plain_text(taken.proposal.points) == "SSU vedtar planen nå.\nDen evalueres årlig.\nDen sendes ut."


def test_one_change_of_the_points_can_be_taken_without_the_others() -> None:
    theirs = points(BASE, ("1", "SSU vedtar planen nå."), ("2", "Den evalueres årlig."), ("3", "Den trykkes."))
    (join,) = case_joins(BASE, BASE, theirs)
    second = join.points[1].id
    taken = with_join(BASE, BASE, theirs, POINTS, Pick.THEIRS, [second])
    assert plain_text(taken.proposal.points) == "SSU vedtar planen.\nDen evalueres årlig.\nDen trykkes."


def test_a_point_both_rewrote_can_be_kept_in_both_wordings() -> None:
    ours = points(BASE, ("1", "SSU godkjenner planen."), ("2", "Den evalueres."), ("3", "Den trykkes."))
    theirs = points(BASE, ("1", "SSU forkaster planen."), ("2", "Den evalueres."), ("3", "Den trykkes."))
    (join,) = case_joins(BASE, ours, theirs)
    assert join.meets
    taken = with_join(BASE, ours, theirs, POINTS, Pick.BOTH)
    assert {"SSU godkjenner planen.", "SSU forkaster planen."} <= set(plain_text(taken.proposal.points).split("\n"))


def test_a_point_we_took_out_and_they_rewrote_comes_back_only_when_chosen() -> None:
    ours = points(BASE, ("1", "SSU vedtar planen."), ("3", "Den trykkes."))
    theirs = points(BASE, ("1", "SSU vedtar planen."), ("2", "Den evalueres årlig."), ("3", "Den trykkes."))
    (join,) = case_joins(BASE, ours, theirs)
    assert join.meets
    taken = with_join(BASE, ours, theirs, POINTS, Pick.THEIRS)
    assert plain_text(taken.proposal.points) == "SSU vedtar planen.\nDen evalueres årlig.\nDen trykkes."


words = st.sampled_from(["", "a", "b", "a\n\nb", "b\n\na\n\nc"])
versions = st.builds(
    lambda a, b, keep_b, title, texts: msgspec.structs.replace(
        points(
            section(section(BASE, "a", text=a), "b", text=b),
            *((str(number), text) for number, text in enumerate(texts, start=1)),
        ),
        title=title,
        sections=section(section(BASE, "a", text=a), "b", text=b).sections[: 2 if keep_b else 1],
    ),
    words,
    words,
    st.booleans(),
    st.sampled_from(["Felles akuttplan", "Akuttplan"]),
    st.lists(st.sampled_from(["x", "y z", "en helt annen sak"]), max_size=4),
)


@given(versions, versions)
def test_taking_all_they_changed_where_we_changed_nothing_gives_their_version(base: Case, theirs: Case) -> None:
    taken = all_taken(base, base, theirs)
    assert [one for one in differences(taken, theirs) if one.place != POINTS] == []
    assert plain_text(taken.proposal.points) == plain_text(theirs.proposal.points)


@given(versions, versions, versions)
def test_after_taking_both_nothing_they_wrote_is_missing(base: Case, ours: Case, theirs: Case) -> None:
    taken = all_taken(base, ours, theirs, Pick.BOTH)
    new = {word for one in theirs.sections for word in one.text.split()} - {
        word for one in base.sections for word in one.text.split()
    }
    assert new <= {word for one in taken.sections for word in one.text.split()}
