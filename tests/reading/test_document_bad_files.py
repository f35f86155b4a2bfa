"""What a bad file gets: one sentence that names it and says what is wrong and what to do, and nothing else."""

import os
import struct
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_builder import header, item, level, numbering, package, par, styles, table

from sekretariat_tui.domain.errors import CannotRead
from sekretariat_tui.reading import incoming, text_file, word_file, word_parts, word_xml, zip_list
from sekretariat_tui.reading.document import read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORD = package(
    par("SSU sak 3/2025") + par("Felles vakt") + table(("a", "b")) + item("x", 1),
    styles=styles(H1=("heading 1", "")),
    numbering=numbering({0: level(0, "decimal", "%1.")}, {1: (0, "")}),
    header1=header("SSU"),
)


def refused(path: Path) -> str:
    with pytest.raises(CannotRead) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert "\n" not in sentence and path.name in sentence and sentence.endswith(".")
    return sentence


def given_file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "finnes ikke" in refused(tmp_path / "borte.docx")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "mappe.docx").mkdir()
    assert "er en mappe" in refused(tmp_path / "mappe.docx")


@pytest.mark.parametrize("name", ["tom.txt", "tom.docx"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert "er tom" in refused(given_file(tmp_path, name, b""))


def test_a_text_file_with_only_blanks(tmp_path: Path) -> None:
    assert "har ingen tekst" in refused(given_file(tmp_path, "blank.txt", b" \r\n\t\r\n\x0c"))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 40, b"MZ\x90\0"])
def test_a_picture_or_program_named_as_text(tmp_path: Path, data: bytes) -> None:
    assert "er ikke en tekstfil" in refused(given_file(tmp_path, "bilde.txt", data))


def test_a_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "MAX_BYTES", 1000)
    assert "for stor" in refused(given_file(tmp_path, "stor.txt", b"x" * 1001))


@pytest.mark.skipif(sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="root reads all")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = given_file(tmp_path, "privat.txt", b"Bakgrunn")
    path.chmod(0)
    assert "lesetilgang" in refused(path)


def test_a_file_that_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(self: Path, *_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = given_file(tmp_path, "laast.docx", WORD)
    monkeypatch.setattr(Path, "open", locked)
    assert "låst" in refused(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "roer.txt")
    assert "ikke en vanlig fil" in refused(tmp_path / "roer.txt")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sak.doc", "gamle Word-formatet"),
        ("sak.odt", "OpenDocument"),
        ("sak.rtf", "RTF"),
        ("sak.zip", "zip"),
        ("sak.xlsx", "regneark"),
        ("sak.pptx", "presentasjon"),
        ("sak.msg", "e-post"),
        ("sak.eml", "e-post"),
        ("sak.html", "nettside"),
        ("sak.jpg", "OCR"),
        ("sak.7z", "pakk den ut"),
        ("sak.abc", "«.abc»"),
        ("sak", "mangler filtype"),
    ],
)
def test_a_format_that_is_not_read_says_what_to_save_it_as(tmp_path: Path, name: str, said: str) -> None:
    sentence = refused(given_file(tmp_path, name, b"%PDF-1.7 noe"))
    assert said in sentence and ("lagre" in sentence.lower() or "pakk" in sentence)


def test_a_word_file_with_a_password(tmp_path: Path) -> None:
    data = OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 50
    assert "passord" in refused(given_file(tmp_path, "hemmelig.docx", data))


def test_an_old_word_file_with_the_new_name(tmp_path: Path) -> None:
    assert "gamle Word-formatet" in refused(given_file(tmp_path, "gammel.docx", OLE))


def test_something_else_with_the_name_of_a_word_file(tmp_path: Path) -> None:
    assert "ikke en Word-fil" in refused(given_file(tmp_path, "tekst.docx", b"Bare tekst"))


