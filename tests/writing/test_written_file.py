"""A document is written whole or not at all, and never over what a person wrote by hand."""

import errno
import hashlib
import os
import sys
from pathlib import Path

import pytest

from sekretariat_tui.domain.errors import CannotWrite, SekretariatError
from sekretariat_tui.writing import FileChangedByHand, within_limit, write_new


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "SSU 14-26 Vaktordning.docx"


def test_a_new_file_is_written_and_its_digest_given(path: Path) -> None:
    written = write_new(path, b"innhold", known_digest=None)
    assert written.path == path
    assert path.read_bytes() == b"innhold"
    assert written.digest == hashlib.sha256(b"innhold").hexdigest()
    assert os.listdir(path.parent) == [path.name]


def test_what_we_wrote_ourselves_is_written_over(path: Path) -> None:
    first = write_new(path, b"en", known_digest=None)
    write_new(path, b"to", known_digest=first.digest)
    assert path.read_bytes() == b"to"


def test_a_file_changed_by_hand_is_left_alone_until_the_person_says_so(path: Path) -> None:
    first = write_new(path, b"en", known_digest=None)
    path.write_bytes(b"rettet i Word")
    with pytest.raises(FileChangedByHand, match="endret etter at programmet skrev den") as caught:
        write_new(path, b"to", known_digest=first.digest)
    assert caught.value.path == path
    assert isinstance(caught.value, SekretariatError)
    assert path.read_bytes() == b"rettet i Word"
    assert os.listdir(path.parent) == [path.name]
    write_new(path, b"to", known_digest=first.digest, replace=True)
    assert path.read_bytes() == b"to"


def test_a_file_we_never_wrote_is_left_alone(path: Path) -> None:
    path.write_bytes(b"noen andres")
    with pytest.raises(FileChangedByHand, match="programmet har ikke skrevet den"):
        write_new(path, b"vart", known_digest=None)
    assert path.read_bytes() == b"noen andres"


def test_a_file_that_already_holds_the_same_is_no_conflict(path: Path) -> None:
    path.write_bytes(b"likt")
    assert write_new(path, b"likt", known_digest=None).path == path


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="finnes ikke"):
        write_new(tmp_path / "borte" / "sak.docx", b"x", known_digest=None)


def test_a_folder_in_the_way_is_said(path: Path) -> None:
    path.mkdir()
    with pytest.raises(CannotWrite, match="er en mappe"):
        write_new(path, b"x", known_digest=None)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "ikke plass på disken"),
        (PermissionError(errno.EACCES, "Permission denied"), "åpent i Word"),
        (OSError(errno.EIO, "Input/output error"), "Prøv igjen"),
        (OSError(errno.EROFS, "Read-only file system"), "Har ikke lov til å skrive"),
    ],
)
def test_a_write_that_fails_leaves_what_was_there_and_no_rests(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    first = write_new(path, b"en", known_digest=None)

    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(CannotWrite, match=said):
        write_new(path, b"to", known_digest=first.digest)
    assert path.read_bytes() == b"en"
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights on folders")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="Har ikke lov til å skrive i mappen"):
            write_new(path, b"x", known_digest=None)
    finally:
        path.parent.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_file_keeps_the_rights_it_had(path: Path) -> None:
    first = write_new(path, b"en", known_digest=None)
    path.chmod(0o640)
    write_new(path, b"to", known_digest=first.digest)
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_whole_path_stays_under_240(tmp_path: Path) -> None:
    folder = tmp_path / ("m" * 20)
    folder.mkdir()
    written = write_new(folder / f"{'langt ord ' * 22}.docx", b"x", known_digest=None)
    assert len(str(written.path)) < 240
    assert written.path.suffix == ".docx"
    assert written.path.read_bytes() == b"x"
    assert within_limit(written.path) == written.path


def test_a_folder_too_deep_for_any_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="så lang"):
        within_limit(tmp_path / ("m" * 230) / "sak.docx")
