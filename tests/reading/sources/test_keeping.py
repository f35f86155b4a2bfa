"""Originals are kept by their content: once, whole or not at all, and only what was read."""

import errno
import hashlib
import os
import threading
from pathlib import Path

import pytest
from archive_builder import only, paper, read, zipped

from sekretariat_tui.domain.errors import CannotRead, CannotWrite
from sekretariat_tui.reading.sources import Source, keep, kept_name
from sekretariat_tui.reading.sources.archives import Archives


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where originals are kept; not made yet."""
    return tmp_path / "Sekretariat" / "innkomne"


def arrived(folder: Path, name: str = "sak 1.docx", data: bytes = paper(1)) -> tuple[Source, str]:
    path = folder / "arkiv" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return only(path), hashlib.sha256(paper(1)).hexdigest()


def packed(folder: Path) -> tuple[Source, str]:
    """The same paper in a zip file in a zip file."""
    return arrived(folder, "arkiv.zip", zipped({"indre.zip": zipped({"../../Sak én.DOCX": paper(1)})}))


@pytest.mark.parametrize("comes", [arrived, packed])
def test_an_original_is_kept_by_its_content(tmp_path: Path, kept: Path, comes: object) -> None:
    source, digest = comes(tmp_path)  # type: ignore[operator]
    copy = keep(source, digest, kept)
    assert copy == kept / f"{digest[:24]}.docx" == kept / kept_name(source, digest)
    assert copy.read_bytes() == paper(1)


def test_the_same_paper_under_other_names_and_in_a_zip_file_is_kept_once(tmp_path: Path, kept: Path) -> None:
    for source, digest in (arrived(tmp_path), arrived(tmp_path, "kopi.docx"), packed(tmp_path)):
        keep(source, digest, kept)
    assert len(list(kept.iterdir())) == 1


def test_what_is_kept_is_not_written_again(tmp_path: Path, kept: Path) -> None:
    source, digest = arrived(tmp_path)
    stamp = keep(source, digest, kept).stat().st_mtime_ns
    source.path.unlink()
    assert keep(source, digest, kept).stat().st_mtime_ns == stamp


def test_many_of_one_zip_file_are_kept_with_it_open(tmp_path: Path, kept: Path) -> None:
    (tmp_path / "arkiv.zip").write_bytes(zipped({f"sak {number}.docx": paper(number) for number in range(7)}))
    with Archives() as archives:
        for one in read(tmp_path).values():
            assert isinstance(one.source, Source)
            keep(one.source, one.digest, kept, archives=archives)
    assert len(list(kept.iterdir())) == 7


def test_a_file_that_is_changed_after_it_was_read_is_not_kept(tmp_path: Path, kept: Path) -> None:
    source, digest = arrived(tmp_path)
    source.path.write_bytes(paper(2))
    with pytest.raises(CannotRead, match="endret etter at den ble lest"):
        keep(source, digest, kept)
    assert not kept.exists()


@pytest.mark.parametrize(
    ("step", "number", "said"),
    [
        ("fsync", errno.ENOSPC, "disken er full"),
        ("replace", errno.EACCES, "du har ikke tilgang"),
        ("open", errno.EROFS, "disken kan bare leses"),
    ],
)
def test_a_disk_that_refuses_is_said_and_nothing_half_is_left(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
) -> None:
    source, digest = arrived(tmp_path)

    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        if step == "replace":
            patched.setattr(Path, "replace", refused)
        elif step == "fsync":
            patched.setattr(os, "fsync", refused)
        else:
            really = open
            patched.setattr(
                "builtins.open", lambda path, mode="r", **how: refused() if "x" in mode else really(path, mode, **how)
            )
        with pytest.raises(CannotWrite) as caught:
            keep(source, digest, kept)
    assert said in caught.value.sentence and "«sak 1.docx»" in caught.value.sentence
    assert list(kept.iterdir()) == []
    assert keep(source, digest, kept).read_bytes() == paper(1)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path, kept: Path) -> None:
    source, digest = arrived(tmp_path)
    kept.parent.write_text("ikke en mappe", encoding="utf-8")
    with pytest.raises(CannotWrite):
        keep(source, digest, kept)


def test_two_windows_may_keep_the_same_at_once(tmp_path: Path, kept: Path) -> None:
    source, digest = arrived(tmp_path, data=paper(1))
    threads = [threading.Thread(target=keep, args=(source, digest, kept)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.read_bytes() for path in kept.iterdir()] == [paper(1)]


def test_a_virus_scanner_that_holds_the_new_file_for_a_moment_is_waited_for(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sekretariat_tui.reading.sources import keeping

    source, digest = arrived(tmp_path)
    held, replace = [True, True], Path.replace

    def moments(self: Path, target: Path) -> Path:
        if held and held.pop():
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(keeping, "_PATIENCE", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Path, "replace", moments)
    assert keep(source, digest, kept).exists() and not held
