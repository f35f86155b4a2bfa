"""A returned draft's questions, change by change: what the answers make."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sekretariat_tui.domain.case import Case, Proposal, Section
from sekretariat_tui.domain.choosing import Choice, Question, chosen, questions
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.section_text import blocks
from sekretariat_tui.reading.returned import Assembled
from sekretariat_tui.workspace.returned.by_change import by_change

LINES = [
    "Partene vil ha en plan.",
    "Partene ønsker en god plan.",
    "- drift",
    "- drift og kjøp",
    "1. ansvar",
    "Det haster.",
]
texts = st.lists(st.sampled_from(LINES), max_size=5).map("\n".join)
loose = st.lists(st.sampled_from(LINES), max_size=4).map("\n\n".join)
words = st.sampled_from(["SSU vedtar planen.", "SSU vedtar hele planen nå.", "Den evalueres.", "SSU ber om en sak."])


@st.composite
def cases(draw: st.DrawFn) -> Case:
    return Case(
        id="sak",
        body="SSU",
        title=draw(st.sampled_from(["Felles akuttplan", "Felles plan for akutt hjelp"])),
        sections=(
            Section(id="a", heading="Bakgrunn", text=draw(st.one_of(texts, loose))),
            Section(id="b", heading=draw(st.sampled_from(["Vurdering", "Vurderinger"])), text=draw(loose)),
        ),
        proposal=Proposal(
            points=tuple(
                Point(id=id, text=draw(words), condition=draw(st.sampled_from(["", "alle er enige"])))
                for id in draw(st.permutations("12"))
            )
        ),
    )


def asked(base: Case, now: Case, theirs: Case) -> tuple[Question, ...]:
    return by_change(questions(now, theirs, base), base, now, theirs, Assembled(case=theirs)).questions


def as_shown(case: Case) -> Case:
    """What a paper shows of the case: how its blank lines were typed does not count."""
    sections = tuple(replace(one, text=repr(blocks(one.text))) for one in case.sections)
    return replace(case, sections=sections)


@given(cases(), cases())
def test_every_change_accepted_gives_what_the_file_has(base: Case, theirs: Case) -> None:
    found = asked(base, base, theirs)
    taken = chosen(base, theirs, found, dict.fromkeys((one.id for one in found), Choice.THEIRS))
    assert as_shown(taken) == as_shown(theirs)


@given(cases(), cases(), cases())
def test_no_change_accepted_leaves_the_case_as_it_is(base: Case, now: Case, theirs: Case) -> None:
    found = asked(base, now, theirs)
    assert chosen(now, theirs, found, {}) == now
    assert chosen(now, theirs, found, dict.fromkeys((one.id for one in found), Choice.OURS)) == now
    assert len({one.id for one in found}) == len(found)


@given(cases(), cases())
def test_what_is_here_already_is_never_asked_about(base: Case, theirs: Case) -> None:
    assert asked(base, theirs, theirs) == ()


@given(cases(), cases(), st.data())
def test_refusing_one_change_leaves_the_others(base: Case, theirs: Case, data: st.DataObject) -> None:
    found = asked(base, base, theirs)
    if not found:
        return
    refused = data.draw(st.sampled_from(found))
    answers = {one.id: Choice.THEIRS for one in found if one is not refused}
    after = chosen(base, theirs, found, answers)
    left = asked(base, after, theirs)
    whole = [one for one in left if one.part is not None]
    assert {one.id for one in whole} <= {refused.id}
