"""The fields of the house's own letterhead are filled wherever they stand, and however Word has split them."""

from collections.abc import Callable

import pytest
from letterheads import CONTENT, control, letterhead, p, table, text_box, words_of
from msgspec.structs import replace
from opened_paper import OpenedPaper, W

from sekretariat_tui.domain.case import Case, Exemption
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import PLACEHOLDERS, HouseTemplate
from sekretariat_tui.writing.letterhead.placeholders import known

Write = Callable[..., OpenedPaper]


@pytest.fixture
def on(write: Write, case: Case, proposal_last: Profile) -> Callable[..., OpenedPaper]:
    """The case written on a letterhead."""

    def written(template: bytes, case: Case = case, **more: object) -> OpenedPaper:
        return write(case, proposal_last, template=HouseTemplate("sak.docx", template), **more)

    return written


def test_the_text_stands_where_the_letterhead_has_its_field(on: Callable[..., OpenedPaper]) -> None:
    words = words_of(on(letterhead(p("Før") + CONTENT + p("Etter"))))
    assert words[0] == "Før"
    assert words[1:3] == ["Vedlegg til sak 14/26", "Felles vaktordning – kriterier"]
    assert words[-1] == "Etter"


@pytest.mark.parametrize(
    "texts",
    [
        ("Sak: {{tittel}}.",),
        ("Sak: {{", "tittel", "}}."),
        ("Sak: {", "{tit", "tel}", "}."),
        ("Sak: ", "{{ Tittel }}", "."),
        *[("Sak: {{tittel}}."[:cut], "Sak: {{tittel}}."[cut:]) for cut in range(1, 16)],
    ],
)
def test_a_field_is_found_however_word_has_split_it(on: Callable[..., OpenedPaper], texts: tuple[str, ...]) -> None:
    assert words_of(on(letterhead(p(*texts) + CONTENT)))[0] == "Sak: Felles vaktordning – kriterier."


def test_two_fields_in_one_run_and_one_over_two_runs(on: Callable[..., OpenedPaper]) -> None:
    paragraph = p("{{utvalgskode}}/{{utvalgskode}} {{vår", "\u00a0ref}}", "}} {{utvalgskode}}"[2:])
    assert words_of(on(letterhead(paragraph + CONTENT)))[0] == "SSU/SSU 31/2026 SSU"


def test_a_field_has_the_look_of_the_run_it_begins_in(on: Callable[..., OpenedPaper]) -> None:
    paper = on(letterhead(p("{{tit", "tel}}", look="<w:rPr><w:b/></w:rPr>") + CONTENT))
    run = next(run for run in paper.xml("word/document.xml").iter(f"{W}r") if run.findtext(f"{W}t"))
    assert run.find(f"{W}rPr/{W}b") is not None
    assert run.findtext(f"{W}t") == "Felles vaktordning – kriterier"


@pytest.mark.parametrize("page", ["default", "first", "even"])
@pytest.mark.parametrize("kind", ["headers", "footers"])
def test_fields_are_filled_in_every_header_and_footer(on: Callable[..., OpenedPaper], kind: str, page: str) -> None:
    paper = on(letterhead(**{kind: {page: p("{{saksnum", "mer}}")}}))
    part = "word/header1.xml" if kind == "headers" else "word/footer1.xml"
    assert words_of(paper, part) == ["SSU sak 14/26"]


def test_fields_are_filled_in_tables_text_boxes_and_content_controls(on: Callable[..., OpenedPaper]) -> None:
    body = (
        table((p("Behandler"), p("{{saksbehandler}}")), (p("Nøstet"), table((p("{{dato}}"),)) + "<w:p/>"))
        + text_box(p("{{vår ", "ref}}"))
        + control(p("{{møtedato}}"))
        + CONTENT
    )
    paper = on(letterhead(body, headers={"default": text_box(p("{{utvalgskode}}"))}))
    words = words_of(paper)
    assert "Kari Nordli / Ola Bakken" in words
    assert "04.05.2026" in words
    assert "21.05.2026" in words
    assert words.count("31/2026") == 2, "both branches of the text box"
    assert words_of(paper, "word/header1.xml").count("SSU") == 2


def test_a_content_control_does_not_take_its_own_value_back(on: Callable[..., OpenedPaper]) -> None:
    bound = '<w:placeholder/><w:showingPlcHdr/><w:dataBinding w:xpath="/x"/><w:tag w:val="egen"/>'
    inline = f"<w:p>{control('<w:r><w:t>{{tittel}}</w:t></w:r>', bound)}</w:p>"
    root = on(letterhead(inline + control(p("{{dato}}"), bound) + CONTENT)).xml("word/document.xml")
    assert [tag.get(f"{W}val") for tag in root.iter(f"{W}tag")] == ["egen", "egen"]
    assert not [e for name in ("dataBinding", "showingPlcHdr", "placeholder") for e in root.iter(f"{W}{name}")]


