"""A case deleted for good is nowhere: every file under the folder and the user's own folders is searched for its words."""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import platformdirs
import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotWrite, NotFound, RuleBroken
from sekretariat_tui.domain.kinds import LinkKind, Outcome
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.numbering import SpentNumber
from sekretariat_tui.domain.partnership import Member
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.strategy import Commitment, Measure
from sekretariat_tui.store import BackupKind, RecordErased, take_backup
from sekretariat_tui.workspace import Folders, Text, Workspace
from sekretariat_tui.workspace.erasure import Plan, Way

NOW = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)

# Words that stand in this one case and in nothing else.
TITLE = "Zymotisk vaktordning på Kvalø"
OLD_TITLE = "Qvintessens i vaktordningen"
TYPED = "Xenofile kommuner ønsker wolframlamper i alle legevaktene langs kysten."
EDITED = "Jodlende ambulanser skal varsles av kryptonske signaler før de kjører."
DECIDED = "Partnerskapet godkjenner molybdenordningen for alle kommunene i dalen."
WAITING = "Obskurantisk tekst som venter på et valg"
TASK = "Lage en ferrittplan"
WORDS = (
    *("Zymotisk", "Kvalø", "Qvintessens", "wolframlamper", "kryptonske"),
    *("molybdenordningen", "ferrittplan", "Pyknisk", "Obskurantisk"),
)


class Time:
    """A clock that goes on by ten minutes each time it is looked at."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=10)
        return self.now


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folders, apart from the developer's."""
    home = tmp_path / "bruker"
    for name in ("cache", "state", "log", "config", "data"):
        folder = home / name / "sekretariat"
        folder.mkdir(parents=True)
        monkeypatch.setattr(platformdirs, f"user_{name}_dir", lambda *_, folder=folder, **__: str(folder))
    return home


@pytest.fixture
def time() -> Time:
    return Time(datetime(2025, 10, 6, 8, tzinfo=UTC))


@pytest.fixture
def desk(folders: Folders, own: Path, time: Time) -> Iterator[Workspace]:
    desk = Workspace.open(folders, "Kari Berg", clock=time)
    yield desk
    desk.close()


@pytest.fixture
def case(desk: Workspace, time: Time, tmp_path: Path, own: Path) -> Case:
    """A case that has left something everywhere a case can."""
    paper = tmp_path / "Pyknisk notat.txt"
    paper.write_text(f"{OLD_TITLE}\n\nBakgrunn\n\n{TYPED}\n", encoding="utf-8")
    (taken,) = desk.imports.read([paper], body="SSU").taken
    assert taken.case
    id = taken.case
    meeting = desk.meetings.new("SSU", date(2026, 5, 21))
    desk.meetings.place_case(id, meeting.id)
    section = desk.cases.get(id).sections[0].id
    for length in range(20, len(EDITED), 10):
        desk.cases.set_section_text(id, section, EDITED[:length])
    desk.office.register.fold()
    time.now = datetime(2026, 4, 20, 8, tzinfo=UTC)
    desk.cases.set_section_text(id, section, f"{TYPED}\n\n{EDITED}")
    desk.cases.amend(id, "Endret tittelen på", title=TITLE)
    desk.decisions.set_points(id, Text.PROPOSAL, (Point(text=DECIDED),))
    desk.meetings.number_agenda(meeting.id)
    desk.meetings.send_invitation(meeting.id)
    desk.decisions.set_outcome(id, Outcome.AS_PROPOSED)
    desk.papers.export(id)
    desk.office.register.fold()
    take_backup(desk.office.folders.root, desk.office.register.snapshot, BackupKind.DAILY, "Kari Berg", clock=time)
    journal = desk.office.register.path.with_suffix(".journal")
    desk.cases.set_section_text(id, section, f"{EDITED}\n\n{TYPED}")
    history = desk.office.folders.history
    (history / "lagt-til-side-20260420-080000-12345678-sekretariat.journal").write_bytes(journal.read_bytes())
    snapshot = desk.office.register.path.read_bytes()
    (history / "lagt-til-side-20260420-080001-12345678-sekretariat.json").write_bytes(snapshot)
    with desk.office.act("Noterte hva vedtaket ber om") as change:
        change.put(Commitment(case=id, assignee="Kommunene", task=TASK))
        measure = change.all(Measure)[0]
        change.put(msgspec.structs.replace(measure, cases=(id,)))
    desk.unsettled.keep_text("felt", f"«Bakgrunn» i {TITLE}", desk.cases.get(id), WAITING)
    other = desk.cases.new("PA", "Felles akuttplan")
    desk.cases.link(other.id, LinkKind.FOLLOWS_UP, to=id)
    take_backup(desk.office.folders.root, desk.office.register.snapshot, BackupKind.CHOSEN, "Kari Berg", clock=time)
    return desk.cases.get(id)


