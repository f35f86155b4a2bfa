"""Each thing the control finds has its mends, each one act, and one that is settled is not raised again."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from sekretariat_tui.domain.case import Case, Doubt
from sekretariat_tui.domain.control import Finding, FindingKind, MendKind
from sekretariat_tui.domain.errors import CannotRead, RuleBroken
from sekretariat_tui.domain.kinds import LinkKind
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import plain_text
from sekretariat_tui.workspace import Text, Workspace

from .imports.desk import case, other_bytes, take
from .imports.documents import DAY, agenda, case_line, decided, minutes, paper, points, quoting

SUNDAY = date(2025, 9, 7)


def found(desk: Workspace, kind: FindingKind) -> Finding:
    (one,) = [finding for finding in desk.control.findings() if finding.kind is kind]
    return one


def mend(desk: Workspace, kind: FindingKind, how: MendKind) -> None:
    """Does the mend, and looks that it is one act and that the finding is gone."""
    finding = found(desk, kind)
    before = desk.office.register.number
    desk.control.mend(finding, next(one for one in finding.mends if one.kind is how))
    assert desk.office.register.number == before + 1
    assert finding.key not in {left.key for left in desk.control.findings()}


def kinds(desk: Workspace) -> list[FindingKind]:
    return [finding.kind for finding in desk.control.findings()]


def test_a_title_that_differs_can_be_taken_from_the_other_document(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning", meeting_date=DAY), minutes(case_line(11, "Ny vaktordning")))
    labels = [one.label for one in found(desk, FindingKind.CONTRADICTION).mends]
    assert labels == ["Gå til saken", "Bruk tittelen fra protokollen", "Behold tittelen"]
    mend(desk, FindingKind.CONTRADICTION, MendKind.USE_OTHER)
    assert (case(desk, 11).title, case(desk, 11).doubts) == ("Ny vaktordning", ())
    take(desk, other_bytes(paper(11, "Vaktordning", meeting_date=DAY), "ny"))
    assert case(desk, 11).title == "Ny vaktordning"
    desk.office.undo()
    desk.office.undo()
    assert case(desk, 11).title == "Vaktordning"


def test_what_is_to_stand_is_not_raised_again_by_the_next_file(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning", meeting_date=DAY), minutes(case_line(11, "Ny vaktordning")))
    mend(desk, FindingKind.CONTRADICTION, MendKind.LET_STAND)
    assert (case(desk, 11).title, case(desk, 11).doubts) == ("Vaktordning", ())
    take(desk, other_bytes(paper(11, "Vaktordning", meeting_date=DAY), "ny"))
    assert case(desk, 11).doubts == ()
    (settled,) = desk.control.settled()
    assert "Ny vaktordning" in settled.note


def test_the_other_text_is_read_again_from_the_kept_original(desk: Workspace, tmp_path: Path) -> None:
    text = "SSU sak 12/2025\n\nVaktordning\n\nMøtedato: 04.09.2025\n\nForslag til vedtak\n\nSSU vedtar.\n\nBakgrunn\n\n{}\n"
    for name, words in (("en.txt", "Det ene."), ("to.txt", "Det andre.")):
        (tmp_path / name).write_text(text.format(words), encoding="utf-8")
        desk.imports.read([tmp_path / name])
        (tmp_path / name).unlink()
    assert case(desk, 12).sections[0].text == "Det ene."
    mend(desk, FindingKind.CONTRADICTION, MendKind.USE_OTHER)
    assert case(desk, 12).sections[0].text == "Det andre."


def test_an_original_that_is_gone_is_said(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning", meeting_date=DAY))
    desk.decisions.set_points(case(desk, 11).id, Text.DECISION, points("Slik."))
    take(desk, minutes(case_line(11, "Vaktordning", decision=decided("Annet."))))
    finding = found(desk, FindingKind.CONTRADICTION)
    for path in desk.office.folders.received.iterdir():
        path.unlink()
    with pytest.raises(CannotRead):
        desk.control.mend(finding, next(one for one in finding.mends if one.kind is MendKind.USE_OTHER))


def test_a_meeting_with_two_dates_gets_the_one_that_is_chosen(desk: Workspace) -> None:
    lines = (case_line(11, "Vaktordning"), case_line(12, "Hospitering"))
    take(desk, agenda(*lines, day=date(2025, 9, 3)), minutes(*lines))
    finding = found(desk, FindingKind.TWO_DATES)
    assert [one.label for one in finding.mends] == ["Gå til møtet", "Bruk datoen fra innkallingen", "Behold datoen"]
    mend(desk, FindingKind.TWO_DATES, MendKind.USE_OTHER)
    (meeting,) = desk.office.register.all(Meeting)
    assert (meeting.first_day, meeting.doubts) == (date(2025, 9, 3), ())


def test_a_case_with_two_dates_is_moved_to_the_meeting_that_day(desk: Workspace) -> None:
    take(desk, agenda(case_line(11, "Vaktordning")), paper(11, "Vaktordning", meeting_date=date(2025, 10, 2)))
    mend(desk, FindingKind.TWO_DATES, MendKind.USE_OTHER)
    meeting = desk.meetings.get(case(desk, 11).meeting or "")
    assert meeting.first_day == date(2025, 10, 2)
    old = desk.meetings.find("SSU", DAY)
    assert old is not None and old.agenda == ()
    take(desk, minutes(case_line(11, "Vaktordning")))
    assert case(desk, 11).meeting == meeting.id


def test_a_meeting_on_a_sunday_is_found_and_can_be_let_stand(desk: Workspace) -> None:
    take(desk, minutes(case_line(11, "Orientering"), day=SUNDAY), paper(11, "Orientering", meeting_date=SUNDAY))
    assert "søndag" in found(desk, FindingKind.WEEKEND).sentence
    mend(desk, FindingKind.WEEKEND, MendKind.LET_STAND)
    assert FindingKind.WEEKEND not in kinds(desk)


def test_a_decision_known_from_a_quotation_waits_for_its_minutes(desk: Workspace) -> None:
    take(desk, quoting(20, "Oppfølging", 11, "SSU sier ja."))
    assert "Les inn protokollen" in found(desk, FindingKind.ONLY_QUOTED).sentence
    take(desk, minutes(case_line(11, "Vaktordning", decision=decided("SSU sier ja."))))
    assert FindingKind.ONLY_QUOTED not in kinds(desk)


def test_two_adopted_texts_that_differ_are_found_and_one_is_chosen(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning", meeting_date=DAY))
    take(desk, minutes(case_line(11, "Vaktordning", decision=decided("Ja."))))
    take(desk, quoting(20, "Oppfølging", 11, "Nei."))
    finding = found(desk, FindingKind.CONTRADICTION)
    assert [one.label for one in finding.mends][1:] == ["Bruk vedtaket fra papiret som siterer", "Behold vedtaket"]
    mend(desk, FindingKind.CONTRADICTION, MendKind.LET_STAND)
    assert plain_text(case(desk, 11).decision.points) == "Ja."


def test_a_case_without_a_paper_and_a_meeting_without_minutes_are_found(desk: Workspace) -> None:
    take(desk, agenda(case_line(11, "Vaktordning"), case_line(12, "Hospitering")), paper(12, "Hospitering"))
    assert sorted(kinds(desk)) == [FindingKind.NO_MINUTES, FindingKind.NO_PAPER]
    mend(desk, FindingKind.NO_PAPER, MendKind.LET_STAND)
    mend(desk, FindingKind.NO_MINUTES, MendKind.LET_STAND)
    assert kinds(desk) == []
    desk.control.raise_again(desk.control.settled()[0])
    assert len(kinds(desk)) == 1


def test_a_reference_to_a_case_that_does_not_exist_can_be_let_stand(desk: Workspace) -> None:
    made = desk.cases.new("SSU", "Oppfølging")
    desk.cases.set_section_text(made.id, made.sections[0].id, "Dette følger opp SSU sak 3/2024 og SSU sak 3/2024.")
    finding = found(desk, FindingKind.UNKNOWN_CASE)
    assert [one.label for one in finding.mends][-1] == "Saken finnes ikke: la stå som den er"
    mend(desk, FindingKind.UNKNOWN_CASE, MendKind.LET_STAND)
    assert kinds(desk) == []
    desk.cases.set_section_text(made.id, made.sections[0].id, "Dette følger opp SSU sak 4/2024.")
    assert kinds(desk) == [FindingKind.UNKNOWN_CASE]


def twice(desk: Workspace) -> tuple[Case, Case]:
    one, two = desk.cases.new("SSU", "Vaktordning"), desk.cases.new("SSU", "Legevakt")
    for made in (one, two):
        with desk.office.act("Ga nummer") as change:
            numbered = msgspec.structs.replace(change.get(Case, made.id), number=3, year=2026, number_locked=True)
            change.put(numbered)
    return desk.cases.get(one.id), desk.cases.get(two.id)


def test_a_number_used_twice_can_be_taken_from_one_of_them(desk: Workspace) -> None:
    one, two = twice(desk)
    mend(desk, FindingKind.NUMBER_TWICE, MendKind.TAKE_NUMBER)
    assert (desk.cases.get(one.id).number, desk.cases.get(two.id).number) == (3, None)


def test_two_cases_that_are_one_are_put_together_and_what_points_at_them_follows(desk: Workspace) -> None:
    one, two = twice(desk)
    desk.cases.set_section_text(two.id, two.sections[0].id, "Bakgrunnen.")
    desk.decisions.set_points(two.id, Text.DECISION, points("Ja."))
    meeting = desk.meetings.new("SSU", date(2026, 6, 4))
    desk.meetings.place_case(two.id, meeting.id)
    third = desk.cases.new("SSU", "Oppfølging")
    desk.cases.link(third.id, LinkKind.FOLLOWS_UP, to=two.id)
    mend(desk, FindingKind.NUMBER_TWICE, MendKind.MERGE)
    kept = desk.cases.get(one.id)
    assert (kept.title, kept.sections[0].text, plain_text(kept.decision.points)) == (
        "Vaktordning",
        "Bakgrunnen.",
        "Ja.",
    )
    assert [item.case for item in desk.meetings.get(meeting.id).agenda if item.case] == [one.id]
    assert [link.case for link in desk.cases.get(third.id).links] == [one.id]
    assert {head.id for head in desk.cases.heads()} == {one.id, third.id}
    desk.office.undo()
    assert desk.cases.get(two.id).sections[0].text == "Bakgrunnen."


def test_two_cases_with_texts_of_their_own_are_not_put_together(desk: Workspace) -> None:
    one, two = twice(desk)
    for made, text in ((one, "Det ene."), (two, "Det andre.")):
        desk.cases.set_section_text(made.id, made.sections[0].id, text)
    finding = found(desk, FindingKind.NUMBER_TWICE)
    with pytest.raises(RuleBroken, match="hver sin tekst"):
        desk.control.mend(finding, next(mend for mend in finding.mends if mend.kind is MendKind.MERGE))


def test_an_ordinary_doubt_is_settled_by_saying_that_it_is_in_order(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning"))
    assert kinds(desk) == [FindingKind.DOUBT]
    mend(desk, FindingKind.DOUBT, MendKind.LET_STAND)
    assert case(desk, 11).doubts == ()


def test_what_was_settled_about_a_case_goes_with_it_when_it_is_deleted_for_good(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning"))
    mend(desk, FindingKind.DOUBT, MendKind.LET_STAND)
    there = case(desk, 11)
    desk.erasure.erase(desk.erasure.plan(Case.table, there.id))
    assert desk.control.settled() == []


def test_a_case_without_a_body_is_given_one_of_the_house(desk: Workspace) -> None:
    take(desk, paper(40, "Vaktordning", body=None, meeting_date=DAY), paper(40, "Hospitering", name="h.docx"))
    finding = found(desk, FindingKind.NO_BODY)
    offered = [one.target for one in finding.mends if one.kind is MendKind.SET_BODY]
    assert "SSU" not in offered  # it has another case 40/2025
    assert "ASU" in offered
    mend(desk, FindingKind.NO_BODY, MendKind.SET_BODY)
    assert case(desk, 40, offered[0]).title == "Vaktordning"


def test_the_same_file_again_with_its_body_gives_the_case_the_body(desk: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Sak 40/24\n\nLegevakt for sør\n\nBakgrunn\n\nVakten er lang.\n", encoding="utf-8")
    desk.imports.read([file])
    (before,) = desk.office.register.all(Case)
    assert before.body == ""
    result = desk.imports.read([file], body="SSU")
    (after,) = desk.office.register.all(Case)
    assert (after.id, after.body, len(result.taken)) == (before.id, "SSU", 1)
    assert desk.imports.read([file], body="SSU").unchanged


def test_two_papers_with_one_number_and_other_titles_are_two_cases_to_choose_between(desk: Workspace) -> None:
    for body in ("SSU", None):
        take(desk, *(paper(40, t, name=f"{t} {body}", body=body) for t in ("Legevakt i sør", "Kjøp av båt")))
        finding = [one for one in desk.control.findings() if one.kind is FindingKind.NUMBER_TWICE][-1]
        kinds_of = [one.kind for one in finding.mends]
        assert kinds_of.count(MendKind.TAKE_NUMBER) == 2
        assert {MendKind.MERGE, MendKind.LET_STAND} <= set(kinds_of)


def test_a_revised_paper_is_doubted_and_what_stands_keeps_where_it_was_read(desk: Workspace) -> None:
    for name in ("en.docx", "to.docx", "tre.docx"):
        title = "Felles dagbiler" if name == "en.docx" else "Felles dagbiler (revidert)"
        take(desk, paper(11, title, name=name, meeting_date=DAY))
    there = case(desk, 11)
    assert there.title == "Felles dagbiler"
    assert next(one for one in there.found if one.field == "title").document == "en.docx"
    assert "title" in {doubt.field for doubt in there.doubts}


def test_what_resembles_no_paper_and_what_is_alike_is_said_apart(desk: Workspace, tmp_path: Path) -> None:
    papers = tmp_path / "papirer"
    papers.mkdir()
    text = "SSU sak 12/2025\n\nVaktordning\n\nBakgrunn\n\nVakten er lang.\n"
    for name, words in (("a.txt", text), ("b.txt", text), ("x.txt", "x")):
        (papers / name).write_text(words, encoding="utf-8")
    result = desk.imports.read([papers])
    assert (len(result.taken), result.same, result.unchanged) == (1, ("b.txt",), ())
    (failed,) = result.failed
    assert "ligner ikke på et sakspapir" in failed.why
    assert len(desk.imports.read([papers]).unchanged) == 2


def test_a_body_taken_from_who_acts_is_no_doubt_when_an_agenda_lists_the_case(desk: Workspace) -> None:
    doubt = Doubt(field="body", text="SSU ber", sentence="Utledet.")
    take(desk, paper(11, "Vaktordning", meeting_date=DAY, doubts=(doubt,)))
    assert [one.field for one in case(desk, 11).doubts] == ["body"]
    take(desk, agenda(case_line(11, "Vaktordning")))
    assert case(desk, 11).doubts == ()
