"""One act of the office: all of it is saved, or nothing is."""

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case, CaseHead
from sekretariat_tui.domain.errors import CannotWrite, NotFound
from sekretariat_tui.domain.meeting import AgendaItem, Meeting
from sekretariat_tui.store import RecordChanged, Register

Other = Callable[[], Register]


def test_a_saved_case_is_there_when_the_register_is_opened_again(register: Register, other: Other) -> None:
    (case,) = save(register, a_case())
    assert other().get(Case, case.id) == case
    assert case.rev == 1


def test_a_register_nobody_has_saved_in_is_empty_and_makes_nothing_on_disk(register: Register, folder: Path) -> None:
    assert register.is_empty
    assert (register.number, register.last_act) == (0, None)
    assert register.all(Case) == []
    assert not register.refresh()
    assert not folder.exists()
    save(register, a_case())
    assert not register.is_empty
    assert register.path == folder / "sekretariat.json"
    assert register.path.is_file()


def test_numbering_an_agenda_is_one_act_over_cases_and_meeting(register: Register, other: Other) -> None:
    cases = save(register, a_case("Sårbehandling"), a_case("Legevakt"))
    with register.change("Kari", "Nummererte sakslisten SSU 21.05.26") as change:
        for number, case in enumerate(cases, 11):
            change.put(msgspec.structs.replace(case, number=number, year=2026))
        items = tuple(AgendaItem(case=case.id) for case in cases)
        change.put(Meeting(body="SSU", year=2026, agenda=items, numbered=True))
        assert change.act is None
    assert change.act is not None
    assert (change.act.number, change.act.who, change.act.what) == (2, "Kari", "Nummererte sakslisten SSU 21.05.26")
    assert [one.table for one in change.act.changes] == ["cases", "cases", "meetings"]
    first = change.act.changes[0]
    assert (first.before["number"], first.after["number"]) == (None, 11)  # type: ignore[index]
    assert change.act.changes[2].before is None
    again = other()
    assert [str(case.ref) for case in again.all(Case)] == ["SSU 11/2026", "SSU 12/2026"]
    assert again.number == 2
    assert again.last_act is not None
    assert (again.last_act.who, again.last_act.what) == ("Kari", "Nummererte sakslisten SSU 21.05.26")
    assert again.last_act.at == change.act.at


def test_an_act_that_breaks_off_leaves_everything_as_it_was(register: Register, other: Other) -> None:
    (case,) = save(register, a_case())
    before = register.path.read_bytes()
    with pytest.raises(ZeroDivisionError), register.change("Kari", "Endret og slettet") as change:
        change.put(a_case("En ny sak"))
        change.delete(Case, case.id)
        assert change.all(Case) != register.all(Case)
        _ = 1 / 0
    assert change.act is None
    assert register.all(Case) == [case] == other().all(Case)
    assert register.number == 1
    assert register.path.read_bytes() == before
    save(register, a_case("Og det går an å lagre etterpå"))


def test_an_act_sees_its_own_changes_and_nobody_else_does(register: Register) -> None:
    old, gone = save(register, a_case("Gammel"), a_case("Borte"))
    with register.change("Kari", "Flere ting") as change:
        changed = change.put(msgspec.structs.replace(old, title="Endret"))
        new = change.put(a_case("Ny"))
        change.delete(Case, gone.id)
        assert change.get(Case, old.id) == changed
        assert [case.title for case in change.all(CaseHead)] == ["Endret", "Ny"]
        assert change.find(Case, gone.id) is None
        with pytest.raises(NotFound):
            change.get(Case, gone.id)
        assert register.get(Case, old.id) == old
        assert register.find(Case, new.id) is None
        assert register.find(Case, gone.id) == gone
    assert [case.title for case in register.all(Case)] == ["Endret", "Ny"]


def test_an_act_that_changes_nothing_writes_nothing(register: Register) -> None:
    (case,) = save(register, a_case())
    before = register.path.stat().st_mtime_ns, register.path.stat().st_ino
    with register.change("Kari", "Så på saken") as change:
        assert change.get(Case, case.id) == case
        assert change.put(case) == case
        passing = change.put(a_case("Opprettet og slettet igjen"))
        change.delete(Case, passing.id)
    assert change.act is None
    assert (register.number, register.get(Case, case.id).rev) == (1, 1)
    assert (register.path.stat().st_mtime_ns, register.path.stat().st_ino) == before


def test_each_save_raises_the_revision_also_within_one_act(register: Register) -> None:
    (case,) = save(register, a_case())
    with register.change("Kari", "Rettet to ganger") as change:
        once = change.put(msgspec.structs.replace(case, title="Én"))
        twice = change.put(msgspec.structs.replace(once, title="To"))
        with pytest.raises(RecordChanged):
            change.put(msgspec.structs.replace(case, title="Bygger på den gamle"))
    assert (once.rev, twice.rev) == (2, 3)
    assert register.get(Case, case.id) == twice


