"""Large, odd and impossible: a record of fifty megabytes, numbers past all counting, a clock that goes back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case, Section
from sekretariat_tui.store import Register

Other = Callable[[], Register]


def test_a_case_of_fifty_megabytes_is_saved_folded_and_read_again(register: Register, other: Other) -> None:
    text = "Et vedlegg som noen har limt inn. " * 1_500_000
    (case,) = save(register, a_case("Stor", sections=(Section(heading="Vedlegg", text=text),)))
    assert other().get(Case, case.id) == case
    save(register, msgspec.structs.replace(case, title="Stor, og endret"))
    register.close()
    again = other()
    assert again.get(Case, case.id).sections[0].text == text
    assert [(version.after or {})["title"] for version in again.history(Case, case.id)][-1] == "Stor, og endret"


@pytest.mark.parametrize("place", [2**31, 2**31 - 1, 2**53, 999_999_999_999_998])
def test_keys_as_large_as_another_program_may_give_are_gone_on_from(
    register: Register, other: Other, place: int
) -> None:
    (case,) = save(register, a_case("A"))
    register.close()
    tables = json.loads(register.path.read_bytes())
    tables["cases"] = {str(place % 10**15): tables["cases"]["1"]}
    register.path.write_text(json.dumps(tables), encoding="utf-8")
    opened = other()
    (new,) = save(opened, a_case("B"))
    opened.close()
    assert [one.title for one in other().all(Case)] == ["A", "B"]
    assert other().get(Case, new.id).title == "B"
    assert other().get(Case, case.id).title == "A"


def test_act_numbers_past_all_counting_go_on(register: Register, other: Other) -> None:
    save(register, a_case("A"))
    register.close()
    tables = json.loads(register.path.read_bytes())
    tables["_meta"]["1"]["number"] = 2**63 - 2
    register.path.write_text(json.dumps(tables), encoding="utf-8")
    (register.folder / "sekretariat.journal").unlink()
    opened = other()
    for number in range(4):
        save(opened, a_case(f"{number}"))
    assert opened.number == 2**63 + 2
    opened.close()
    again = other()
    assert (again.number, len(again.all(Case)), again.readonly) == (2**63 + 2, 5, False)


def test_a_clock_that_goes_back_loses_no_act_and_no_version(folder, other: Other) -> None:  # type: ignore[no-untyped-def]
    times = [datetime(2026, 5, 21, 9, 0, tzinfo=UTC) - timedelta(days=5 * number) for number in range(8)]
    at = iter(times * 20)
    register = Register.open(folder, clock=lambda: next(at))
    (case,) = save(register, a_case("0"))
    for number in range(1, 24):
        (case,) = save(register, msgspec.structs.replace(case, title=f"{number}"), what=f"Kalte den {number}")
        if number % 5 == 0:
            register.fold()
    told = [(one.number, (one.after or {})["title"]) for one in register.history(Case, case.id)]
    assert told == [(number + 1, f"{number}") for number in range(24)]
    register.close()
    again = other()
    assert (again.all(Case), again.number, again.notices) == ([case], 24, ())
    assert [one.number for one in again.history(Case, case.id)] == [number for number, _ in told]


def test_a_thousand_acts_of_nothing_leave_nothing(register: Register) -> None:
    """An act that changes nothing costs nothing on disk, however often it is done."""
    (case,) = save(register, a_case())
    before = (register.folder / "sekretariat.journal").read_bytes()
    for _ in range(1_000):
        save(register, case)
    assert (register.folder / "sekretariat.journal").read_bytes() == before
    assert register.number == 1
