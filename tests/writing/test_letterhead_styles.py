"""The house's styles are used where it has them, and ours come with what they rest on where it lacks them."""

import io
import re
from collections.abc import Callable

import docx
import pytest
from letterheads import CONTENT, PLAIN_STYLES, letterhead
from opened_paper import OpenedPaper, W

from sekretariat_tui.domain.case import Case
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import HouseTemplate

Write = Callable[..., OpenedPaper]


@pytest.fixture
def on(write: Write, case: Case, proposal_first: Profile) -> Callable[[bytes], OpenedPaper]:
    return lambda template: write(case, proposal_first, template=HouseTemplate("sak.docx", template))


def style(kind: str, id: str, name: str, inside: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{inside}</w:style>'


def used(paper: OpenedPaper) -> set[str]:
    """The ids of the styles the text uses."""
    root = paper.xml("word/document.xml")
    return {e.get(f"{W}val", "") for tag in ("pStyle", "rStyle", "tblStyle") for e in root.iter(f"{W}{tag}")}


def styles(paper: OpenedPaper) -> dict[str, str]:
    """The name of each style by its id."""
    found = paper.xml("word/styles.xml").iter(f"{W}style")
    return {s.get(f"{W}styleId", ""): s.find(f"{W}name").get(f"{W}val") for s in found}


@pytest.mark.parametrize(
    ("id", "name"),
    [("Overskrift1", "heading 1"), ("Heading1", "Heading 1"), ("a3", "Overskrift 1"), ("Heading1", "Stor overskrift")],
)
def test_a_style_of_the_house_is_known_by_its_name_in_either_language_or_by_its_id(
    on: Callable[[bytes], OpenedPaper], id: str, name: str
) -> None:
    paper = on(letterhead(styles=PLAIN_STYLES + style("paragraph", id, name)))
    assert id in used(paper)
    assert list(styles(paper).values()).count(name) == 1
    assert not {"Heading1", "Heading12"} - {id} & set(styles(paper))


def test_every_style_used_is_there_with_all_it_rests_on(on: Callable[[bytes], OpenedPaper]) -> None:
    for template in (letterhead(), letterhead(styles=""), letterhead(styles=style("paragraph", "Tittel", "Title"))):
        paper = on(template)
        there = styles(paper)
        assert used(paper) <= set(there)
        assert len(there) == len(list(paper.xml("word/styles.xml").iter(f"{W}style")))
        for reference in paper.xml("word/styles.xml").iter():
            if reference.tag.removeprefix(W) in {"basedOn", "next", "link"}:
                assert reference.get(f"{W}val") in there


def test_ours_rest_on_the_plain_text_of_the_house(on: Callable[[bytes], OpenedPaper]) -> None:
    plain = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Brodtekst"><w:name w:val="Vanlig tekst"/>'
        '<w:rPr><w:rFonts w:ascii="Georgia"/></w:rPr></w:style>'
    )
    paper = on(letterhead(styles=plain))
    root = paper.xml("word/styles.xml")
    body = next(s for s in root.iter(f"{W}style") if s.get(f"{W}styleId") == "BodyText")
    assert body.find(f"{W}basedOn").get(f"{W}val") == "Brodtekst"
    assert [s.get(f"{W}styleId") for s in root.iter(f"{W}style") if s.get(f"{W}default")].count("Normal") == 0


def test_an_id_or_a_name_that_is_something_else_in_the_house_is_left_to_it(on: Callable[[bytes], OpenedPaper]) -> None:
    theirs = style("character", "Vedtakspunkt", "Vedtakspunkt") + style("table", "Utkast", "Rutenett")
    paper = on(letterhead(styles=PLAIN_STYLES + theirs))
    there = styles(paper)
    assert there["Vedtakspunkt"] == "Vedtakspunkt"
    assert there["Vedtakspunkt2"] == "Vedtakspunkt (sak)"
    assert "Vedtakspunkt2" in used(paper)
    names = [name.casefold() for name in there.values()]
    assert len(names) == len(set(names))


_LIST = (
    '<w:abstractNum w:abstractNumId="7"><w:nsid w:val="5E000001"/><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:numIdMacAtCleanup w:val="1"/>'
)
_ITEM = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
    "<w:r><w:t>Fast punkt</w:t></w:r></w:p>"
)


def test_the_lists_of_the_house_and_ours_stand_side_by_side(
    on: Callable[[bytes], OpenedPaper], write: Write, case: Case, proposal_first: Profile
) -> None:
    numbering = on(letterhead(_ITEM + CONTENT, numbering=_LIST)).xml("word/numbering.xml")
    order = [child.tag.removeprefix(W) for child in numbering]
    assert order == sorted(order, key="abstractNum num numIdMacAtCleanup".split().index)
    for tag, attribute in (("abstractNum", "abstractNumId"), ("num", "numId"), ("nsid", "val")):
        ids = [element.get(f"{W}{attribute}") for element in numbering.iter(f"{W}{tag}")]
        assert len(ids) == len(set(ids)) > 2
    kinds = {kind.get(f"{W}abstractNumId"): kind for kind in numbering.iter(f"{W}abstractNum")}
    theirs = next(one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") == "3")
    assert theirs.find(f"{W}abstractNumId").get(f"{W}val") == "7"
    assert kinds["7"].find(f"{W}lvl/{W}numFmt").get(f"{W}val") == "upperLetter"
    plain = write(case, proposal_first)
    mine = on(letterhead(numbering=_LIST))
    assert mine.under("Innstilling til konsensus") == plain.under("Innstilling til konsensus")
    assert mine.under("Vurdering") == plain.under("Vurdering")


@pytest.mark.parametrize(
    ("said", "became"),
    [("", "nb-NO"), ("en-US", "nb-NO"), ("nn-NO", "nn-NO"), ("nb-NO", "nb-NO")],
)
def test_the_language_of_the_document(on: Callable[[bytes], OpenedPaper], said: str, became: str) -> None:
    lang = f'<w:rPr><w:lang w:val="{said}"/></w:rPr>' if said else ""
    plain = PLAIN_STYLES.replace('<w:name w:val="Normal"/>', f'<w:name w:val="Normal"/>{lang}')
    root = on(letterhead(styles=plain)).xml("word/styles.xml")
    assert root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "nb-NO"
    normal = next(s for s in root.iter(f"{W}style") if s.get(f"{W}styleId") == "Normal")
    own = normal.find(f"{W}rPr/{W}lang")
    assert (own.get(f"{W}val") if own is not None else "nb-NO") == became


def test_a_letterhead_of_pythons_own_library_works(on: Callable[[bytes], OpenedPaper]) -> None:
    document = docx.Document()
    document.add_heading("Fast overskrift", 1)
    document.add_paragraph("{{innhold}}")
    document.add_paragraph("Fast punkt", style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    paper = on(file.getvalue())
    assert paper.texts()[0] == "Fast overskrift"
    assert "Innstilling til konsensus" in paper.texts("Heading 1")
    assert re.search(r'w:val="nb-NO"', paper.archive.read("word/styles.xml").decode())
    assert not any("thumbnail" in part for part in paper.parts)
