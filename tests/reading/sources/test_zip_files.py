"""What is found and read in zip files, and what a zip file made to do harm can do."""

import hashlib
import os
import sys
import unicodedata
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from archive_builder import named, only, paper, raw_named, read, repeated, stated, text_paper, whys, zipped

from sekretariat_tui.domain.errors import CannotRead
from sekretariat_tui.reading import zip_list
from sekretariat_tui.reading.sources import Source, archives, read_all, sources, zip_members
from sekretariat_tui.reading.sources.archives import Archives


def save(folder: Path, data: bytes, name: str = "arkiv.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def everything_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_the_papers_in_a_zip_file_are_read_without_being_unpacked(tmp_path: Path) -> None:
    members = {"2021/sak 2.docx": paper(2), "2019/": b"", "2019/sak 12.txt": text_paper(12)}
    path = save(tmp_path, zipped(members))
    found = read(path)
    assert list(found) == ["arkiv.zip › 2019/sak 12.txt", "arkiv.zip › 2021/sak 2.docx"]
    assert [one.document.number for one in found.values() if one.document] == [12, 2]
    assert all(one.document and one.document.source == name for name, one in found.items())
    assert everything_below(tmp_path) == {"arkiv.zip"}


def test_a_zip_file_in_a_folder_stands_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "2020").mkdir()
    save(tmp_path / "2020", zipped({"sak 1.docx": paper(1)}), "b.ZIP")
    (tmp_path / "2020" / "a.docx").write_bytes(paper(2))
    (tmp_path / "2020" / "c.docx").write_bytes(paper(3))
    assert named(tmp_path) == ["2020/a.docx", "2020/b.ZIP › sak 1.docx", "2020/c.docx"]


def test_zip_files_in_zip_files_are_read_to_a_small_depth(tmp_path: Path) -> None:
    inner = zipped({"sak 3.docx": paper(3)})
    middle = zipped({"inner.zip": inner, "sak 2.docx": paper(2)})
    path = save(tmp_path, zipped({"midt.zip": middle, "sak 1.docx": paper(1), "igjen.zip": middle}))
    found = read(path)
    assert list(found) == [
        "arkiv.zip › igjen.zip › inner.zip › sak 3.docx",
        "arkiv.zip › igjen.zip › sak 2.docx",
        "arkiv.zip › midt.zip › inner.zip › sak 3.docx",
        "arkiv.zip › midt.zip › sak 2.docx",
        "arkiv.zip › sak 1.docx",
    ]
    assert [one.document.number if one.document else "kjent" for one in found.values()] == [3, 2, "kjent", "kjent", 1]


def test_a_bomb_of_zip_files_in_zip_files_is_one_sentence(tmp_path: Path) -> None:
    bomb = zipped({"0.txt": b"0" * 40_000_000})
    for _ in range(4):
        bomb = zipped({f"lib {number}.zip": bomb for number in range(16)})
    assert len(bomb) < 100_000
    said = whys(save(tmp_path, bomb))
    assert list(said) == ["arkiv.zip"] and "flere lag" in said["arkiv.zip"]


def test_a_member_that_packs_too_well_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, zipped({"sak.docx": b"\0" * 40_000_000, "sak 1.docx": paper(1)}))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_, **__: pytest.fail("it was unpacked"))
    assert "mye mer enn et dokument" in whys(path)["arkiv.zip › sak.docx"]
    assert named(path) == ["arkiv.zip › sak 1.docx", "arkiv.zip › sak.docx"]


def test_members_that_lie_in_the_same_bytes_are_a_bomb(tmp_path: Path) -> None:
    said = whys(save(tmp_path, repeated(zipped({"a.txt": b"0" * 9_000_000}), 2_000)))
    assert list(said) == ["arkiv.zip"] and "mer enn den kan romme" in said["arkiv.zip"]


def test_members_that_together_unpack_to_too_much_are_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path, zipped({f"{number}.txt": b"0" * 1_000_000 for number in range(12)}))
    assert len(named(path)) == 12
    monkeypatch.setattr(archives, "_DENSEST", 10_000_000)
    assert list(whys(path)) == ["arkiv.zip"]


@pytest.mark.parametrize("size", [0, 1, 70])
def test_a_member_that_is_more_than_is_said_is_refused(tmp_path: Path, size: int) -> None:
    (one,) = read(save(tmp_path, stated(zipped({"sak.txt": text_paper(1) * 50}), size=size))).values()
    assert one.document is None and "sak.txt" in one.why