def test_records_come_in_the_order_they_were_first_saved(register: Register, other: Other) -> None:
    cases = save(register, *(a_case(f"Sak {number}") for number in range(12)))
    with register.change("Kari", "Slettet, endret og la til") as change:
        change.delete(Case, cases[4].id)
        change.put(msgspec.structs.replace(cases[0], title="Endret"))
        change.put(a_case("Sist"))
    wanted = ["Endret", *(f"Sak {number}" for number in range(1, 12) if number != 4), "Sist"]
    assert [case.title for case in register.all(Case)] == wanted
    assert [case.title for case in other().all(CaseHead)] == wanted


def test_a_list_that_was_handed_out_can_be_sorted_without_harm(register: Register) -> None:
    save(register, a_case("B"), a_case("A"))
    register.all(Case).sort(key=lambda case: case.title)
    assert [case.title for case in register.all(Case)] == ["B", "A"]


def test_a_case_that_is_not_there_is_said_in_one_sentence(register: Register) -> None:
    assert register.find(Case, "finnes-ikke") is None
    with pytest.raises(NotFound, match=r"^Saken finnes ikke i registeret \(id finnes-ikke\).*Oppdater listen"):
        register.get(Case, "finnes-ikke")
    with pytest.raises(NotFound, match=r"^Møtet finnes ikke .* det slettet"), register.change("Kari", "x") as change:
        change.delete(Meeting, "finnes-ikke")


def test_the_head_of_a_case_is_only_read(register: Register) -> None:
    (case,) = save(register, a_case())
    head = register.get(CaseHead, case.id)
    assert (head.title, head.rev) == (case.title, case.rev)
    with register.change("Kari", "x") as change:
        with pytest.raises(TypeError):
            change.put(head)
        with pytest.raises(TypeError):
            change.delete(CaseHead, case.id)
    assert change.act is None


def test_a_record_that_could_not_be_read_again_is_refused_as_a_mistake(register: Register) -> None:
    with register.change("Kari", "x") as change:
        with pytest.raises(TypeError, match="number"):
            change.put(a_case(number="fjorten"))
        with pytest.raises(TypeError):
            change.put(a_case(id=""))
    assert change.act is None


def test_a_change_cannot_be_used_after_its_act(register: Register) -> None:
    with register.change("Kari", "x") as change:
        change.put(a_case())
    with pytest.raises(RuntimeError):
        change.put(a_case())


def test_an_act_within_an_act_is_a_mistake_and_not_a_standstill(register: Register) -> None:
    with (
        pytest.raises(RuntimeError, match="under way"),
        register.change("Kari", "ytre"),
        register.change("Kari", "indre"),
    ):
        pass
    save(register, a_case())


def test_nothing_is_saved_after_the_register_is_closed(register: Register) -> None:
    save(register, a_case())
    register.close()
    with pytest.raises(RuntimeError):
        save(register, a_case())
    assert len(register.all(Case)) == 1


@pytest.mark.parametrize(
    "text", ["😀 👩‍⚕️ 🇳🇴", "æ" * 1_000_000, "x" * 200_000, "a\u2028b\x00c", "«\"'\\</script>&amp;», \t\n"]
)
def test_any_text_comes_back_as_it_was(register: Register, other: Other, text: str) -> None:
    (case,) = save(register, a_case(title=text))
    assert other().get(Case, case.id).title == text


def test_half_a_character_is_refused_with_a_sentence_and_nothing_half_is_written(register: Register) -> None:
    save(register, a_case())
    before = register.path.read_bytes()
    with register.change("Kari", "Limte inn") as change:
        with pytest.raises(CannotWrite, match=r"saken «Ødelagt .» inneholder et ødelagt tegn"):
            change.put(a_case("Ødelagt \ud83d"))
        assert len(change.all(Case)) == 1
    with pytest.raises(CannotWrite, match="ødelagt tegn"), register.change("Kari \ud83d", "x") as change:
        change.put(a_case("Uskyldig"))
    assert register.path.read_bytes() == before
    assert len(register.all(Case)) == 1


def test_a_reader_in_another_thread_never_sees_half_an_act(register: Register) -> None:
    save(register, a_case("0"), a_case("0"))
    seen: set[tuple[str, ...]] = set()
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            seen.add(tuple(case.title for case in register.all(Case)))
            register.refresh()

    reader = threading.Thread(target=look)
    reader.start()
    try:
        for number in range(1, 40):
            with register.change("Kari", "Endret begge") as change:
                for case in change.all(Case):
                    change.put(msgspec.structs.replace(case, title=str(number)))
    finally:
        over.set()
        reader.join()
    assert len(seen) > 1
    assert all(first == second for first, second in seen)


def test_two_threads_take_turns(register: Register) -> None:
    (case,) = save(register, a_case(our_ref="0"))

    def count() -> None:
        for _ in range(25):
            with register.change("Kari", "Telte") as change:
                now = change.get(Case, case.id)
                change.put(msgspec.structs.replace(now, our_ref=str(int(now.our_ref) + 1)))

    threads = [threading.Thread(target=count) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert register.get(Case, case.id).our_ref == "75"
    assert register.number == 76
