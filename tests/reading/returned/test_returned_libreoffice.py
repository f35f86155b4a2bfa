"""Drafts that were edited in LibreOffice, with and without tracked changes, come back as they were edited.

The files were made by ``fixtures/returned/edit_in_libreoffice.py``.
"""

import pytest
from sent_case import FIXTURES, came_back, difficult_case, house, sent_case

from sekretariat_tui.domain.comparison import ORDER, Place, differences
from sekretariat_tui.domain.points import as_text
from sekretariat_tui.reading.returned import Assembled, Known, Piece, assemble, read_returned, tracked_changes

BACKGROUND, ASSESSMENT, PROGRESS = (Place("sections", section.id) for section in sent_case().sections)
POINTS = Place("proposal", "points")
BOTH = pytest.mark.parametrize("tracked", [True, False], ids=["sporet", "usporet"])


def back(name: str, tracked: bool) -> Assembled:
    return came_back(f"lo_{name}{'_sporet' if tracked else ''}.docx")[1]


def changed(back: Assembled) -> dict[Place, str]:
    """What differs from the draft that was sent: the new text of each place."""
    return {difference.place: difference.after for difference in differences(sent_case(), back.case)}


def authors(back: Assembled, place: Place) -> list[str]:
    return [edit.author for edit in back.edits(place)]


def test_the_draft_as_it_was_sent_has_no_changes() -> None:
    returned, assembled = came_back("sendt.docx")
    assert assembled.case == sent_case()
    assert assembled.known is Known.BY_NAME
    assert not returned.tracked
    assert returned.title == sent_case().title
    assert returned.identifier == sent_case().id


def test_difficult_text_is_the_same_after_libreoffice_has_saved_it() -> None:
    returned = read_returned(FIXTURES / "lo_vanskelig.docx")
    found = assemble(difficult_case(), returned, profile=house())
    assert differences(difficult_case(), found.case) == []
    assert found.case == difficult_case()
    assert found.problems == ()


@BOTH
def test_words_put_in_taken_out_and_replaced(tracked: bool) -> None:
    found = back("ord", tracked)
    after = changed(found)
    assert set(after) == {Place("title"), BACKGROUND, POINTS}
    assert found.case.title == "Felles vaktordning for innlandet – krav & vilkår"
    assert after[BACKGROUND] == (
        "Utvalget ba i møtet i mars om kriterier for en felles vaktordning.\n\n"
        "Kriteriene er utarbeidet av en arbeidsgruppe fra begge sider og to tillitsvalgte."
    )
    second = found.case.proposal.points[1]
    assert (second.id, second.text) == ("punkt00000000002", "Ordningen innføres fra 1. oktober.")
    assert second.condition == "alle kommunestyrene har sluttet seg til avtalen"
    for place in after:
        assert authors(found, place) == (["Kari Nordli"] if tracked else [])
    assert bool(found.point_edits(second.id)) is tracked


@BOTH
def test_paragraphs_split_and_joined(tracked: bool) -> None:
    after = changed(back("delt", tracked))
    assert after[BACKGROUND] == (
        "Utvalget ba i forrige møte om kriterier for en felles vaktordning. "
        "Kriteriene er nå utarbeidet av en arbeidsgruppe fra begge sider."
    )
    assert after[PROGRESS] == "Arbeidet starter i juni,\n\nog de første vaktene går i september."


@BOTH
def test_a_point_that_was_split_keeps_its_id_on_the_first_part(tracked: bool) -> None:
    found = back("delt", tracked).case.proposal.points
    assert [point.text for point in found[2:]] == [
        "Sekretariatet melder tilbake om erfaringene etter ett år:",
        "Og rapporten sendes begge sider.",
    ]
    assert found[2].id == "punkt00000000003"
    assert found[3].id not in {"punkt00000000001", "punkt00000000002", "punkt00000000003"}


@BOTH
def test_points_that_were_joined_keep_the_first_id(tracked: bool) -> None:
    found = back("slatt_sammen", tracked)
    (inner,) = found.case.proposal.points[0].points
    assert (inner.id, inner.text) == ("punkt0000000001a", "felles ansvar for vaktene og lik fordeling av kostnadene")
    assert [point.id for point in inner.points] == ["punkt000000001b1"]
    assert bool(found.point_edits("punkt0000000001b")) is tracked


@BOTH
def test_a_point_taken_out_one_put_in_and_one_moved_in(tracked: bool) -> None:
    found = back("punkter", tracked)
    assert as_text(found.case.proposal.points).split("\n") == [
        "1. Utvalget godkjenner kriteriene:",
        "   a) lik fordeling av kostnadene",
        "      • målt etter folketall",
        "      • målt etter reisetid",
        "2. Ordningen innføres fra 1. september. Forutsetning: kommunestyrene har sluttet seg til avtalen",
        "   a) Sekretariatet melder tilbake om erfaringene etter ett år.",
        "3. Utvalget ber om en ny sak i 2027.",
    ]
    assert found.case.proposal.points[1].points[0].id == "punkt00000000003"
    assert [edit.author for edit in found.point_edits("punkt0000000001a")] == (["Kari Nordli"] if tracked else [])