@pytest.mark.parametrize("part", [30, 200, len(WORD) // 2, len(WORD) - 30])
def test_a_word_file_that_was_cut_off(tmp_path: Path, part: int) -> None:
    assert "skadet" in refused(given_file(tmp_path, "halv.docx", WORD[:part]))


def test_a_zip_without_a_word_document(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")
    assert "uten Word-dokument" in refused(given_file(tmp_path, "ark.docx", file.getvalue()))


def test_a_word_file_with_nothing_in_it(tmp_path: Path) -> None:
    assert "har ingen tekst" in refused(given_file(tmp_path, "blank.docx", package(par("") + par(" "))))


def test_a_zip_bomb(tmp_path: Path) -> None:
    bomb = package(par("x" * 30_000_000))
    assert len(bomb) < 100_000
    assert "pakkes ut til mye mer" in refused(given_file(tmp_path, "bombe.docx", bomb))


def test_a_section_that_says_the_same_again_and_again_is_no_bomb(tmp_path: Path) -> None:
    file = package(par("SSU sak 3/2025") + par("Felles vakt") + par("a" * 1_000_000))
    assert len(read_document(given_file(tmp_path, "lang.docx", file)).sections[0].text) == 1_000_000


def test_parts_that_together_are_bigger_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_parts, "MAX_ALL", 6_000)
    path = given_file(tmp_path, "stor.docx", package(par("ord " * 1000)))
    assert read_document(path).sections
    path = given_file(tmp_path, "stor.docx", package(par("ord " * 1000), header1=header("topp " * 1000)))
    assert "pakkes ut" in refused(path)


def test_a_tree_of_more_than_the_memory_it_may_take_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = given_file(tmp_path, "tett.docx", package(par("Sak 1/25 Vakt") + '<w:p a="1" b="2"/>' * 3_000_000))
    assert path.stat().st_size < 200_000
    monkeypatch.setattr(word_xml.ET, "fromstring", lambda *_: pytest.fail("the tree was made"))
    assert "pakkes ut til mye mer" in refused(path)


def test_many_empty_paragraphs_are_no_text(tmp_path: Path) -> None:
    assert "har ingen tekst" in refused(given_file(tmp_path, "tom.docx", package("<w:p><w:pPr/></w:p>" * 40_000)))
    path = given_file(tmp_path, "sak.docx", package("<w:p/>" * 40_000 + par("SSU sak 3/2025") + par("Felles vakt")))
    assert read_document(path).number == 3


def test_a_word_file_with_more_text_than_a_person_can_have_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = given_file(tmp_path, "stor.docx", package(par("SSU sak 3/2025") + par("ord " * 1000)))
    assert read_document(path).sections
    monkeypatch.setattr(word_file, "MAX_TEXT", 3_000)
    assert "for mye tekst" in refused(path)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_file_of_more_lines_than_a_person_can_have_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(text_file, "MAX_LINES", 50)
    monkeypatch.setattr(word_file, "MAX_LINES", 50)
    few, many = (ending.join(["SSU sak 3/2025", "Felles vakt"] + ["a"] * count).encode() for count in (40, 60))
    assert read_document(given_file(tmp_path, "sak.txt", few)).number == 3
    assert "for mange linjer" in refused(given_file(tmp_path, "sak.txt", many))
    assert read_document(given_file(tmp_path, "sak.docx", package(par("SSU sak 3/2025") + par("a") * 40))).number == 3
    assert "for mange linjer" in refused(given_file(tmp_path, "sak.docx", package(par("a") * 60)))


def test_parts_that_lie_in_the_same_bytes_are_a_bomb(tmp_path: Path) -> None:
    end = WORD.rfind(b"PK\5\6")
    size, start = struct.unpack_from("<LL", WORD, end + 12)
    listed = WORD[start : start + size] * 3
    many = listed.count(b"PK\1\2")
    data = WORD[:start] + listed + WORD[end : end + 8] + struct.pack("<HHLLH", many, many, len(listed), start, 0)
    assert "pakkes ut til mye mer" in refused(given_file(tmp_path, "bombe.docx", data))


def test_a_list_of_very_many_parts_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_list, "MAX_LIST", 100)
    assert "pakkes ut til mye mer" in refused(given_file(tmp_path, "deler.docx", WORD))


@pytest.mark.parametrize("lost", ["word/styles.xml", "word/numbering.xml", "word/header1.xml", "[Content_Types].xml"])
def test_a_word_file_reads_without_the_parts_it_can_do_without(tmp_path: Path, lost: str) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, data in PARTS.items():
            if name != lost:
                made.writestr(name, data)
    assert read_document(given_file(tmp_path, "sak.docx", file.getvalue())).number == 3


def test_a_text_file_of_more_than_a_person_can_have_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "MAX_TEXT", 1_000)
    assert "er for stor" in refused(given_file(tmp_path, "logg.txt", b"en linje til\n" * 100))
    assert read_document(given_file(tmp_path, "sak.txt", b"en linje til\n" * 10)).kind == "unknown"


def test_a_part_that_is_bigger_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_parts, "MAX_PART", 500)
    assert "pakkes ut" in refused(given_file(tmp_path, "stor.docx", package(par("ord " * 1000))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb(tmp_path: Path, encoding: str) -> None:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "ha"}">' for at in range(10))
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", document.encode(encoding))
    assert "skadet" in refused(given_file(tmp_path, "bombe.docx", file.getvalue()))


def test_a_file_from_outside_is_never_fetched(tmp_path: Path) -> None:
    secret = given_file(tmp_path, "hemmelig.txt", b"Passordet er Nesvik")
    document = (
        f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("word/document.xml", document)
    assert "Nesvik" not in refused(given_file(tmp_path, "henter.docx", file.getvalue()))


def test_tables_in_tables_without_end(tmp_path: Path) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 3000 + par("innerst") + "</w:tc></w:tr></w:tbl>" * 3000
    path = given_file(tmp_path, "dyp.docx", package(par("Sak 1/25 Vakt") + body))
    try:
        assert read_document(path).number == 1
    except CannotRead as refusal:
        assert path.name in str(refusal)


@given(data=st.binary(max_size=3000))
def test_no_bytes_crash_the_reading_of_text(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = given_file(tmp_path_factory.getbasetemp(), "fuzz.txt", data)
    try:
        read_document(path)
    except CannotRead as refusal:
        assert path.name in str(refusal)


@given(changes=st.lists(st.tuples(st.integers(0, len(WORD) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_no_damage_to_a_word_file_crashes_the_reading(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(WORD)
    for at, value in changes:
        data[at] = value
    path = given_file(tmp_path_factory.getbasetemp(), "fuzz.docx", bytes(data))
    try:
        read_document(path)
    except CannotRead as refusal:
        assert path.name in str(refusal)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


PARTS = _parts(WORD)


@given(
    part=st.sampled_from(sorted(PARTS)),
    cut=st.tuples(st.integers(0, 4000), st.integers(0, 60)),
    put=st.sampled_from([b"", b"<w:p/>", b"999999999999", b"<w:tbl>", b"\xff", b'w:val="-1"', b"<!--"]),
)
def test_no_damage_inside_a_word_file_crashes_the_reading(
    tmp_path_factory: pytest.TempPathFactory, part: str, cut: tuple[int, int], put: bytes
) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, data in PARTS.items():
            at = cut[0] % max(len(data), 1)
            made.writestr(name, data[:at] + put + data[at + cut[1] :] if name == part else data)
    path = given_file(tmp_path_factory.getbasetemp(), "inni.docx", file.getvalue())
    try:
        read_document(path)
    except CannotRead as refusal:
        assert path.name in str(refusal)