def holding(*folders: Path) -> dict[str, set[str]]:
    """By file name, the words that stand in each file; inside zip files and Word documents too."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                words = _words(path.read_bytes()) | {word for word in WORDS if word.lower() in path.name.lower()}
                if words:
                    found[path.name] = words
    return found


def _words(data: bytes) -> set[str]:
    forms = {word: (word.encode(), json.dumps(word)[1:-1].encode(), word.encode("utf-16-le")) for word in WORDS}
    found = {word for word, all_forms in forms.items() if any(form in data for form in all_forms)}
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                inner = archive.read(name)
                text = html.unescape(re.sub("<[^>]+>", "", inner.decode("utf-8", errors="replace")))
                found |= _words(inner) | {word for word in WORDS if word in text or word in name}
    return found


def plan_of(desk: Workspace, case: Case) -> Plan:
    return desk.erasure.plan(Case.table, case.id)


def test_the_case_has_left_its_words_in_every_kind_of_file(desk: Workspace, case: Case, own: Path) -> None:
    """Or the searches below would find nothing, whatever was done."""
    there = holding(desk.office.folders.root)
    kinds = {"sekretariat.json", "sekretariat.journal", "2025-10-dagvis.journal", "2026-04.journal"}
    assert kinds <= there.keys()
    assert sum(name.startswith("lagt-til-side-") for name in there) == 2
    assert sum(name.endswith(".zip") for name in there) == 2
    assert sum(name.endswith(".docx") for name in there) == 1
    assert sum(re.fullmatch(r"[0-9a-f]{24}\.txt", name) is not None for name in there) == 1
    assert set().union(*there.values()) == set(WORDS)


def test_all_that_still_holds_it_is_on_the_list_and_nothing_else_holds_it(
    desk: Workspace, case: Case, own: Path
) -> None:
    plan = plan_of(desk, case)
    outcome = desk.erasure.erase(plan)
    assert outcome.problem == ""
    left = holding(desk.office.folders.root, own)
    assert left.keys() == {holder.path.name for holder in plan.holders}
    assert sorted(holder.what.partition(" fra ")[0] for holder in plan.holders) == [
        "eksportert dokument",
        "sikkerhetskopi",
        "sikkerhetskopi",
    ]
    for holder in plan.holders:
        assert any(str(holder.path) in line for line in outcome.left)


def test_with_what_is_proposed_nothing_holds_it_at_all(desk: Workspace, case: Case, own: Path) -> None:
    plan = plan_of(desk, case)
    outcome = desk.erasure.erase(plan, [holder for holder in plan.holders if holder.chosen])
    assert (outcome.problem, outcome.left) == ("", ())
    assert holding(desk.office.folders.root, own) == {}
    desk.close()
    assert holding(desk.office.folders.root, own) == {}
    again = Workspace.open(desk.office.folders, "Kari Berg", clock=lambda: NOW)
    assert again.notices == []
    assert [head.title for head in again.cases.heads()] == ["Felles akuttplan"]


def test_a_backup_that_was_rewritten_opens_and_has_all_the_rest(desk: Workspace, case: Case) -> None:
    from sekretariat_tui.store import list_backups, open_backup

    before = list_backups(desk.office.folders.root)
    plan = plan_of(desk, case)
    desk.erasure.erase(plan, [holder for holder in plan.holders if holder.way is Way.REWRITE])
    after = list_backups(desk.office.folders.root)
    assert [(b.name, b.at, b.kind, b.fault) for b in after] == [(b.name, b.at, b.kind, "") for b in before]
    opened = open_backup(after[0], desk.office.folders.root)
    assert [one.title for one in opened.all(Case)] == ["Felles akuttplan"]
    assert [(one.number, one.title) for one in opened.all(SpentNumber)] == [(3, "")]
    assert len(opened.all(Measure)) == len(desk.office.register.all(Measure))
    assert case.id in opened.erased


def test_what_belonged_to_it_goes_and_what_pointed_at_it_lets_go(desk: Workspace, case: Case) -> None:
    register = desk.office.register
    desk.erasure.erase(plan_of(desk, case))
    assert register.all(Commitment) == []
    assert [measure.cases for measure in register.all(Measure) if measure.cases] == []
    assert all(item.case is None for meeting in register.all(Meeting) for item in meeting.agenda)
    (other,) = register.all(Case)
    (link,) = other.links
    assert (link.case, link.ref) == (None, case.ref)


def test_its_number_stays_spent_without_its_title(desk: Workspace, case: Case) -> None:
    desk.erasure.erase(plan_of(desk, case))
    assert [(one.body, one.year, one.number, one.title) for one in desk.office.register.all(SpentNumber)] == [
        ("SSU", 2026, 3, "")
    ]
    new = desk.cases.new("SSU", "En ny sak")
    with pytest.raises(RuleBroken, match="har vært brukt"):
        desk.cases.give_number(new.id, 3, 2026)


@pytest.mark.parametrize("undone", [False, True], ids=["in the bin", "deleted and taken back"])
def test_a_case_that_was_deleted_the_ordinary_way_first_leaves_no_more(
    desk: Workspace, case: Case, own: Path, undone: bool
) -> None:
    desk.cases.delete(case.id)
    if undone:
        desk.office.undo()
    plan = plan_of(desk, case)
    assert ("papirkurven" if not undone else "registeret") in plan.goes[0]
    outcome = desk.erasure.erase(plan, [holder for holder in plan.holders if holder.chosen])
    assert (outcome.problem, outcome.left) == ("", ())
    assert holding(desk.office.folders.root, own) == {}
    assert [(one.number, one.title) for one in desk.office.register.all(SpentNumber)] == [(3, "")]
    assert not any(version.table == Case.table for version in desk.office.register.deleted())


def test_neither_undo_nor_another_window_brings_it_back(desk: Workspace, case: Case, own: Path) -> None:
    window = Workspace.open(desk.office.folders, "Ola Lie", clock=lambda: NOW)
    window.cases.amend(case.id, "Skrev", our_ref="26/1")
    there = window.cases.get(case.id)
    desk.cases.new("ASU", "Uberørt")
    version = desk.office.register.history(Case, case.id)[-1]
    plan = plan_of(desk, case)
    desk.erasure.erase(plan, [holder for holder in plan.holders if holder.chosen])
    assert desk.office.undoable == "Opprettet sak: Uberørt"
    window.office.register.refresh()
    assert window.office.undoable == ""
    with pytest.raises(NotFound):
        window.cases.set_section_text(case.id, there.sections[0].id, TYPED)
    with pytest.raises(RecordErased), window.office.act("Hentet tilbake") as change:
        change.restore(version)
    with pytest.raises(NotFound):
        plan_of(window, case)
    desk.office.undo()
    assert desk.office.undoable == ""
    window.close()
    assert holding(desk.office.folders.root, own) == {}


def test_what_was_done_tells_of_it_neutrally_and_none_of_it_is_taken_back(desk: Workspace, case: Case) -> None:
    desk.erasure.erase(plan_of(desk, case))
    acts = list(desk.acts.newest())
    assert acts[0].what == "Slettet en sak for godt"
    neutral = [act for act in acts if act.what == "Gjaldt noe som er slettet for godt"]
    assert neutral
    assert not any(TITLE in act.what or OLD_TITLE in act.what for act in acts)
    for act in (acts[0], neutral[0]):
        with pytest.raises(NotFound, match="slettet for godt"):
            desk.acts.take_back(act)


def test_the_search_finds_it_no_more(desk: Workspace, case: Case) -> None:
    assert desk.search.find("wolframlamper")
    desk.erasure.erase(plan_of(desk, case))
    assert desk.search.find("wolframlamper") == []


def test_an_original_that_another_case_was_read_from_too_is_kept_and_named(desk: Workspace, case: Case) -> None:
    with desk.office.act("Leste inn en samlet pakke") as change:
        change.put(Case(body="SSU", title="Samme pakke", origins=case.origins))
    plan = plan_of(desk, case)
    assert plan.originals == ()
    (shared,) = [holder for holder in plan.holders if holder.what == "innlest original"]
    assert not shared.chosen
    assert "«Samme pakke»" in shared.why
    desk.erasure.erase(plan)
    assert shared.path.is_file()


def test_a_document_edited_by_hand_is_not_proposed_and_one_outside_the_folder_is_left_and_named(
    desk: Workspace, case: Case, tmp_path: Path
) -> None:
    inside = Path(case.exports[0].path)
    inside.write_bytes(inside.read_bytes() + b"\0")
    outside = tmp_path / "ut.docx"
    desk.papers.export(case.id, to=outside)
    holders = {holder.path: holder for holder in plan_of(desk, case).holders}
    assert (holders[inside].way, holders[inside].chosen) == (Way.DELETE, False)
    assert "endret i Word" in holders[inside].why
    assert holders[outside].way is Way.NOTHING
    outcome = desk.erasure.erase(plan_of(desk, case), holders.values())
    assert outcome.problem == ""
    assert not inside.exists()
    assert outside.exists()
    assert [line for line in outcome.left if str(outside) in line]


def test_copies_the_user_has_made_and_what_lies_in_the_own_folders_are_found_by_their_words(
    desk: Workspace, case: Case, own: Path
) -> None:
    root = desk.office.folders.root
    export = Path(case.exports[0].path)
    copy = export.with_name("kopi uten navn.docx")
    copy.write_bytes(export.read_bytes())
    pack = root / "dokumenter" / "sakspakke.zip"
    with zipfile.ZipFile(pack, "w") as archive:
        archive.write(export, "1.docx")
    report = own / "state" / "sekretariat" / "nødlagret.json"
    report.write_text(json.dumps({"text": EDITED}), encoding="utf-8")
    conflict = root / "sekretariat-PC-2.json"
    conflict.write_bytes(desk.office.register.path.read_bytes())
    broken = root / "historikk" / "lagt-til-side-20260420-080002-12345678-sekretariat.json"
    broken.write_bytes(b'{"cases": {"1": {"text": "' + EDITED.encode())
    minutes = root / "dokumenter" / "Zymotisk-vaktordning på Kvalø.pdf"
    minutes.write_bytes(b"%PDF-1.7")
    plan = plan_of(desk, case)
    ways = {holder.path: holder.way for holder in plan.holders}
    for path in (copy, pack, report, broken, minutes):
        assert ways.get(path) is Way.DELETE, path
    assert ways[conflict] is Way.REWRITE
    outcome = desk.erasure.erase(plan, plan.holders)
    assert (outcome.problem, outcome.left) == ("", ())
    assert holding(root, own) == {}
    assert conflict.is_file()


def test_other_cases_that_quote_it_are_named_and_not_touched(desk: Workspace, case: Case) -> None:
    other = desk.cases.new("PA", "Oppfølging av vaktordningen")
    desk.cases.set_section_text(other.id, other.sections[0].id, f"SSU vedtok: {DECIDED}")
    naming = desk.cases.new("PA", "Nevner den i et dokument")
    desk.cases.set_section_text(naming.id, naming.sections[0].id, f"Se «{TITLE}».")
    document = desk.papers.export(naming.id).path
    earlier = desk.cases.new("PA", "Uten det nå")
    desk.cases.amend(earlier.id, "Skrev", our_ref=TITLE)
    desk.cases.amend(earlier.id, "Skrev", our_ref="")
    plan = plan_of(desk, case)
    assert plan.mentions == (
        "«Oppfølging av vaktordningen»",
        "«Nevner den i et dokument»",
        "«Uten det nå» (i tidligere versjoner)",
        f"{document} – «Nevner den i et dokument»",
    )
    desk.erasure.erase(plan, [holder for holder in plan.holders if holder.chosen])
    assert document.is_file()
    assert DECIDED in desk.cases.get(other.id).sections[0].text


def test_a_backup_that_cannot_be_read_is_named(desk: Workspace, case: Case) -> None:
    from sekretariat_tui.store import list_backups

    broken = list_backups(desk.office.folders.root)[0].path
    broken.write_bytes(broken.read_bytes()[:-100])
    (holder,) = [holder for holder in plan_of(desk, case).holders if holder.path == broken]
    assert (holder.way, holder.chosen) == (Way.DELETE, False)
    assert "kan ikke leses" in holder.why


def test_a_file_that_refuses_is_named_and_holds_nothing_else_up(
    desk: Workspace, case: Case, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(desk, case)
    export = Path(case.exports[0].path)
    unlink = Path.unlink

    def open_in_word(path: Path, missing_ok: bool = False) -> None:
        if path == export:
            raise PermissionError(13, "in use")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", open_in_word)
    outcome = desk.erasure.erase(plan, [holder for holder in plan.holders if holder.chosen])
    assert outcome.problem == ""
    (left,) = outcome.left
    assert left.startswith(str(export))
    assert "Lukk den i andre programmer" in left
    assert holding(desk.office.folders.root, own).keys() == {export.name}


def test_when_the_register_cannot_be_written_the_case_is_there_and_it_is_said(
    desk: Workspace, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(desk, case)

    def refuses(*_: object) -> None:
        raise CannotWrite("Disken er full.")

    desk.office.register.close()
    before = holding(desk.office.folders.root)
    desk = Workspace.open(desk.office.folders, "Kari Berg", clock=lambda: NOW)
    monkeypatch.setattr(desk.office.register, "_check_writable", refuses)
    outcome = desk.erasure.erase(plan, plan.holders)
    assert holding(desk.office.folders.root) == before
    assert "er ikke slettet for godt" in outcome.problem
    assert "Disken er full." in outcome.problem
    assert desk.cases.get(case.id).title == TITLE


def test_in_a_register_that_can_only_be_read_no_file_is_touched(desk: Workspace, case: Case) -> None:
    from sekretariat_tui.store import list_backups, open_backup

    plan = plan_of(desk, case)
    before = holding(desk.office.folders.root)
    desk.office.register = open_backup(list_backups(desk.office.folders.root)[0], desk.office.folders.root)
    outcome = desk.erasure.erase(plan, plan.holders)
    assert "kan bare leses" in outcome.problem
    assert holding(desk.office.folders.root) == before


def test_two_windows_that_delete_it_at_once_do_it_once(desk: Workspace, case: Case) -> None:
    window = Workspace.open(desk.office.folders, "Ola Lie", clock=lambda: NOW)
    plan, other = plan_of(desk, case), plan_of(window, case)
    desk.erasure.erase(plan)
    window.office.register.refresh()
    number = window.office.register.number
    assert "fra før" in window.erasure.erase(other).problem
    assert window.office.register.number == number


def test_an_original_that_another_case_was_read_from_meanwhile_is_kept(desk: Workspace, case: Case) -> None:
    plan = plan_of(desk, case)
    with desk.office.act("Leste inn en samlet pakke") as change:
        change.put(Case(body="SSU", title="Samme pakke", origins=case.origins))
    desk.erasure.erase(plan)
    assert all(path.is_file() for path in plan.originals)


def test_a_member_can_be_deleted_for_good_and_a_meeting_only_from_the_bin(desk: Workspace, own: Path) -> None:
    with desk.office.act("La inn Pyknisk Kvalø") as change:
        member = change.put(Member(name="Pyknisk Kvalø", party="dalen", email="pyknisk@kvalø.example"))
        meeting = change.put(Meeting(body="SSU", year=2026, place="Zymotisk sal"))
    desk.cases.amend(desk.cases.new("SSU", "Opplæring").id, "Satte saksbehandler i", case_officers=("Pyknisk Kvalø",))
    plan = desk.erasure.plan(Member.table, member.id)
    assert (plan.name, plan.sign, plan.mentions) == ("«Pyknisk Kvalø»", "Pyknisk Kvalø", ("«Opplæring»",))
    desk.erasure.erase(plan)
    assert desk.office.register.find(Member, member.id) is None
    with pytest.raises(RuleBroken, match="vanlig måte"):
        desk.erasure.plan(Meeting.table, meeting.id)
    with desk.office.act("Slettet et møte") as change:
        change.delete(Meeting, meeting.id)
    desk.erasure.erase(desk.erasure.plan(Meeting.table, meeting.id))
    desk.cases.amend(desk.cases.heads()[0].id, "Tok ut saksbehandler i", case_officers=())
    assert set().union(*holding(desk.office.folders.root).values()) == {"Pyknisk", "Kvalø"}  # in the case's own history


@pytest.mark.parametrize(
    ("title", "sign"), [("Kort", "Kort"), ("En lang tittel på en sak om noe", "En lang tittel"), ("  ", "slett")]
)
def test_what_is_typed_to_go_through_with_it_is_the_number_or_the_first_words(
    desk: Workspace, title: str, sign: str
) -> None:
    with desk.office.act("Ny") as change:
        case = change.put(Case(body="SSU", title=title))
    assert plan_of(desk, case).sign == sign
    desk.cases.give_number(case.id, 14, 2026)
    assert plan_of(desk, case).sign == desk.profile.case_number(desk.cases.get(case.id).ref)  # type: ignore[arg-type]


def test_what_was_broken_off_is_ended_when_the_folder_is_opened(
    desk: Workspace, case: Case, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(desk, case)

    def refuses(path: Path, change: object) -> None:
        raise PermissionError(13, "in use", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(desk.office.register._archive, "rewrite", refuses)
        outcome = desk.erasure.erase(plan, [holder for holder in plan.holders if holder.chosen])
    (left,) = outcome.left
    assert "ikke ferdig slettet fra historikken" in left
    assert ".journal står igjen" in left
    again = Workspace.open(desk.office.folders, "Ola Lie", clock=lambda: NOW)
    assert again.notices == []
    assert holding(desk.office.folders.root, own) == {}
