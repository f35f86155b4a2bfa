"""A bad file, or another case's: one sentence that says what is wrong, and never the wrong case."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from edited_draft import EditedDraft, block_name, words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lost_draft import docs, paragraphs
from msgspec.structs import replace
from sent_case import FIXTURES, REGISTER, came_back, house, sent_case, written

from sekretariat_tui.domain.draft_identity import case_name, register_name, version_name
from sekretariat_tui.domain.errors import CannotRead
from sekretariat_tui.reading.incoming import Incoming
from sekretariat_tui.reading.returned import assemble, case_of, is_from_elsewhere, named_case, read_returned
from sekretariat_tui.reading.returned.returned_file import read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def given_file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(CannotRead) as caught:
        read_returned(path)
    sentence = str(caught.value)
    assert "\n" not in sentence and path.name in sentence and sentence.endswith(".")
    return sentence


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("borte.docx", None, "finnes ikke"),
        ("tom.docx", b"", "er tom"),
        ("passord.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "passord"),
        ("gammel.doc", OLE, "gamle Word-formatet"),
        ("gammel.docx", OLE, "gamle Word-formatet"),
        ("skriver.odt", b"PK\x03\x04", "OpenDocument"),
        ("tekst.txt", b"Bakgrunn", "ikke en Word-fil"),
        ("tekst.docx", b"Bakgrunn", "ikke en Word-fil"),
        ("halv.docx", written()[:3000], "skadet"),
        ("uten.docx", b"PK\x05\x06" + b"\0" * 18, "uten Word-dokument"),
    ],
)
def test_what_is_no_draft_is_said_in_one_sentence(tmp_path: Path, name: str, data: bytes | None, said: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert said in refused(path)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    draft = EditedDraft()
    draft.write(block_name("bakgrunn00000001", 0), words("x" * 30_000_000))
    assert "pakkes ut" in refused(given_file(tmp_path, "bombe.docx", draft.to_bytes()))


def test_a_picture_that_is_a_bomb_does_not_stop_the_text(tmp_path: Path) -> None:
    draft = EditedDraft()
    draft.relate("rIdP", "image", "media/stor.png")
    draft.after(
        block_name("bakgrunn00000001", 0),
        "<w:p><w:r><w:drawing><a:blip r:embed='rIdP'/></w:drawing></w:r></w:p>",
    )
    back = draft.back(tmp_path, {"word/media/stor.png": b"\0" * 60_000_000})
    assert back.case == sent_case()
    assert back.pictures == ()
    assert any("bilde" in problem for problem in back.problems)


def test_a_draft_that_is_protected_against_edits_is_read(tmp_path: Path) -> None:
    draft = EditedDraft()
    draft.parts["word/settings.xml"] = draft.parts["word/settings.xml"].replace(
        "</w:settings>", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'
    )
    assert draft.back(tmp_path).case == sent_case()


def test_a_draft_with_macros_is_read_and_the_macros_left_alone(tmp_path: Path) -> None:
    path = given_file(tmp_path, "makro.docm", EditedDraft().to_bytes({"word/vbaProject.bin": OLE}))
    assert assemble(sent_case(), read_returned(path)).case == sent_case()


def test_damaged_properties_do_not_stop_the_text(tmp_path: Path) -> None:
    draft = EditedDraft()
    draft.parts["docProps/core.xml"] = "<cp:coreProperties"
    assert draft.back(tmp_path).case == sent_case()


def test_a_file_of_another_case_is_never_laid_over_this_one() -> None:
    returned = read_returned(FIXTURES / "sendt.docx")
    other = replace(sent_case(), id="sak0000000000002")
    with pytest.raises(CannotRead, match="en annen sak"):
        assemble(other, returned)
    assert case_of(returned, ["sak0000000000002", sent_case().id]) == sent_case().id
    assert case_of(returned, ["sak0000000000002"]) is None


def test_a_file_of_another_secretariat_is_known() -> None:
    returned = read_returned(FIXTURES / "sendt.docx")
    assert returned.register_name == register_name(REGISTER)
    assert not is_from_elsewhere(returned, REGISTER)
    assert is_from_elsewhere(returned, "et annet register")


def test_the_version_that_was_sent_is_known() -> None:
    returned, _ = came_back("lo_ord_sporet.docx")
    assert returned.version_name == version_name(sent_case())
    assert returned.case_name == case_name(sent_case().id)
    assert returned.saved_by == "Kari Nordli"
    assert returned.program.startswith("LibreOffice")


def test_a_file_without_names_is_known_by_its_properties_or_its_title(tmp_path: Path) -> None:
    path = given_file(tmp_path, "kopi.docx", docs(list(paragraphs(sent_case()))))
    returned = read_returned(path)
    assert (returned.case_name, returned.identifier) == ("", "")
    assert case_of(returned, [sent_case().id]) is None
    assert not is_from_elsewhere(returned, REGISTER)
    assert named_case(returned, house()).title == sent_case().title
    assert case_of(replace(returned, identifier=sent_case().id), [sent_case().id]) == sent_case().id


def test_a_copy_that_names_its_number_is_known_by_it(tmp_path: Path) -> None:
    pars = list(paragraphs(sent_case()))
    pars[0] = pars[0]._replace(words="SSU sak 14/26")
    named = named_case(read_returned(given_file(tmp_path, "kopi.docx", docs(pars))), house())
    assert (named.body, named.number, named.year) == ("SSU", 14, 2026)


CONTAINERS = [path.read_bytes() for path in sorted(FIXTURES.glob("lo_*_sporet.docx"))]


def _readable(data: bytes) -> None:
    """Read to the end, or refused with a sentence: nothing else."""
    try:
        returned = read_bytes(Incoming("fil.docx", "0", ".docx", data))
        assembled = assemble(sent_case(), returned)
    except CannotRead as refusal:
        assert str(refusal).endswith(".")
    else:
        assert assembled.case.id == sent_case().id


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CONTAINERS), st.randoms(use_true_random=False))
def test_no_damage_to_a_file_does_more_than_refuse_it(data: bytes, chance: random.Random) -> None:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(damaged))
        match chance.randrange(3):
            case 0:
                damaged[at] = chance.randrange(256)
            case 1:
                del damaged[at : at + chance.randint(1, 50)]
            case 2:
                damaged[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 9)))
    _readable(bytes(damaged))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CONTAINERS), st.randoms(use_true_random=False))
def test_no_edit_of_the_xml_does_more_than_refuse_it(data: bytes, chance: random.Random) -> None:
    """Elements taken out, doubled, moved and renamed at random, as no program would write them."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = chance.choice([name for name in parts if name.endswith(".xml")])
    pieces = parts[name].split(b"<")
    for _ in range(chance.randint(1, 12)):
        at, other = chance.randrange(1, len(pieces)), chance.randrange(1, len(pieces))
        match chance.randrange(4):
            case 0 if pieces[at].rstrip().endswith(b"/>"):
                pieces[at] = b""
            case 1 if pieces[at].rstrip().endswith(b"/>"):
                pieces[other] += b"<" + pieces[at]
            case 2:
                pieces[at] = pieces[at].replace(b'"', b'"-', 1)
            case _:
                pieces[at], pieces[other] = pieces[other], pieces[at]
    parts[name] = b"<".join(piece for piece in pieces if piece)
    changed = BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made:
        for part, content in parts.items():
            made.writestr(part, content)
    _readable(changed.getvalue())


def test_tables_and_fields_without_end_are_no_end_of_the_program(tmp_path: Path) -> None:
    draft = EditedDraft()
    deep = "<w:tbl><w:tr><w:tc>" * 2000 + f"<w:p>{words('innerst')}</w:p>" + "</w:tc></w:tr></w:tbl>" * 2000
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    draft.after(block_name("framdrift0000001", 0), field, deep, f"<w:p>{words('etterpå')}</w:p>")
    try:
        back = draft.back(tmp_path)
    except CannotRead:
        return
    assert "etterpå" in back.case.sections[2].text
