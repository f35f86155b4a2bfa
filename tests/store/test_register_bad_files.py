"""A file that is not a register, or cannot be reached: said in a sentence, and never written over."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotRead, CannotWrite, SekretariatError
from sekretariat_tui.store import Register, RegisterDamaged, RegisterGone

GOOD = {"_meta": {"1": {"format": 1, "number": 1}}, "cases": {}}

DAMAGED = {
    "empty": (b"", "filen er tom"),
    "blank": (b" \n\n", "filen er tom"),
    "zeros after a power cut": (bytes(4096), "bare nuller"),
    "binary": (bytes(range(1, 256)), "ikke gyldig JSON"),
    "text": ("Kjære sekretariat".encode(), "ikke gyldig JSON"),
    "utf-16": (json.dumps(GOOD).encode("utf-16"), "UTF-16"),
    "utf-16 without a mark": (json.dumps(GOOD).encode("utf-16-le"), "UTF-16"),
    "truncated": (json.dumps(GOOD).encode()[:-1], "slutten av filen mangler"),
    "truncated in a word": (b'{"_meta": {"1": {"form', "slutten av filen mangler"),
    "two registers after one another": (json.dumps(GOOD).encode() * 2, "ikke gyldig JSON"),
    "a list": (b"[1, 2]", "JSON, men ikke et register"),
    "a number": (b"42", "JSON, men ikke et register"),
    "null": (b"null", "JSON, men ikke et register"),
    "tables that are no tables": (b'{"_meta": {"1": {"format": 1, "number": 1}}, "cases": []}', "ikke et register"),
    "another program's": (b'{"innstillinger": {"tema": "lyst"}}', "ikke et register fra dette programmet"),
    "nothing in it": (b"{}", "ikke et register fra dette programmet"),
    "no number": (b'{"_meta": {"1": {"format": 1}}}', "opplysningene om registeret"),
    "a number in words": (b'{"_meta": {"1": {"format": 1, "number": "en"}}}', "opplysningene om registeret"),
    "a format before the first": (b'{"_meta": {"1": {"format": 0, "number": 1}}}', "opplysningene om registeret"),
    "too deep": (b'{"a":' * 50_000, "ikke gyldig JSON"),
    "too deep in a record": (b'{"_meta": {"1": ' + b"[" * 50_000, "ikke gyldig JSON"),
}


@pytest.mark.parametrize(("data", "why"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_register_is_said_and_left_as_it_is(folder: Path, data: bytes, why: str) -> None:
    folder.mkdir()
    path = folder / "sekretariat.json"
    path.write_bytes(data)
    with pytest.raises(RegisterDamaged) as said:
        Register.open(folder)
    assert why in str(said.value)
    assert str(path) in str(said.value)
    assert "\n" not in str(said.value)
    assert path.read_bytes() == data
    assert os.listdir(folder) == ["sekretariat.json"]


@pytest.mark.parametrize(("data", "why"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_register_damaged_while_it_is_open_is_not_written_over(register: Register, data: bytes, why: str) -> None:
    (case,) = save(register, a_case())
    good = register.path.read_bytes()
    register.path.write_bytes(data)
    with pytest.raises(RegisterDamaged, match="Filen er ikke rørt"):
        register.refresh()
    with pytest.raises(RegisterDamaged) as said:
        save(register, a_case("Nytt"))
    assert why in str(said.value)
    assert register.path.read_bytes() == data
    assert register.all(Case) == [case]
    register.path.write_bytes(good)
    save(register, a_case("Nytt"))
    assert [case.title for case in register.all(Case)] == ["Felles akuttplan", "Nytt"]


def test_a_register_that_notepad_has_saved_is_opened(register: Register) -> None:
    (case,) = save(register, a_case("Æ"))
    register.path.write_bytes(b"\xef\xbb\xbf" + register.path.read_bytes().replace(b"\n", b"\r\n"))
    again = Register.open(register.folder)
    assert again.all(Case) == [case]
    save(again, a_case("Ø"))
    assert register.path.read_bytes()[:1] == b"{"


def test_a_folder_where_the_register_should_be_is_said(folder: Path) -> None:
    (folder / "sekretariat.json").mkdir(parents=True)
    with pytest.raises(CannotRead, match=r"sekretariat\.json er en mappe.*nytt navn|er en mappe, men skulle"):
        Register.open(folder)


def test_a_file_where_the_folder_should_be_is_said(folder: Path) -> None:
    folder.write_bytes(b"en fil")
    try:
        register = Register.open(folder)
    except CannotRead as said:
        assert "ikke en mappe" in str(said)
        return
    with pytest.raises(CannotWrite, match="ikke en mappe"):  # Windows says that the file is not there
        save(register, a_case())


def test_a_register_that_is_gone_is_not_begun_anew(register: Register) -> None:
    (case,) = save(register, a_case())
    elsewhere = register.folder.with_name("papirkurv")
    register.path.rename(elsewhere)
    with pytest.raises(RegisterGone, match="ikke lenger der det var"):
        save(register, a_case("Nytt"))
    with pytest.raises(RegisterGone):
        register.refresh()
    assert register.all(Case) == [case]
    assert not register.path.exists()
    elsewhere.rename(register.path)
    save(register, a_case("Nytt"))
    assert len(Register.open(register.folder).all(Case)) == 2


def test_a_folder_that_is_gone_is_not_made_again(register: Register) -> None:
    save(register, a_case())
    shutil.rmtree(register.folder)
    with pytest.raises(RegisterGone):
        save(register, a_case("Nytt"))
    assert not register.folder.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere, and Windows differs")
def test_a_folder_without_rights_is_said(register: Register) -> None:
    save(register, a_case())
    try:
        register.folder.chmod(0o500)
        with pytest.raises(CannotWrite, match="kan ikke skrives til"):
            save(register, a_case("Nytt"))
        register.path.chmod(0)
        with pytest.raises(CannotRead, match="ikke lesetilgang"):
            Register.open(register.folder)
    finally:
        register.folder.chmod(0o700)


def test_the_turn_that_never_comes_is_said(register: Register) -> None:
    save(register, a_case())
    impatient = Register.open(register.folder, patience=0.05)
    with (
        register.change("Kari", "Et stort arbeid"),
        pytest.raises(CannotWrite, match="et annet vindu eller en kommando holder på å lagre"),
    ):
        save(impatient, a_case())
    save(impatient, a_case())


def test_every_sentence_about_the_disk_says_what_happened_to_what_and_what_to_do(tmp_path: Path) -> None:
    import errno

    from sekretariat_tui.store.errors import cannot_read, cannot_write

    path = tmp_path / "sekretariat.json"
    for number in (errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.EIO, errno.ENOTDIR):
        for make in (cannot_read, cannot_write):
            said: Callable[[], SekretariatError] = lambda make=make, number=number: make(  # type: ignore[misc]
                path, OSError(number, os.strerror(number))
            )
            sentence = str(said())
            assert str(tmp_path) in sentence
            assert any(word in sentence for word in ("prøv igjen", "Prøv igjen", "Velg", "Be den"))
    assert "disken er full" in str(cannot_write(path, OSError(errno.ENOSPC, "")))
