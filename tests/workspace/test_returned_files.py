"""A folder of files that came back: what each of them is, in the order they need a person, and read only once."""

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from edited_word import edited, remarked
from sekretariat_tui.domain.case import Case, Clearance
from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.domain.kinds import CaseStatus
from sekretariat_tui.domain.points import Point
from sekretariat_tui.workspace import Text, Workspace
from sekretariat_tui.workspace.returned import Found, State, Surveyed, next_after
from sekretariat_tui.workspace.returned import returned as module


@pytest.fixture
def case(desk: Workspace) -> Case:
    made = desk.cases.new("SSU", "Felles akuttplan")
    desk.cases.set_section_text(made.id, made.sections[0].id, "Partene ønsker en plan.")
    return desk.decisions.set_points(made.id, Text.PROPOSAL, (Point(text="SSU vedtar planen."), Point(text="Slutt.")))


@pytest.fixture
def sent(desk: Workspace, case: Case) -> Path:
    return desk.papers.export(case.id).path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "e-post"
    made.mkdir()
    return made


def survey(desk: Workspace, *paths: Path) -> list[Surveyed]:
    return desk.returned.survey(desk.returned.look(paths))


def told(files: list[Surveyed]) -> list[tuple[str, str]]:
    return [(one.found.path.name, one.words) for one in files]


def look(desk: Workspace, path: Path) -> Found:
    (found,) = desk.returned.look([path])
    return found


def test_a_folder_says_of_each_file_what_it_is_those_that_need_a_person_first(
    desk: Workspace, case: Case, sent: Path, folder: Path
) -> None:
    edited(sent, folder / "a.docx")
    edited(sent, folder / "b.docx", ("vedtar", "godkjenner"), ("Slutt", "Ferdig"))
    remarked(sent, folder / "c.docx", ("ønsker", "Ola Nes", "Alle?"))
    edited(sent, folder / "d.docx", ("Partene ønsker en plan.", "Partene ber om en plan."))
    edited(sent, folder / "e.docx", ("Felles akuttplan", "Noe helt annet"), drop_names=True)
    edited(sent, folder / "f.docx", ("_reg_", "_reg_9"))
    (folder / "g.docx").write_bytes(b"PK nei")
    (folder / "h.pdf").write_bytes(b"%PDF-")
    (folder / "i.msg").write_bytes(b"x")
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "~$b.docx").write_bytes(b"x")
    desk.cases.set_section_text(case.id, case.sections[0].id, "Partene krever en plan.")
    assert told(survey(desk, folder)) == [
        ("d.docx", "1 endring, 1 å velge"),
        ("f.docx", "velg sak"),
        ("b.docx", "2 endringer"),
        ("c.docx", "1 merknad"),
        ("e.docx", "ingen sak her"),
        ("g.docx", "kan ikke leses"),
        ("a.docx", "ingen endringer"),
        ("h.pdf", "ikke Word"),
        ("i.msg", "ikke Word"),
    ]


