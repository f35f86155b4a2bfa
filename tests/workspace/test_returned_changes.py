"""Each change in a draft that comes back is a choice of its own, with the one who made it."""

from pathlib import Path

import pytest

from edited_word import edited, tracked
from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.choosing import Choice
from sekretariat_tui.domain.points import Point, plain_text
from sekretariat_tui.workspace import Text, Workspace
from sekretariat_tui.workspace.returned import Comparison

BACKGROUND = "Partene ønsker en plan for rask hjelp innen 1. mai."
KARI, PER = "Kari Nordli", "Per Moen"


@pytest.fixture
def case(desk: Workspace) -> Case:
    made = desk.cases.new("SSU", "Felles akuttplan")
    desk.cases.set_section_text(made.id, made.sections[0].id, f"{BACKGROUND}\n\nDet haster.")
    points = (Point(text="SSU vedtar planen."), Point(text="Den evalueres.", condition="alle er enige"))
    return desk.decisions.set_points(made.id, Text.PROPOSAL, points)


@pytest.fixture
def sent(desk: Workspace, case: Case) -> Path:
    return desk.papers.export(case.id).path


def compared(desk: Workspace, path: Path) -> Comparison:
    (found,) = desk.returned.look([path])
    return desk.returned.compare(found)


def rows(comparison: Comparison) -> list[tuple[str, str]]:
    """For each choice who made the change and what the place becomes with it."""
    return [(comparison.tracked(question), question.theirs) for question in comparison.questions]


def text_of(desk: Workspace, case: Case) -> str:
    return desk.cases.get(case.id).sections[0].text.partition("\n")[0]


def both_edited(sent: Path, to: Path) -> Path:
    """Kari has replaced one word and Per another, both with tracked changes."""
    by_kari = tracked(BACKGROUND, KARI, "rask", "god")
    return edited(sent, to, (BACKGROUND, tracked(by_kari, PER, "1. mai", "2. juni", "2026-05-13")))


def test_what_two_people_changed_in_one_paragraph_is_two_choices_with_their_own_names(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    comparison = compared(desk, both_edited(sent, tmp_path / "tilbake.docx"))
    assert rows(comparison) == [
        ("Kari Nordli 12.05.2026", "Partene ønsker en plan for god hjelp innen 1. mai."),
        ("Per Moen 13.05.2026", "Partene ønsker en plan for rask hjelp innen 2. juni."),
    ]


@pytest.mark.parametrize(
    ("refused", "left"),
    [
        (0, "Partene ønsker en plan for rask hjelp innen 2. juni."),
        (1, "Partene ønsker en plan for god hjelp innen 1. mai."),
        (None, "Partene ønsker en plan for god hjelp innen 2. juni."),
    ],
)
def test_one_persons_change_is_refused_and_the_others_stays(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path, refused: int | None, left: str
) -> None:
    back = both_edited(sent, tmp_path / "tilbake.docx")
    comparison = compared(desk, back)
    answers = dict(comparison.proposed)
    if refused is not None:
        answers[comparison.questions[refused].id] = Choice.OURS
    desk.returned.take(back, comparison, answers)
    assert text_of(desk, case) == left


def test_what_was_not_tracked_is_a_change_of_its_own_and_credited_to_nobody(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    untracked = BACKGROUND.replace("Partene ønsker", "Partene vil ha")
    back = edited(sent, tmp_path / "tilbake.docx", (BACKGROUND, tracked(untracked, KARI, "rask", "god")))
    assert rows(compared(desk, back)) == [
        ("ikke sporet", "Partene vil ha en plan for rask hjelp innen 1. mai."),
        ("Kari Nordli 12.05.2026", "Partene ønsker en plan for god hjelp innen 1. mai."),
    ]


def test_a_file_without_tracked_changes_names_nobody(desk: Workspace, case: Case, sent: Path, tmp_path: Path) -> None:
    comparison = compared(desk, edited(sent, tmp_path / "tilbake.docx", ("rask", "god"), ("1. mai", "2. juni")))
    assert [who for who, _ in rows(comparison)] == ["", ""]


def test_the_points_of_the_proposal_are_taken_change_by_change_too(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    point = tracked(tracked("Den evalueres.", KARI, "Den", "Planen"), PER, "evalueres", "måles")
    back = edited(sent, tmp_path / "tilbake.docx", ("Den evalueres.", point), ("alle er enige", "begge er enige"))
    comparison = compared(desk, back)
    assert rows(comparison) == [
        ("Kari Nordli 12.05.2026", "Planen evalueres."),
        ("Per Moen 12.05.2026", "Den måles."),
        ("ikke sporet", "begge er enige"),
    ]
    kari, _, condition = comparison.questions
    desk.returned.take(back, comparison, {kari.id: Choice.THEIRS, condition.id: Choice.THEIRS})
    points = desk.cases.get(case.id).proposal.points
    assert plain_text(points).splitlines()[1].startswith("Planen evalueres.")
    assert points[1].condition == "begge er enige"


def test_other_words_of_the_same_sentence_changed_here_are_joined_and_nothing_is_asked(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    here = BACKGROUND.replace("Partene", "Begge parter")
    desk.cases.set_section_text(case.id, case.sections[0].id, f"{here}\n\nDet haster.")
    back = both_edited(sent, tmp_path / "tilbake.docx")
    comparison = compared(desk, back)
    assert comparison.to_choose == ()
    desk.returned.take(back, comparison, comparison.proposed)
    assert text_of(desk, case) == "Begge parter ønsker en plan for god hjelp innen 2. juni."


def test_only_the_words_that_met_are_asked_about_and_both_are_kept_as_two_words(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    here = BACKGROUND.replace("rask", "trygg")
    desk.cases.set_section_text(case.id, case.sections[0].id, f"{here}\n\nDet haster.")
    back = both_edited(sent, tmp_path / "tilbake.docx")
    comparison = compared(desk, back)
    (met,) = comparison.to_choose
    assert comparison.tracked(met) == "Kari Nordli 12.05.2026"
    desk.returned.take(back, comparison, comparison.proposed | {met.id: Choice.BOTH})
    assert text_of(desk, case) == "Partene ønsker en plan for trygg / god hjelp innen 2. juni."


def test_two_officers_who_changed_different_words_of_one_sentence_are_taken_one_after_the_other(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    for name, change in (("kari.docx", ("rask", "god")), ("per.docx", ("1. mai", "2. juni"))):
        back = edited(sent, tmp_path / name, change)
        comparison = compared(desk, back)
        assert comparison.to_choose == ()
        desk.returned.take(back, comparison, comparison.proposed)
    assert text_of(desk, case) == "Partene ønsker en plan for god hjelp innen 2. juni."


def test_a_change_that_is_here_already_is_not_asked_about_again(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    back = both_edited(sent, tmp_path / "tilbake.docx")
    comparison = compared(desk, back)
    desk.returned.take(back, comparison, {comparison.questions[0].id: Choice.THEIRS})
    assert [who for who, _ in rows(compared(desk, back))] == ["Per Moen 13.05.2026"]