def test_the_text_comes_out_of_a_content_control_around_its_field(on: Callable[..., OpenedPaper]) -> None:
    paper = on(letterhead(control(CONTENT)))
    assert "Bakgrunn" in paper.texts()
    assert paper.xml("word/document.xml").find(f".//{W}sdt") is None


@pytest.mark.parametrize(
    "title",
    [
        "Drift & utvikling <nå> «sitat» \"hermetegn\" 'enkle'",
        "To\u00a0000 – 10 500 000 kr",
        "e\u0301n",
        "mange ord " * 40,
        "post@eksempel.example",
        "{{tittel}} er et felt",
    ],
)
def test_any_title_can_be_filled_in(on: Callable[..., OpenedPaper], case: Case, title: str) -> None:
    paper = on(letterhead(p("{{tittel}}") + CONTENT, headers={"default": p("{{tittel}}")}), replace(case, title=title))
    shown = " ".join(title.replace("e\u0301", "é").split())
    assert words_of(paper)[0] == shown
    assert words_of(paper, "word/header1.xml") == [shown]


def test_a_value_of_several_lines_keeps_them(on: Callable[..., OpenedPaper], case: Case) -> None:
    references = (case.archive_references[0], replace(case.archive_references[0], value="2026/9 & 10"))
    paper = on(letterhead(p("Ref: {{arkivref}}!") + CONTENT), replace(case, archive_references=references))
    assert words_of(paper)[0] == "Ref: Sykehuset Innsjø: 2026/455-3\nSykehuset Innsjø: 2026/9 & 10!"


def test_every_field_of_the_table_is_filled(on: Callable[..., OpenedPaper], case: Case) -> None:
    fields = [placeholder.written for placeholder in PLACEHOLDERS if placeholder.name != "innhold"]
    exempt = replace(case, exemption=Exemption(legal_basis="offl. § 23"))
    words = words_of(on(letterhead("".join(p(field) for field in fields) + CONTENT), exempt))
    assert words[: len(fields)] == [
        "Felles vaktordning – kriterier",
        "SSU sak 14/26",
        "Vedlegg til sak 14/26",
        "Vedtakssak",
        "Utkast",
        "Strategisk samarbeidsutvalg (SSU)",
        "SSU",
        "21.05.2026",
        "Kari Nordli / Ola Bakken",
        "Anne Vik / Per Moen",
        "31/2026",
        "Sykehuset Innsjø: 2026/455-3",
        "04.05.2026",
        "Helsefellesskap Innsjø",
        "Saksframlegg",
        "Unntatt offentlighet, offl. § 23",
    ]


def test_a_paragraph_of_fields_that_came_to_nothing_is_taken_out(on: Callable[..., OpenedPaper], draft: Case) -> None:
    body = p("{{unntatt}}") + p("{{unntatt}} ", "{{møtedato}}") + p("Møtedato: {{møtedato}}") + CONTENT
    paper = on(letterhead(body, headers={"default": p("{{unntatt}}") + p("{{unntatt}}")}), draft, meeting=None)
    assert words_of(paper)[0] == "Møtedato: "
    assert len(list(paper.xml("word/header1.xml").iter(f"{W}p"))) == 1, "a header must hold a paragraph"


def test_a_row_whose_fields_all_came_to_nothing_is_taken_out(on: Callable[..., OpenedPaper], draft: Case) -> None:
    rows = ((p("Møte"), p("{{møtedato}}")), (p("Behandler"), p("{{saksbehandler}}")), (p("Fast"), p("tekst")))
    words = words_of(on(letterhead(table(*rows) + CONTENT), draft, meeting=None))
    assert words[:4] == ["Behandler", "Kari Nordli / Ola Bakken", "Fast", "tekst"]
    alone = words_of(on(letterhead(table(rows[0]) + CONTENT), draft, meeting=None))
    assert alone[0] == "Møte", "a table must hold a row"


def test_a_section_that_ends_where_the_text_stands_goes_on_ending_there(on: Callable[..., OpenedPaper]) -> None:
    page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    body = f"<w:p><w:pPr>{page}</w:pPr><w:r><w:t>{{{{innhold}}}}</w:t></w:r></w:p>" + p("Siste side")
    root = on(letterhead(body)).xml("word/document.xml")
    assert [size.get(f"{W}orient") for size in root.iter(f"{W}pgSz")] == ["landscape", None]
    last = [paragraph for paragraph in root.iter(f"{W}p") if paragraph.find(f".//{W}sectPr") is not None]
    assert "".join(t.text or "" for t in last[0].iter(f"{W}t")) == "Ett innspill."


def test_a_field_is_known_however_it_is_typed() -> None:
    assert known("Vår\u00a0 REF") == known("vår ref")
    assert known("titel") is None
