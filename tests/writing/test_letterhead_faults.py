"""A letterhead that cannot be used is told with what is wrong, where it stands, and what to do."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from letterheads import CONTENT, letterhead, p, table, text_box
from opened_paper import OpenedPaper

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import SekretariatError
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import HouseTemplate, TemplateWrong, case_paper

Write = Callable[..., OpenedPaper]
TODAY = date(2026, 5, 4)
BREVHODE = Path(__file__).parent / "fixtures" / "brevhode.docx"


@pytest.fixture
def fault(write: Write, case: Case, proposal_last: Profile) -> Callable[..., str]:
    """What is said of a template; the test fails when nothing is."""

    def told(data: bytes, name: str = "sak.docx") -> str:
        with pytest.raises(TemplateWrong) as caught:
            write(case, proposal_last, template=HouseTemplate(name, data))
        assert isinstance(caught.value, SekretariatError)
        assert caught.value.sentence.startswith(f"Malen «{name}» kan ikke brukes: ")
        assert caught.value.sentence.endswith(", eller eksporter med programmets egen mal.")
        return caught.value.what

    return told


@pytest.mark.parametrize(
    ("template", "place"),
    [
        (letterhead(p("Sak {{titel}}") + CONTENT), "avsnittet «Sak {{titel}}»"),
        (letterhead(headers={"default": p("{{ti", "tel}}")}), "topptekst"),
        (letterhead(headers={"first": p("{{titel}}")}), "topptekst på første side"),
        (letterhead(footers={"even": p("{{titel}}")}), "bunntekst på partallsider"),
        (letterhead(table((p("a"),), (p("{{titel}}"),)) + CONTENT), "tabell 1, rad 2"),
        (letterhead(table((p("a"),)) + table((table((p("{{titel}}"),)) + p("b"),)) + CONTENT), "tabell 2, rad 1"),
        (letterhead(text_box(p("{{titel}}")) + CONTENT), "tekstboks"),
        (
            letterhead(headers={"first": table((text_box(p("{{titel}}")),))}),
            "tekstboks i topptekst på første side",
        ),
        (letterhead(headers={"default": table((p("{{titel}}"),))}), "tabell 1, rad 1 i topptekst"),
    ],
)
def test_an_unknown_field_is_told_with_its_place_and_the_nearest_known(
    fault: Callable[..., str], template: bytes, place: str
) -> None:
    assert f"feltet {{{{titel}}}} i {place} finnes ikke (mente du {{{{tittel}}}}?)" in fault(template)


def test_a_field_like_no_other_is_told_without_a_guess(fault: Callable[..., str]) -> None:
    assert "feltet {{xyzzy}} i topptekst finnes ikke." in fault(letterhead(headers={"default": p("{{xyzzy}}")}))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (p("Sak {{tittel og"), "«{{tittel og» i avsnittet «Sak {{tittel og» åpner et felt som ikke lukkes med }}"),
        (p("{{tittel {{dato}}"), "«{{tittel {{dato}}» i avsnittet «{{tittel {{dato}}» åpner et felt"),
        (p("tittel}} her"), "«}} her» i avsnittet «tittel}} her» lukker et felt som ikke er åpnet"),
    ],
)
def test_braces_that_open_or_close_nothing_are_told(fault: Callable[..., str], body: str, said: str) -> None:
    assert said in fault(letterhead(body + CONTENT))


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (letterhead(p("Uten")), "den mangler et avsnitt med {{innhold}}"),
        (letterhead(CONTENT + CONTENT), "{{innhold}} står 2 ganger; det skal stå én gang"),
        (letterhead(p("Her: {{innhold}}")), "{{innhold}} står sammen med annen tekst"),
        (letterhead(table((CONTENT,))), "{{innhold}} står i tabell 1, rad 1; det må stå i et eget avsnitt"),
        (letterhead("", headers={"default": CONTENT}), "{{innhold}} står i topptekst; det må stå i et eget avsnitt"),
        (letterhead(text_box(CONTENT)), "{{innhold}} står i tekstboks; det må stå i et eget avsnitt"),
    ],
)
def test_the_field_for_the_text_must_stand_once_and_alone(
    fault: Callable[..., str], template: bytes, said: str
) -> None:
    assert said in fault(template)


def test_all_faults_are_told_at_once_up_to_three(fault: Callable[..., str]) -> None:
    told = fault(letterhead(p("{{a1}}") + p("{{b2}}") + p("{{c3}}") + p("{{d4}}") + p("{{e5}}") + CONTENT))
    assert "{{a1}}" in told and "{{c3}}" in told
    assert "{{d4}}" not in told
    assert "og 2 feil til" in told


def _zip(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("sak.docx", b"", "den er ikke et Word-dokument"),
        ("sak.rtf", b"{\\rtf1}", "den er ikke et Word-dokument"),
        ("sak.doc", _OLE, "den er i det gamle Word-formatet (.doc)"),
        ("sak.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "den er beskyttet med passord"),
        ("sak.odt", _zip(mimetype=b"application/vnd.oasis.opendocument.text"), "den er en OpenDocument-fil"),
        ("sak.docx", _zip(x=b"y"), "den er skadet eller ikke lastet helt ned"),
        ("sak.docx", letterhead()[:700], "den er skadet eller ikke lastet helt ned"),
        ("sak.docx", letterhead("<w:p>"), "den er skadet eller ikke lastet helt ned"),
        ("sak.docm", letterhead(main_type="document.macroEnabled.main+xml"), "den inneholder makroer"),
        ("sak.docx", letterhead(more={"word/vbaProject.bin": b"x"}), "den inneholder makroer"),
        ("sak.docx", letterhead(main_type="glossary+xml"), "den er ikke et Word-dokument"),
    ],
)
def test_what_is_no_word_template_is_told(fault: Callable[..., str], name: str, data: bytes, said: str) -> None:
    assert said in fault(data, name)


def test_a_file_saved_as_strict_is_told(fault: Callable[..., str]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(letterhead()))
    files = {name: archive.read(name) for name in archive.namelist()}
    usual, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    files["word/document.xml"] = files["word/document.xml"].replace(usual, strict)
    assert "«Strict Open XML»" in fault(_zip(**files))


def test_a_template_of_words_own_kind_becomes_a_document(write: Write, case: Case, proposal_last: Profile) -> None:
    paper = write(case, proposal_last, template=HouseTemplate("sak.dotx", letterhead(main_type="template.main+xml")))
    assert b"document.main+xml" in paper.archive.read("[Content_Types].xml")
    assert b"template.main" not in paper.archive.read("[Content_Types].xml")


def test_a_cut_template_never_ends_in_another_error(write: Write, case: Case, proposal_last: Profile) -> None:
    whole = letterhead(headers={"default": p("{{tittel}}")}, numbering="<w:num/>", settings="<w:zoom/>")
    for at in range(0, len(whole) - 1, 97):
        with pytest.raises(TemplateWrong):
            write(case, proposal_last, template=HouseTemplate("sak.docx", whole[:at]))


@pytest.mark.parametrize("seed", range(3))
def test_a_template_with_parts_that_make_no_sense_is_used_or_told(
    case: Case, proposal_last: Profile, meeting: Meeting, seed: int
) -> None:
    chance = random.Random(seed)
    archive = zipfile.ZipFile(BREVHODE)
    whole = {name: archive.read(name) for name in archive.namelist()}
    told = used = 0
    for _ in range(40):
        files = dict(whole)
        for name in chance.sample([name for name in files if name.endswith((".xml", ".rels"))], 2):
            files[name] = _nonsense(files[name], chance)
        try:
            template = HouseTemplate("sak.docx", _zip(**files))
            case_paper(case, proposal_last, meeting=meeting, today=TODAY, template=template)
            used += 1
        except TemplateWrong:
            told += 1
    assert used + told == 40


def _nonsense(part: bytes, chance: random.Random) -> bytes:
    """The part with a few elements gone, renamed, or with other attributes."""
    root = ElementTree.fromstring(part)
    for _ in range(chance.randint(1, 4)):
        element = chance.choice(list(root.iter()))
        kind = chance.choice(("attribute", "attribute", "gone", "gone", "text", "name"))
        if kind == "attribute" and element.attrib:
            element.set(chance.choice(list(element.attrib)), chance.choice(("", "x", "-1", "99999")))
        elif kind == "gone" and len(element):
            element.remove(chance.choice(list(element)))
        elif kind == "text":
            element.text = "{{tittel}}"
        elif kind == "name":
            element.tag = "{urn:x}y"
    return ElementTree.tostring(root)
