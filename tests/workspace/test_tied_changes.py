"""What was moved, joined or split in Word is one choice, also where the same words were changed here."""

from msgspec.structs import replace

from sekretariat_tui.domain.case import Case, Proposal, Section
from sekretariat_tui.domain.choosing import Choice, Question, chosen, questions
from sekretariat_tui.domain.choosing_tied import settled
from sekretariat_tui.domain.comparison import Place
from sekretariat_tui.domain.points import Point
from sekretariat_tui.reading.returned import Assembled, Edit, Piece, PieceKind
from sekretariat_tui.workspace.returned.by_change import ChangeQuestions, by_change

PARAGRAPH = "Det går ut over det SSU kan avgjøre alene."
CHANGED = "Det går ut over det SSU kan bestemme alene."
SPLIT = (Point(id="1", text="Partene svarer."), Point(id="ny", text="Fristen er 18.2.2027."))
OLA, KARI = Edit("Ola Moe"), Edit("Kari Nes")


def case(background: str = "Før.", assessment: str = "Vurdert.", points: tuple[Point, ...] = ()) -> Case:
    sections = (
        Section(id="a", heading="Bakgrunn", text=background),
        Section(id="b", heading="Vurdering", text=assessment),
    )
    return Case(id="sak", body="SSU", title="Plan", sections=sections, proposal=Proposal(points=points))


def asked(base: Case, now: Case, theirs: Case, assembled: Assembled | None = None) -> ChangeQuestions:
    return by_change(questions(now, theirs, base), base, now, theirs, assembled or Assembled(case=theirs))


def taken(now: Case, theirs: Case, found: tuple[Question, ...]) -> Case:
    """What is taken where nobody chooses."""
    return chosen(now, theirs, found, {one.id: one.proposed for one in found if one.proposed is not None})


BASE = case(assessment=f"Vurdert.\n\n{PARAGRAPH}")
MOVED = case(background=f"Før.\n\n{PARAGRAPH}")


def test_a_paragraph_moved_to_another_section_is_one_choice() -> None:
    found = asked(BASE, BASE, MOVED).questions
    assert [one.tied for one in found] == [(found[1].id,), (found[0].id,)]
    assert taken(BASE, MOVED, found) == MOVED
    assert "Vurdering" in found[0].note and "Bakgrunn" in found[1].note


def test_a_moved_paragraph_that_was_changed_here_too_is_left_whole_for_a_person() -> None:
    now = case(assessment=f"Vurdert.\n\n{CHANGED}")
    found = asked(BASE, now, MOVED).questions
    assert [one.proposed for one in found] == [None, None]
    assert taken(now, MOVED, found) == now


def test_a_paragraph_taken_out_here_does_not_come_back_because_it_was_moved_there() -> None:
    now = case()
    (found,) = asked(BASE, now, MOVED).questions
    assert found.proposed is None and "endret her" in found.note


def test_a_point_split_in_word_and_changed_here_does_not_contradict_itself() -> None:
    base, now = (case(points=(Point(id="1", text=f"Partene svarer innen {day}.2027."),)) for day in ("18.2", "1.3"))
    found = asked(base, now, case(points=SPLIT)).questions
    assert len(found) == 2 and all(one.tied for one in found)
    assert taken(now, case(points=SPLIT), found) == now
    assert taken(base, case(points=SPLIT), asked(base, base, case(points=SPLIT)).questions) == case(points=SPLIT)


def test_points_joined_in_word_and_changed_here_do_not_stand_twice() -> None:
    first, second = Point(id="1", text="opplæring"), Point(id="2", text="utstyr")
    base, theirs = case(points=(first, second)), case(points=(replace(first, text="opplæring og utstyr"),))
    now = case(points=(first, replace(second, text="utstyr og lokaler")))
    found = asked(base, now, theirs).questions
    assert [one.proposed for one in found] == [None, None]
    assert taken(base, theirs, asked(base, base, theirs).questions) == theirs


def test_half_of_one_choice_is_never_taken() -> None:
    one, other = asked(BASE, BASE, MOVED).questions
    answers = settled((one, other), {one.id: Choice.THEIRS, other.id: Choice.OURS})
    assert chosen(BASE, MOVED, (one, other), answers) == BASE


def test_changes_that_have_nothing_to_do_with_each_other_stay_apart() -> None:
    base = case("Planen gjelder i år.", "Kostnaden er høy i 2027.")
    theirs = case("Planen gjelder bare kommunene i år.", "Kostnaden er lav i 2028.")
    assert [one.tied for one in asked(base, base, theirs).questions] == [(), ()]


def test_an_untracked_new_point_is_nobodys_though_a_neighbour_was_tracked() -> None:
    base = case(points=(Point(id="1", text="SSU vedtar."),))
    theirs = case(points=(Point(id="1", text="SSU vedtar nå."), Point(id="ny", text="Usporet tillegg.")))
    one = (Piece(PieceKind.SAME, "SSU vedtar"), Piece(PieceKind.INSERTED, " nå", OLA), Piece(PieceKind.SAME, "."))
    new = (Piece(PieceKind.SAME, "Usporet tillegg."),)
    all_pieces = {Place("proposal", "points"): (*one, *new)}
    assembled = Assembled(case=theirs, pieces=all_pieces, points={"1": one, "ny": new})
    found = asked(base, base, theirs, assembled)
    assert [found.edits[question.id] for question in found.questions] == [(OLA,), ()]


def test_a_new_section_tells_who_wrote_which_words_and_what_was_not_tracked() -> None:
    base = case()
    new = Section(id="ny", heading="Økonomi", text="Fondet er på tre millioner.\n\nÅr | Sum")
    theirs = replace(base, sections=(*base.sections, new))
    pieces = (
        Piece(PieceKind.INSERTED, "Fondet er på ", OLA),
        Piece(PieceKind.INSERTED, "tre ", KARI),
        Piece(PieceKind.INSERTED, "millioner.", OLA),
        Piece(PieceKind.SAME, "\n"),
        Piece(PieceKind.SAME, "År | Sum"),
    )
    headings = {"ny": (Piece(PieceKind.INSERTED, "Økonomi", OLA),)}
    assembled = Assembled(case=theirs, pieces={Place("sections", "ny"): pieces}, headings=headings)
    found = asked(base, base, theirs, assembled)
    (question,) = found.questions
    assert question.note == "Kari Nes: «tre». Ikke sporet: «År | Sum». Resten: Ola Moe."
    assert found.partly == {question.id}


def test_a_new_section_by_one_person_has_no_more_to_tell() -> None:
    base = case()
    theirs = replace(base, sections=(*base.sections, Section(id="ny", heading="Økonomi", text="Fondet.")))
    pieces = {Place("sections", "ny"): (Piece(PieceKind.INSERTED, "Fondet.", OLA),)}
    headings = {"ny": (Piece(PieceKind.INSERTED, "Økonomi", OLA),)}
    found = asked(base, base, theirs, Assembled(case=theirs, pieces=pieces, headings=headings))
    assert [one.note for one in found.questions] == [""] and not found.partly