@pytest.mark.parametrize("size", [5_000_000, 50_000_000, 2**32 - 1])
def test_a_member_that_is_less_than_is_said_is_read_whole_or_refused(tmp_path: Path, size: int) -> None:
    (one,) = read(save(tmp_path, stated(zipped({"sak.txt": text_paper(1) * 50}), size=size))).values()
    assert one.why or one.digest == hashlib.sha256(text_paper(1) * 50).hexdigest()


def test_a_hundred_thousand_members_are_refused_by_the_length_of_their_list(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for number in range(100_000):
            made.writestr(zipfile.ZipInfo(f"arkiv/et passe langt navn på en sak/{number:06}.txt"), b"")
    said = whys(save(tmp_path, file.getvalue()))
    assert list(said) == ["arkiv.zip"] and "for mange filer" in said["arkiv.zip"]


def test_of_very_many_members_the_first_are_read_and_the_rest_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_members, "MAX_MEMBERS", 3)
    found = named(save(tmp_path, zipped({f"sak {number}.docx": paper(number) for number in range(5)})))
    assert found == ["arkiv.zip › sak 0.docx", "arkiv.zip › sak 1.docx", "arkiv.zip › sak 2.docx", "arkiv.zip"]


@pytest.mark.parametrize("long", [False, True])
def test_the_length_of_the_list_is_what_zipfile_would_read(long: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.comment = b"" if long else b"Pakket for sekretariatet"
        if long:
            monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
        for number in range(9):
            made.writestr(f"sak {number}.txt", b"x")
    listed = file.getvalue().count(b"PK\1\2") * (46 + len("sak 0.txt"))
    with monkeypatch.context() as patched:
        patched.setattr(zip_list, "MAX_LIST", listed)
        assert len(zip_list.open_zip(file).infolist()) == 9
        patched.setattr(zip_list, "MAX_LIST", listed - 1)
        with pytest.raises(zip_list.TooLongList):
            zip_list.open_zip(file)


@pytest.mark.parametrize(
    "name",
    [
        "../ute.docx",
        "../../../../../../tmp/ute.docx",
        "/etc/ute.docx",
        "C:\\Windows\\ute.docx",
        "C:ute.docx",
        "\\\\tjener\\del\\ute.docx",
        "a/../../ute.docx",
        "..\\ute.docx",
        "./ute.docx",
        "ute.docx\0.exe",
    ],
)
def test_a_name_that_climbs_out_is_only_a_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "inni"
    folder.mkdir()
    path = save(folder, raw_named(name.encode(), paper(7)))
    (one,) = read(path).values()
    assert one.document is not None and one.document.number == 7
    assert ".." not in one.source.name and ":" not in one.source.name and one.source.name.endswith("ute.docx")
    assert everything_below(tmp_path) == {"inni", "inni/arkiv.zip"}


@pytest.mark.parametrize(
    ("raw", "flags"),
    [
        ("Møte på Ørnes.docx".encode(), 0x800),
        ("Møte på Ørnes.docx".encode("cp850"), 0),  # Windows, Western Europe
        ("Møte på Ørnes.docx".encode("cp865"), 0),  # DOS, Nordic
        (unicodedata.normalize("NFD", "Møte på Ørnes.docx").encode(), 0),  # the Mac, which does not say so
        (unicodedata.normalize("NFD", "Møte på Ørnes.docx").encode(), 0x800),
    ],
)
def test_a_name_is_shown_as_whoever_packed_it_saw_it(tmp_path: Path, raw: bytes, flags: int) -> None:
    assert named(save(tmp_path, raw_named(raw, paper(1), flags=flags))) == ["arkiv.zip › Møte på Ørnes.docx"]


def test_a_name_said_in_unicode_beside_the_old_one_is_taken(tmp_path: Path) -> None:
    old, new = b"M_te.docx", "Møte №.docx".encode()
    field = b"\1" + zlib.crc32(old).to_bytes(4, "little") + new
    extra = b"\x75\x70" + len(field).to_bytes(2, "little") + field
    assert named(save(tmp_path, raw_named(old, paper(1), extra=extra))) == ["arkiv.zip › Møte №.docx"]


def test_two_members_of_the_same_name_are_two(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("sak.docx", paper(1))
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("sak.docx", paper(2))
    found = [one.document.number for one in read_all(sources([save(tmp_path, file.getvalue())])) if one.document]
    assert found == [1, 2]


def test_what_the_mac_puts_in_a_zip_file_is_not_mentioned(tmp_path: Path) -> None:
    members = {"sak 1.docx": paper(1), "__MACOSX/._sak 1.docx": b"x", ".DS_Store": b"x", "~$k 1.docx": b"x"}
    assert named(save(tmp_path, zipped(members))) == ["arkiv.zip › sak 1.docx"]


def test_a_link_in_a_zip_file_is_not_followed(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        link = zipfile.ZipInfo("hemmelig.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        made.writestr(link, "/etc/hostname")
    assert named(save(tmp_path, file.getvalue())) == []


def test_a_member_with_a_password_is_said(tmp_path: Path) -> None:
    path = save(tmp_path, raw_named(b"sak 1.docx", paper(1), flags=0x1))
    assert "passord" in whys(path)["arkiv.zip › sak 1.docx"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_way_of_packing_that_python_knows_is_read(tmp_path: Path, method: int) -> None:
    (one,) = read(save(tmp_path, zipped({"sak 4.docx": paper(4)}, method))).values()
    assert one.document is not None and one.document.number == 4


def test_a_way_of_packing_that_is_not_known_is_said(tmp_path: Path) -> None:
    data = bytearray(zipped({"sak 4.docx": paper(4)}))
    for at in (8, data.rfind(b"PK\1\2") + 10):
        data[at : at + 2] = (99).to_bytes(2, "little")
    (one,) = read(save(tmp_path, bytes(data))).values()
    assert one.document is None and "sak 4.docx" in one.why


def test_every_beginning_of_a_zip_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = zipped({f"sak {number}.txt": text_paper(number) for number in range(3)})
    for length in range(0, len(whole) - 1, 7):
        for one in read(save(tmp_path, whole[:length])).values():
            assert one.document is None and "arkiv.zip" in one.why


def test_a_zip_file_of_500_mb_that_is_none_is_read_at_its_end_only(tmp_path: Path) -> None:
    with open(tmp_path / "stor.zip", "wb") as file:
        file.truncate(500_000_000)
    assert "skadet" in whys(tmp_path)["stor.zip"]


def test_a_zip_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path, zipped({"sak 1.docx": paper(1)}))
    monkeypatch.setattr(archives, "MAX_ZIP", 100)
    assert "for stor" in whys(path)["arkiv.zip"]


def test_a_member_over_the_limit_is_refused_whatever_the_zip_file_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, zipped({"sak 1.txt": os.urandom(5_000)}))
    monkeypatch.setattr(archives, "MAX_BYTES", 4_000)
    assert "for stor" in whys(path)["arkiv.zip › sak 1.txt"]
    monkeypatch.setattr(archives, "check_member", lambda *_: None)
    with Archives() as opened, pytest.raises(CannotRead, match="større enn"):
        opened.fetch(Source("arkiv.zip › sak 1.txt", path, (0,)))


def test_a_zip_file_that_is_changed_while_it_is_read_gives_no_other_paper(tmp_path: Path) -> None:
    path = save(tmp_path, zipped({"sak 1.docx": paper(1), "sak 2.docx": paper(2)}))
    found = [one for one in sources([path]) if isinstance(one, Source)]
    save(tmp_path, zipped({"sak 2.docx": paper(2)}))
    with Archives() as opened:
        for source in found:
            with pytest.raises(CannotRead, match="endret mens"):
                opened.fetch(source)


def test_a_zip_file_one_may_not_open_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path, zipped({"sak 1.docx": paper(1)}))

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refused)
    assert "kan ikke åpnes (du har ikke tilgang)" in whys(path)["arkiv.zip"]


def test_members_are_fetched_in_any_order(tmp_path: Path) -> None:
    inner = zipped({"sak 3.docx": paper(3), "sak 4.docx": paper(4)})
    one = save(tmp_path, zipped({"a.zip": inner, "b.zip": inner, "sak 1.docx": paper(1)}), "en.zip")
    other = save(tmp_path, zipped({"sak 2.docx": paper(2)}), "to.zip")
    found = [source for source in sources([one, other]) if isinstance(source, Source)]
    with Archives() as opened:
        straight = [opened.fetch(source).digest for source in found]
        backward = [opened.fetch(source).digest for source in reversed(found)]
        mixed = [opened.fetch(source).digest for source in found[::2] + found[1::2]]
    assert backward == straight[::-1] and mixed == straight[::2] + straight[1::2]


def test_an_empty_zip_file_has_nothing_in_it(tmp_path: Path) -> None:
    assert named(save(tmp_path, zipped({}))) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be deleted there")
def test_a_zip_file_is_let_go_of(tmp_path: Path) -> None:
    path = save(tmp_path, zipped({"sak 1.docx": paper(1)}))
    source = only(path)
    opened = Archives()
    opened.fetch(source)
    opened.close()
    opened.close()
    assert opened.fetch(source).name == "arkiv.zip › sak 1.docx"
    opened.close()
