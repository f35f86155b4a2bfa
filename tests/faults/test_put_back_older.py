"""A sync program puts older files back while the register is open: what was saved is not lost, and it is said."""

import shutil
from pathlib import Path

from fault_cases import a_case, save, titles

from sekretariat_tui.store import Register

FILES = ("sekretariat.json", "sekretariat.journal")


def copied(folder: Path, to: Path) -> Path:
    to.mkdir(exist_ok=True)
    for name in FILES:
        shutil.copy2(folder / name, to / name)
    return to


def put_back(older: Path, folder: Path) -> None:
    for name in FILES:
        shutil.copy2(older / name, folder / name)


def test_an_older_pair_from_this_session_is_written_over_by_what_is_in_memory(folder: Path, tmp_path: Path) -> None:
    register = Register.open(folder)
    save(register, a_case("Lagret først"))
    older = copied(folder, tmp_path / "eldre")
    save(register, a_case("Lagret og lagt sammen"))
    register.fold()
    save(register, a_case("Lagret sist"))
    put_back(older, folder)
    assert not register.refresh(), "nothing on the screen is another"
    assert titles(register) == ["Lagret først", "Lagret og lagt sammen", "Lagret sist"]
    assert "eldre utgave" in register.notices[-1]
    again = Register.open(folder)
    assert titles(again) == titles(register), "it is written at once, not at the next save"
    assert again.notices == ()
    assert [path for path in (folder / "historikk").glob("lagt-til-side-*-sekretariat.json")]
    save(register, a_case("Og videre"))
    assert titles(Register.open(folder))[-1] == "Og videre"


def test_an_older_pair_from_before_this_session_is_known_by_the_history(folder: Path, tmp_path: Path) -> None:
    before = Register.open(folder)
    save(before, a_case("I går"))
    before.close()
    older = copied(folder, tmp_path / "eldre")
    second = Register.open(folder)
    save(second, a_case("I dag tidlig"))
    second.close()
    register = Register.open(folder)
    save(register, a_case("Nå"))
    put_back(older, folder)
    register.refresh()
    assert titles(register) == titles(Register.open(folder)) == ["I går", "I dag tidlig", "Nå"]


def test_a_pair_somebody_has_worked_on_from_an_older_one_is_taken_in_and_ours_is_put_aside(
    folder: Path, tmp_path: Path
) -> None:
    register = Register.open(folder)
    save(register, a_case("Felles"))
    register.fold()
    theirs = copied(folder, tmp_path / "andre-maskin")
    for number in range(3):
        save(register, a_case(f"Vår {number}"))
    other = Register.open(theirs)
    save(other, a_case("Deres"))
    put_back(theirs, folder)
    assert register.refresh()
    assert titles(register) == ["Felles", "Deres"]
    assert "noe av det som sto her, er ikke med" in register.notices[-1]
    (aside,) = folder.glob("sekretariat-konfliktkopi-*.json")
    kept = tmp_path / "kopi"
    kept.mkdir()
    shutil.copy2(aside, kept / "sekretariat.json")
    assert titles(Register.open(kept)) == ["Felles", "Vår 0", "Vår 1", "Vår 2"]


def test_files_that_do_not_fit_for_a_while_take_nothing(folder: Path, tmp_path: Path) -> None:
    register = Register.open(folder)
    save(register, a_case("Først"))
    register.fold()
    older = copied(folder, tmp_path / "eldre")
    save(register, a_case("Så"))
    register.fold()
    newer = copied(folder, tmp_path / "nyere")
    shutil.copy2(older / "sekretariat.json", folder / "sekretariat.json")
    register.refresh()
    assert "ikke ferdig synkronisert" in register.readonly_reason
    put_back(newer, folder)
    register.refresh()
    assert (titles(register), register.readonly_reason) == (["Først", "Så"], "")
