"""An act can be taken back, as long as nobody has built on it."""

from collections.abc import Callable

import msgspec
import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import Act, RecordChanged, Register


def an_act(register: Register, what: str, do: Callable[..., object]) -> Act:
    with register.change("Kari", what) as change:
        do(change)
    assert change.act is not None
    return change.act


def test_a_deleted_case_comes_back_where_it_stood(register: Register) -> None:
    cases = save(register, a_case("A"), a_case("B"), a_case("C"))
    act = an_act(register, "Slettet saken «B»", lambda change: change.delete(Case, cases[1].id))
    assert [case.title for case in register.all(Case)] == ["A", "C"]
    back = register.take_back(act, "Ola")
    assert (back.number, back.who, back.what) == (3, "Ola", "Angret: Slettet saken «B»")
    assert [case.title for case in register.all(Case)] == ["A", "B", "C"]
    again = register.get(Case, cases[1].id)
    assert msgspec.structs.replace(again, rev=1) == cases[1]
    assert again.rev > cases[1].rev


def test_what_is_taken_back_can_be_done_again(register: Register) -> None:
    (case,) = save(register, a_case("Før"))

    def rename_and_add(change: object) -> None:
        change.put(msgspec.structs.replace(case, title="Etter"))  # type: ignore[attr-defined]
        change.put(a_case("Ny"))  # type: ignore[attr-defined]

    act = an_act(register, "Endret", rename_and_add)
    undone = register.take_back(act, "Kari")
    assert [case.title for case in register.all(Case)] == ["Før"]
    redone = register.take_back(undone, "Kari")
    assert redone.what == "Gjort om igjen: Endret"
    assert [case.title for case in register.all(Case)] == ["Etter", "Ny"]
    assert register.take_back(redone, "Kari").what == "Angret: Endret"
    assert [case.title for case in register.all(Case)] == ["Før"]


def test_an_act_somebody_has_built_on_is_not_taken_back(register: Register) -> None:
    first, second = save(register, a_case("A"), a_case("B"))

    def rename_both(change: object) -> None:
        for case in (first, second):
            change.put(msgspec.structs.replace(case, title=case.title * 2))  # type: ignore[attr-defined]

    act = an_act(register, "Endret begge", rename_both)
    save(register, msgspec.structs.replace(register.get(Case, first.id), title="Skrevet videre"))
    with pytest.raises(RecordChanged, match="kan ikke angres, for saken «Skrevet videre» er endret") as refused:
        register.take_back(act, "Kari")
    assert refused.value.stored is not None
    assert refused.value.stored["title"] == "Skrevet videre"
    assert [case.title for case in register.all(Case)] == ["Skrevet videre", "BB"]
    an_act(register, "Slettet", lambda change: change.delete(Case, first.id))
    with pytest.raises(RecordChanged, match="er slettet"):
        register.take_back(act, "Kari")


def test_the_text_somebody_has_open_does_not_overwrite_what_was_taken_back(register: Register) -> None:
    (case,) = save(register, a_case("Før"))
    act = an_act(register, "Endret", lambda change: change.put(msgspec.structs.replace(case, title="Etter")))
    in_the_editor = register.get(Case, case.id)
    register.take_back(act, "Kari")
    with pytest.raises(RecordChanged):
        save(register, msgspec.structs.replace(in_the_editor, title="Skriver videre"))


def test_making_a_case_is_taken_back_by_its_going(register: Register) -> None:
    act = an_act(register, "Ny sak", lambda change: change.put(a_case()))
    register.take_back(act, "Kari")
    assert register.all(Case) == []