@BOTH
def test_a_new_section_above_another_and_a_heading_that_says_more(tracked: bool) -> None:
    found = back("avsnitt", tracked).case.sections
    assert [(section.heading, section.level) for section in found] == [
        ("Bakgrunn for saken", 1), ("Vurdering", 1), ("Økonomi", 2), ("Framdrift", 2),
    ]  # fmt: skip
    assert [section.id for section in found if section.heading != "Økonomi"] == [s.id for s in sent_case().sections]
    new = found[2]
    assert (new.kind, new.text) == ("economy", "Ordningen koster 1,2 millioner kroner i året.")
    assert found[3].text == sent_case().sections[2].text


@BOTH
def test_a_new_section_written_below_the_last_paragraph_of_another(tracked: bool) -> None:
    found = back("overskrift_under", tracked).case.sections
    assert [section.heading for section in found] == ["Bakgrunn", "Vurdering", "Risiko", "Framdrift"]
    assert found[2].text == "Det kan bli vanskelig å fylle vaktene."
    assert [found[0], found[1], found[3]] == list(sent_case().sections)


@BOTH
def test_a_section_that_was_cut_and_pasted_elsewhere_is_only_moved(tracked: bool) -> None:
    found = back("flyttet", tracked)
    first, second, third = sent_case().sections
    assert found.case.sections == (first, third, second)
    assert list(changed(found)) == [Place("sections", ORDER)]
    assert authors(found, Place("sections", ORDER)) == (["Kari Nordli"] if tracked else [])


@BOTH
def test_a_table_a_footnote_a_picture_and_a_link(tracked: bool) -> None:
    found = back("ting", tracked)
    after = changed(found)
    assert after[ASSESSMENT].endswith("fra høsten.\n\nÅr | Kostnad\n2026 | 1 200 000\n2027 | 900 000")
    assert "en arbeidsgruppe [Fotnote: Seks medlemmer, tre fra hver side.] fra" in after[BACKGROUND]
    assert after[BACKGROUND].endswith("begge sider (https://eksempel.no/sider).")
    (placed,) = found.pictures
    assert (placed.place, placed.picture.content_type) == (PROGRESS, "image/png")
    assert placed.picture.data.startswith(b"\x89PNG")
    assert placed.picture.description == "En rød prikk"
    assert any("tabell" in problem for problem in found.problems)
    assert any("Fotnoter" in problem for problem in found.problems)


@BOTH
def test_comments_come_with_the_words_they_stand_on_and_the_place(tracked: bool) -> None:
    found = back("merknader", tracked)
    assert found.case == sent_case()
    said = [(one.comment.author, one.comment.text, one.comment.quote, one.comment.resolved) for one in found.comments]
    assert said == [
        ("Per Moen", "Skriv heller fire.", "tre forhold", True),
        ("Per Moen", "For knapt.", "Framdrift", False),
        ("Kari Nordli", "Er dette avklart med økonomisjefene?", "lik fordeling", False),
    ]
    assert [(one.place, one.point) for one in found.comments] == [
        (ASSESSMENT, ""), (PROGRESS, ""), (POINTS, "punkt0000000001b"),
    ]  # fmt: skip
    written = found.comments[0].comment.written
    assert written is not None
    assert f"{written:%d.%m.%Y %H.%M}" == "11.05.2026 09.30"
    assert found.comments[0].comment.initials == "PM"


def test_what_two_officers_changed_is_told_apart() -> None:
    found = back("to_saksbehandlere", tracked=True)
    assert authors(found, BACKGROUND) == ["Kari Nordli"]
    assert authors(found, ASSESSMENT) == ["Per Moen"]


def by_whom(before: str, after: str, pieces: tuple[Piece, ...]) -> list[tuple[str, str, str]]:
    """Each change of a text: what was taken out, what came in its place, and who did it."""
    return [
        (
            before[one.change.start : one.change.end].strip(),
            one.change.text.strip(),
            "".join(e.author for e in one.edits),
        )
        for one in tracked_changes(before, after, pieces)
    ]


def test_two_officers_in_one_paragraph_one_list_and_one_point_are_each_told_by_name() -> None:
    found = back("samme_avsnitt", True)
    texts = zip(sent_case().sections[:2], found.case.sections[:2], (BACKGROUND, ASSESSMENT), strict=True)
    background, assessment = (by_whom(old.text, new.text, found.pieces[place]) for old, new, place in texts)
    assert background == [
        ("ba", "spurte", ""),  # changes were not tracked then
        ("forrige møte", "møtet i mars", "Kari Nordli"),
        ("", "og april", "Per Moen"),
        ("", "og kostnader", "Per Moen"),
        ("en", "én", "Per Moen"),
    ]
    assert assessment == [("", "- vikarer og innleie", "Kari Nordli"), ("personell", "folk og utstyr", "Per Moen")]
    old, new = (case.proposal.points[1] for case in (sent_case(), found.case))
    assert by_whom(old.text, new.text, found.points[old.id]) == [
        ("innføres", "begynner", "Per Moen"),
        ("september", "oktober", "Kari Nordli"),
    ]


def test_points_that_were_joined_have_the_words_that_came_from_the_one_who_joined_them() -> None:
    found = back("slatt_sammen", True)
    old, new = (case.proposal.points[0].points[0] for case in (sent_case(), found.case))
    assert by_whom(old.text, new.text, found.points[old.id]) == [("", "og lik fordeling av kostnadene", "Kari Nordli")]