def test_nothing_is_read_twice_when_one_of_the_files_is_taken_in(
    desk: Workspace, case: Case, sent: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = edited(sent, folder / "fra Kari.docx", ("vedtar", "godkjenner"))
    edited(sent, folder / "fra Ola.docx", ("vedtar", "avviser"))
    read: list[str] = []
    reader = module.read_returned

    def counting(path: Path) -> object:
        read.append(path.name)
        return reader(path)

    monkeypatch.setattr(module, "read_returned", counting)
    files = survey(desk, folder)
    comparison = files[0].comparison
    assert comparison is not None
    desk.returned.take(first, comparison, comparison.proposed)
    files = desk.returned.survey_again(files, case.id)
    assert told(files) == [("fra Ola.docx", "1 endring, 1 å velge"), ("fra Kari.docx", "hentet inn")]
    assert next_after(files, first, case.id) == 0, "the other copy of the same draft"
    assert sorted(read) == ["fra Kari.docx", "fra Ola.docx"]


def test_a_file_that_a_person_said_the_case_of_is_taken_like_any_other(
    desk: Workspace, case: Case, sent: Path, folder: Path
) -> None:
    back = edited(sent, folder / "kopi.docx", ("vedtar", "godkjenner"), ("_reg_", "_reg_9"))
    files = survey(desk, folder)
    comparison = desk.returned.compare(files[0].found, case.id)
    desk.returned.take(back, comparison, comparison.proposed)
    assert told(desk.returned.survey_again(files, case.id)) == [("kopi.docx", "hentet inn")]


def test_a_file_marked_by_another_register_is_asked_about(desk: Workspace, sent: Path, tmp_path: Path) -> None:
    found = look(desk, edited(sent, tmp_path / "kopi.docx", ("_reg_", "_reg_9")))
    assert found.state is State.UNSURE
    assert "et annet sekretariats register" in found.sentence


def with_property(sent: Path, to: Path, value: str) -> Path:
    with zipfile.ZipFile(sent) as file:
        old = re.search("<dc:identifier>.*?</dc:identifier>", file.read("docProps/core.xml").decode())
    assert old is not None
    return edited(sent, to, (old[0], f"<dc:identifier>{value}</dc:identifier>"), part="docProps/core.xml")


def test_properties_that_name_another_case_are_asked_about(desk: Workspace, sent: Path, tmp_path: Path) -> None:
    other = desk.cases.new("SSU", "Digital hjemmeoppfølging")
    found = look(desk, with_property(sent, tmp_path / "a.docx", other.id))
    assert found.state is State.UNSURE
    assert "Digital hjemmeoppfølging" in found.sentence


def test_properties_that_name_nothing_known_are_said(desk: Workspace, case: Case, sent: Path, tmp_path: Path) -> None:
    found = look(desk, with_property(sent, tmp_path / "a.docx", "noe annet"))
    assert (found.state, found.case) == (State.READY, case.id)
    assert "egenskapene i filen er endret" in found.sentence


def test_a_file_without_changes_says_whether_it_is_the_one_that_was_sent(
    desk: Workspace, sent: Path, tmp_path: Path
) -> None:
    assert "nøyaktig slik den ble sendt ut" in desk.returned.compare(look(desk, sent)).untouched
    saved = edited(sent, tmp_path / "lagret.docx", ("</w:body>", " </w:body>"))
    comparison = desk.returned.compare(look(desk, saved))
    assert comparison.nothing_new
    assert "lagret på nytt" in comparison.untouched


def test_a_draft_we_wrote_does_not_say_that_it_was_saved(desk: Workspace, sent: Path, tmp_path: Path) -> None:
    draft = look(desk, sent).draft
    assert draft is not None and draft.saved is None
    stamp = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
    with zipfile.ZipFile(sent) as file:
        old = file.read("docProps/core.xml")
    new = stamp.sub(rb"\g<1>2026-05-12T08:30:00Z", old)
    back = edited(sent, tmp_path / "a.docx", (old.decode(), new.decode()), part="docProps/core.xml")
    draft = look(desk, back).draft
    assert draft is not None and draft.saved == datetime(2026, 5, 12, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "cleared", "words"),
    [
        (CaseStatus.CLEARING, (Clearance(by="Tone Vik"),), "Saken var avklart (Tone Vik), og teksten er endret nå."),
        (CaseStatus.READY, (), "Saken var klar, og teksten er endret nå."),
        (CaseStatus.DRAFT, (), ""),
    ],
)
def test_a_text_that_was_cleared_and_is_changed_now_is_said_to_need_it_again(
    desk: Workspace,
    case: Case,
    sent: Path,
    tmp_path: Path,
    status: CaseStatus,
    cleared: tuple[Clearance, ...],
    words: str,
) -> None:
    desk.cases.amend(case.id, "Satte", status=status, clearances=cleared)
    back = edited(sent, tmp_path / "a.docx", ("vedtar", "godkjenner"))
    comparison = desk.returned.compare(look(desk, back))
    after = desk.returned.take(back, comparison, comparison.proposed)
    said = desk.returned.to_clear_again(comparison.now, after)
    assert said.startswith(words) if words else said == ""
    assert after.clearances == cleared


def test_a_file_saved_again_while_one_looks_is_not_taken_for_the_one_that_was_looked_at(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    back = edited(sent, tmp_path / "a.docx", ("vedtar", "godkjenner"))
    comparison = desk.returned.compare(look(desk, back))
    edited(sent, back, ("vedtar", "avviser"))
    with pytest.raises(RuleBroken, match="lagret på nytt"):
        desk.returned.take(back, comparison, comparison.proposed)
    assert desk.cases.get(case.id).returned == ()


def test_a_path_that_is_not_there_is_said_to_be_that(desk: Workspace, tmp_path: Path) -> None:
    found = look(desk, tmp_path / "e-post")
    assert (found.state, "finnes ikke" in found.sentence) == (State.FAILED, True)


def test_a_pdf_alone_says_what_to_ask_for(desk: Workspace, tmp_path: Path) -> None:
    (tmp_path / "notat.pdf").write_bytes(b"%PDF-")
    found = look(desk, tmp_path / "notat.pdf")
    assert (found.state, "be om Word-filen" in found.sentence) == (State.NOT_WORD, True)
