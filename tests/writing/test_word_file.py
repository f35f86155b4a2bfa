"""The file itself: what Word is strict about, what a screen reader needs, and what must leave no trace."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from opened_paper import OpenedPaper, W

from sekretariat_tui.domain.case import Case, Exemption
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import case_paper

Write = Callable[..., OpenedPaper]
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The order of the children, of those we write, in ISO/IEC 29500-1, annex A (wml.xsd). Word refuses another order.
_RUN = "rStyle rFonts b bCs i iCs color sz szCs lang"
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs spacing ind contextualSpacing jc "
    "outlineLvl rPr",
    "rPr": _RUN,
    "numPr": "ilvl numId",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "pBdr": "top left bottom right",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "p": "pPr bookmarkStart r bookmarkEnd",
    "sectPr": "headerReference footerReference pgSz pgMar cols titlePg",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType lvl",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "num": "abstractNumId lvlOverride",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "font": "altName panose1 charset family pitch",
}


@pytest.fixture
def paper(write: Write, case: Case, proposal_first: Profile) -> OpenedPaper:
    return write(replace(case, exemption=Exemption(legal_basis="offl. § 23")), proposal_first)


def every_element(paper: OpenedPaper) -> list[ElementTree.Element]:
    roots = [paper.xml(name) for name in paper.parts if name.startswith("word/") and name.endswith(".xml")]
    return [element for root in roots for element in root.iter()]


def test_every_element_has_its_children_in_the_order_the_standard_gives(paper: OpenedPaper) -> None:
    for element in every_element(paper):
        order = _ORDER.get(element.tag.removeprefix(W))
        if order is not None:
            places = [order.split().index(child.tag.removeprefix(W)) for child in element]
            assert places == sorted(places), ElementTree.tostring(element, encoding="unicode")[:400]


def test_every_style_list_and_relation_that_is_named_is_there(paper: OpenedPaper) -> None:
    styles = {style.get(f"{W}styleId") for style in paper.xml("word/styles.xml").iter(f"{W}style")}
    lists = {number.get(f"{W}numId") for number in paper.xml("word/numbering.xml").iter(f"{W}num")}
    for element in every_element(paper):
        name, value = element.tag.removeprefix(W), element.get(f"{W}val")
        if name in {"pStyle", "rStyle", "tblStyle", "basedOn", "next"}:
            assert value in styles
        if name == "numId":
            assert value in lists


def test_no_id_is_given_twice(paper: OpenedPaper) -> None:
    numbering = paper.xml("word/numbering.xml")
    for tag, attribute in (("abstractNum", "abstractNumId"), ("num", "numId"), ("nsid", "val")):
        ids = [element.get(f"{W}{attribute}") for element in numbering.iter(f"{W}{tag}")]
        assert len(ids) == len(set(ids)) > 0
    styles = [style.get(f"{W}styleId") for style in paper.xml("word/styles.xml").iter(f"{W}style")]
    assert len(styles) == len(set(styles))


def test_every_part_is_declared_and_reached_by_a_relation(paper: OpenedPaper) -> None:
    declared = {
        element.get("PartName", "").lstrip("/")
        for element in paper.xml("[Content_Types].xml")
        if element.get("PartName")
    }
    plumbing = {name for name in paper.parts if name.endswith(".rels")} | {"[Content_Types].xml"}
    assert declared == set(paper.parts) - plumbing
    reached = {relation.get("Target") for relation in paper.xml("_rels/.rels")}
    reached |= {f"word/{relation.get('Target')}" for relation in paper.xml("word/_rels/document.xml.rels")}
    assert reached == declared
    used = {value for element in every_element(paper) for key, value in element.attrib.items() if key == f"{R}id"}
    given = {
        relation.get("Id")
        for relation in paper.xml("word/_rels/document.xml.rels")
        if relation.get("Type", "").endswith(("/header", "/footer"))
    }
    assert used == given


def test_every_style_is_proofed_as_bokmal(paper: OpenedPaper) -> None:
    styles = paper.xml("word/styles.xml")
    for style in styles.iter(f"{W}style"):
        language = style.find(f"{W}rPr/{W}lang")
        assert language is not None, style.get(f"{W}styleId")
    languages = {
        value for element in every_element(paper) if element.tag == f"{W}lang" for value in element.attrib.values()
    }
    assert languages == {"nb-NO"}
    assert paper.document.core_properties.language == "nb-NO"


def test_the_properties_say_what_the_file_is_who_made_it_and_when(
    write: Write, case: Case, draft: Case, proposal_last: Profile
) -> None:
    properties = write(case, proposal_last, author="Kari Nordli").document.core_properties
    assert properties.title == "Felles vaktordning – kriterier"
    assert properties.subject == "Saksframlegg, SSU sak 14/26, Strategisk samarbeidsutvalg (SSU)"
    assert properties.author == properties.last_modified_by == "Kari Nordli"
    assert properties.identifier == case.id
    assert properties.created == datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
    assert properties.modified == datetime(2026, 5, 4, tzinfo=UTC)
    assert write(draft, proposal_last).document.core_properties.author == "Kari Nordli; Ola Bakken"
    assert "UTKAST" in write(draft, proposal_last).document.core_properties.subject


def test_nothing_is_left_of_the_defaults_of_the_library(paper: OpenedPaper) -> None:
    everything = "\n".join(paper.archive.read(name).decode() for name in paper.parts)
    for trace in ("python-docx", "generated by", "en-US", "Steve Canny", "Macintosh", "<!--", "ja-JP", "Cambria"):
        assert trace not in everything
    assert not any("thumbnail" in name or "theme" in name or "customXml" in name for name in paper.parts)
    assert paper.document.core_properties.comments == ""
    assert "description" not in paper.archive.read("docProps/core.xml").decode()


def test_the_same_case_on_the_same_day_gives_the_same_bytes(
    case: Case, proposal_first: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = case_paper(case, proposal_first, meeting=None, today=date(2026, 5, 4))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert case_paper(case, proposal_first, meeting=None, today=date(2026, 5, 4)) == first
    assert case_paper(case, proposal_first, meeting=None, today=date(2026, 5, 5)) != first
    times = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_begins_with_its_content_types(paper: OpenedPaper) -> None:
    assert paper.parts[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


def test_the_metadata_block_is_lines_of_label_and_value_and_no_table(paper: OpenedPaper) -> None:
    assert paper.document.tables == []
    lines = [p for p in paper.document.paragraphs if p.style.name == "Saksopplysning"]
    assert len(lines) == len(paper.metadata()) > 5
    assert all(line.runs[0].style.name == "Strong" and line.runs[0].text.endswith(":") for line in lines)


def test_the_page_is_a4_with_real_page_numbers_at_the_foot(paper: OpenedPaper) -> None:
    section = paper.document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == "Side 1 av 1"
        fields = [element.text.strip() for element in footer._element.iter(f"{W}instrText")]
        assert fields == ["PAGE", "NUMPAGES"]


def test_headings_stay_with_the_text_they_stand_over(paper: OpenedPaper) -> None:
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        assert paper.document.styles[name].paragraph_format.keep_with_next


def test_text_is_dark_enough_on_white_to_read(paper: OpenedPaper) -> None:
    """Contrast of at least 7:1, as WCAG 2.2 has it for text (success criterion 1.4.6)."""
    colours = {element.get(f"{W}val") for element in paper.xml("word/styles.xml").iter() if element.tag == f"{W}color"}
    assert colours
    for colour in colours:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        assert 1.05 / (luminance + 0.05) >= 7
