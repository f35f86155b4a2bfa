"""The journal's lines are the history: who, when and what, every version of a record, and what was deleted."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case, Decision
from sekretariat_tui.domain.errors import NotFound
from sekretariat_tui.domain.kinds import CaseStatus
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import Point
from sekretariat_tui.store import Register, Version

Other = Callable[[], Register]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def hand_clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(folder: Path, hand_clock: Clock) -> Iterator[Register]:
    """A register whose clock is moved by hand."""
    register = Register.open(folder, clock=hand_clock)
    yield register
    register.close()


def told(versions: list[Version]) -> list[tuple[str, object, object]]:
    return [(one.what, one.before and one.before["title"], one.after and one.after["title"]) for one in versions]


def delete(register: Register, case: Case, what: str = "Slettet") -> None:
    with register.change("Ola", what) as change:
        change.delete(Case, case.id)


@pytest.mark.parametrize("folds", [(), (1,), (2,), (0, 1, 2, 3)], ids=str)
def test_a_case_tells_its_history_however_often_the_journal_was_folded(
    register: Register, other: Other, folds: tuple[int, ...]
) -> None:
    case, _ = save(register, a_case("Én"), a_case("En annen"), what="Opprettet sak")
    for number, title in enumerate(("To", "Tre")):
        if number in folds:
            register.fold()
        case = save(register, msgspec.structs.replace(case, title=title), what=f"Ga den navnet {title}")[0]
    if 2 in folds:
        register.fold()
    delete(register, case)
    if 3 in folds:
        register.fold()
    versions = other().history(Case, case.id)
    assert told(versions) == [
        ("Opprettet sak", None, "Én"),
        ("Ga den navnet To", "Én", "To"),
        ("Ga den navnet Tre", "To", "Tre"),
        ("Slettet", "Tre", None),
    ]
    assert [one.number for one in versions] == [1, 2, 3, 4]
    assert [one.who for one in versions] == ["Kari", "Kari", "Kari", "Ola"]
    assert versions[0].at < versions[-1].at


def test_an_act_over_many_records_stands_in_the_history_of_each(register: Register) -> None:
    (case,) = save(register, a_case())
    with register.change("Kari", "Nummererte sakslisten") as change:
        change.put(msgspec.structs.replace(case, number=3, year=2026))
        meeting = change.put(Meeting(body="SSU", year=2026))
    assert register.history(Case, case.id)[-1].what == "Nummererte sakslisten"
    assert [one.what for one in register.history(Meeting, meeting.id)] == ["Nummererte sakslisten"]
    assert register.history(Case, "finnes-ikke") == []


def test_what_was_there_before_the_journal_is_told_by_its_first_change(register: Register, folder: Path) -> None:
    folder.mkdir()
    old = a_case("Fra før")
    tables = {"_meta": {"1": {"format": 1, "number": 1}}, "cases": {"1": msgspec.structs.replace(old, rev=1)}}
    (folder / "sekretariat.json").write_bytes(msgspec.json.encode(tables))
    register.refresh()
    save(register, msgspec.structs.replace(register.get(Case, old.id), title="Nå"))
    assert told(register.history(Case, old.id)) == [("Lagret saker", "Fra før", "Nå")]


def test_the_bin_holds_what_was_deleted_and_nothing_else(register: Register, other: Other) -> None:
    one, two, three = save(register, a_case("Én"), a_case("To"), a_case("Tre"))
    delete(register, one)
    register.fold()
    delete(register, two)
    delete(register, three)
    assert [(bin.before or {})["title"] for bin in other().deleted()] == ["Tre", "To", "Én"]
    with register.change("Kari", "Hentet tilbake «Én»") as change:
        change.restore(register.deleted()[2])
    assert [case.title for case in other().all(Case)] == ["Én"]
    assert [(bin.before or {})["title"] for bin in register.deleted()] == ["Tre", "To"]
    assert told(register.history(Case, one.id))[-1] == ("Hentet tilbake «Én»", None, "Én")


def test_any_version_can_be_brought_back_as_a_new_one(register: Register) -> None:
    (case,) = save(register, a_case("Første"))
    for title in ("Andre", "Tredje"):
        case = save(register, msgspec.structs.replace(case, title=title), what=f"Ga den navnet {title}")[0]
    with register.change("Kari", "Hentet tilbake en tidligere utgave") as change:
        change.restore(register.history(Case, case.id)[0])
    now = register.get(Case, case.id)
    assert (now.title, now.rev > case.rev) == ("Første", True)
    assert len(register.history(Case, case.id)) == 4


def test_an_act_of_an_earlier_day_can_still_be_taken_back(register: Register, other: Other) -> None:
    cases = save(register, a_case("A"), a_case("B"))
    with register.change("Kari", "Endret begge") as change:
        for case in cases:
            change.put(msgspec.structs.replace(case, title=case.title * 2))
    register.fold()
    window = other()
    window.take_back(window.act(2), "Ola")
    assert [case.title for case in window.all(Case)] == ["A", "B"]
    assert window.act(3).what == "Angret: Endret begge"
    with pytest.raises(NotFound, match=r"Handling nr\. 99"):
        window.act(99)


def type_on(register: Register, clock: Clock, case: Case, words: int, *, pause: float = 2, who: str = "Kari") -> Case:
    for number in range(words):
        clock.later(seconds=pause)
        with register.change(who, "Skrev i «Felles akuttplan»") as change:
            now = change.get(Case, case.id)
            case = change.put(msgspec.structs.replace(now, our_ref=f"{now.our_ref} ord{number}"))
    return case


def test_typing_without_a_five_minute_pause_is_one_version(timed: Register, hand_clock: Clock) -> None:
    (case,) = save(timed, a_case())
    type_on(timed, hand_clock, case, 40)
    hand_clock.later(minutes=5, seconds=1)
    type_on(timed, hand_clock, case, 20)
    type_on(timed, hand_clock, case, 5, who="Ola")
    newest = timed.get(Case, case.id)
    timed.fold()
    versions = timed.history(Case, case.id)
    assert [(one.who, one.first, one.number) for one in versions] == [
        ("Kari", 1, 1), ("Kari", 2, 41), ("Kari", 42, 61), ("Ola", 62, 66),
    ]  # fmt: skip
    assert (versions[-1].after or {})["our_ref"] == newest.our_ref
    for earlier, later in pairwise(versions):
        assert later.before == earlier.after


def test_every_change_of_where_a_case_stands_is_a_version_also_in_the_midst_of_typing(
    timed: Register, hand_clock: Clock
) -> None:
    (case,) = save(timed, a_case())
    for status in (CaseStatus.READY, CaseStatus.DRAFT, CaseStatus.READY):
        hand_clock.later(seconds=5)
        case = save(timed, msgspec.structs.replace(case, status=status), what="Endret")[0]
    timed.fold()
    assert [(one.after or {})["status"] for one in timed.history(Case, case.id)] == [
        CaseStatus.DRAFT, CaseStatus.READY, CaseStatus.DRAFT, CaseStatus.READY,
    ]  # fmt: skip


def test_of_a_day_long_ago_the_last_version_stays_and_every_decision_and_status(
    timed: Register, hand_clock: Clock
) -> None:
    (case,) = save(timed, a_case())
    for day in range(3):
        for _ in range(4):
            case = type_on(timed, hand_clock, case, 2)
            hand_clock.later(minutes=10)
        if day == 1:
            status = save(timed, msgspec.structs.replace(case, status=CaseStatus.READY), what="Satt klar")[0]
            decision = Decision(points=(Point(text="Vedtatt."),))
            hand_clock.later(minutes=10)
            save(timed, msgspec.structs.replace(status, decision=decision), what="Førte vedtaket")
            hand_clock.later(minutes=10)
        case = type_on(timed, hand_clock, case, 3)
        hand_clock.later(days=1)
    newest = timed.get(Case, case.id)
    timed.fold()
    assert len(timed.history(Case, case.id)) == 1 + 3 * 5 + 2
    hand_clock.later(days=130)
    save(timed, a_case("Mye senere"))
    timed.fold()
    versions = timed.history(Case, case.id)
    assert [one.what.split()[0] for one in versions] == [
        "Lagret", "Skrev", "Skrev", "Satt", "Førte", "Skrev", "Skrev",
    ]  # fmt: skip
    assert (versions[-1].after or {})["our_ref"] == newest.our_ref
    for earlier, later in pairwise(versions):
        assert later.before == earlier.after
    assert sorted(path.name for path in (timed.folder / "historikk").iterdir()) == [
        "2026-05-dagvis.journal",
        f"{hand_clock.now:%Y-%m}.journal",
    ]


def test_an_act_kept_twice_by_a_crash_in_a_fold_is_told_once(register: Register) -> None:
    (case,) = save(register, a_case("Én"))
    save(register, msgspec.structs.replace(case, title="To"))
    register.fold()
    (kept,) = (register.folder / "historikk").iterdir()
    kept.write_bytes(kept.read_bytes() * 2 + b'{"halv')
    assert told(register.history(Case, case.id)) == [("Lagret saker", None, "Én"), ("Lagret saker", "Én", "To")]
    save(register, a_case("Ny"))
    register.fold()
    assert len(register.history(Case, case.id)) == 2
    assert len(register.history(Case, register.all(Case)[1].id)) == 1


def test_a_register_begun_anew_in_the_same_folder_has_a_history_of_its_own(register: Register, other: Other) -> None:
    for number in range(5):
        save(register, a_case(f"Gammel {number}"))
    delete(register, register.all(Case)[0])
    register.close()
    for name in ("sekretariat.json", "sekretariat.journal"):
        (register.folder / name).unlink()
    fresh = other()
    (case,) = save(fresh, a_case("Ny"))
    save(fresh, msgspec.structs.replace(case, title="Nyere"))
    fresh.close()
    assert told(other().history(Case, case.id)) == [("Lagret saker", None, "Ny"), ("Lagret saker", "Ny", "Nyere")]
    assert other().deleted() == []
