"""What the house has made of its letterhead goes out as it is; what is not for the reader does not go out."""

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise

import pytest
from letterheads import CONTENT, letterhead, p, table, text_box, words_of
from msgspec.structs import replace
from opened_paper import OpenedPaper, W

from sekretariat_tui.domain.case import Case, Decision, Exemption
from sekretariat_tui.domain.draft_identity import OURS_PREFIX, TITLE, case_name, register_name, version_name
from sekretariat_tui.domain.kinds import Outcome
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import (
    PLACEHOLDERS,
    DocumentKind,
    HouseTemplate,
    case_paper,
    decision_excerpt,
    starting_template,
)

Write = Callable[..., OpenedPaper]
On = Callable[..., OpenedPaper]


@pytest.fixture
def on(write: Write, case: Case, proposal_first: Profile) -> On:
    """The case written on a letterhead, in the house with a metadata block."""

    def written(template: bytes, case: Case = case, **more: object) -> OpenedPaper:
        return write(case, proposal_first, template=HouseTemplate("sak.docx", template), **more)

    return written


def names(paper: OpenedPaper) -> dict[str, str]:
    """The text of the paragraph by each hidden name in it."""
    return {
        mark.get(f"{W}name", ""): "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        for paragraph in paper.xml("word/document.xml").iter(f"{W}p")
        for mark in paragraph.findall(f"{W}bookmarkStart")
    }


# What is left as it is.


def test_page_pictures_theme_and_fonts_are_left_as_they_are(on: On) -> None:
    section = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="2000" w:right="500" w:bottom="2000" '
        'w:left="500" w:header="1" w:footer="1" w:gutter="0"/><w:cols w:num="2" w:space="300"/>'
    )
    more = {
        "word/media/logo.png": b"\x89PNG bytes",
        "word/theme/theme1.xml": b"<theme/>",
        "word/fonts/a.odttf": b"font",
    }
    paper = on(letterhead(section=section, more=more))
    page = list(paper.xml("word/document.xml").iter(f"{W}sectPr"))[-1]
    assert page.find(f"{W}pgSz").get(f"{W}orient") == "landscape"
    assert page.find(f"{W}cols").get(f"{W}num") == "2"
    for name, data in more.items():
        assert paper.archive.read(name) == data


def test_the_same_case_on_the_same_letterhead_gives_the_same_bytes(
    case: Case, proposal_first: Profile, meeting: Meeting
) -> None:
    template = HouseTemplate("sak.docx", letterhead(p("{{tittel}}") + CONTENT, headers={"first": p("{{dato}}")}))
    made = [
        case_paper(case, proposal_first, meeting=meeting, today=meeting.first_day, register_id="r", template=template)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert {entry.date_time[0] for entry in zipfile.ZipFile(io.BytesIO(made[0])).infolist()} == {1980}


def test_one_paper_leaves_no_trace_in_the_next(on: On, case: Case, draft: Case) -> None:
    template = letterhead(p("{{tittel}} {{møtedato}}") + CONTENT, headers={"default": p("{{saksnummer}}")})
    before = on(template).data
    on(template, replace(draft, title="En annen sak"), meeting=None)
    assert on(template).data == before


@pytest.mark.parametrize(
    ("more", "tag"),
    [
        ("<w:r><w:drawing/></w:r>", "drawing"),
        ("<w:r><w:pict/></w:r>", "pict"),
        ('<w:r><w:br w:type="page"/></w:r>', "br"),
    ],
)
def test_what_is_anchored_where_the_text_stands_stays_before_it(on: On, more: str, tag: str) -> None:
    content = f"<w:p>{more}<w:r><w:t>{{{{innhold}}}}</w:t></w:r></w:p>"
    body = list(on(letterhead(p("Før") + content)).xml("word/document.xml").find(f"{W}body"))
    assert body[1].find(f".//{W}{tag}") is not None
    assert "SSU sak 14/2026" in "".join(t.text or "" for t in body[2].iter(f"{W}t"))


def test_a_bookmark_that_ends_where_the_text_stands_leaves_no_half_behind(on: On) -> None:
    half = '<w:p><w:bookmarkStart w:id="4" w:name="Halv"/><w:r><w:t>x</w:t></w:r></w:p>'
    content = '<w:p><w:r><w:t>{{innhold}}</w:t></w:r><w:bookmarkEnd w:id="4"/></w:p>'
    root = on(letterhead(half + content)).xml("word/document.xml")
    assert "Halv" not in [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]


# What does not go out.


def test_comments_stay_with_those_who_keep_the_letterhead(on: On) -> None:
    commented = (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Fast</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    comments = '<w:comment w:id="0" w:author="Intern"><w:p><w:r><w:t>Bare for oss</w:t></w:r></w:p></w:comment>'
    paper = on(letterhead(commented + CONTENT, comments=comments))
    assert words_of(paper)[0] == "Fast"
    everything = b"".join(paper.archive.read(name) for name in paper.parts)
    assert b"comment" not in everything.lower()
    assert b"Bare for oss" not in everything


def test_tracked_changes_of_the_letterhead_are_settled(on: On) -> None:
    about = 'w:id="1" w:author="Kari" w:date="2026-01-01T00:00:00Z"'
    changed = (
        f"<w:p><w:pPr><w:rPr><w:ins {about}/></w:rPr></w:pPr><w:ins {about}><w:r><w:t>Ny {{{{tit</w:t></w:r></w:ins>"
        f"<w:del {about}><w:r><w:delText>gammel</w:delText></w:r></w:del><w:r><w:rPr><w:b/><w:rPrChange {about}><w:rPr/>"
        "</w:rPrChange></w:rPr><w:t>tel}}</w:t></w:r></w:p>"
    )
    paper = on(letterhead(changed + CONTENT))
    assert words_of(paper)[0] == "Ny Felles vaktordning – kriterier"
    assert b'Kari"' not in paper.archive.read("word/document.xml")
    assert b"gammel" not in paper.archive.read("word/document.xml")


def test_protection_is_taken_off_so_that_the_officers_can_write(on: On) -> None:
    protected = '<w:writeProtection w:recommended="1"/><w:documentProtection w:edit="forms" w:enforcement="1"/><w:trackRevisions/>'
    settings = on(letterhead(settings=protected)).archive.read("word/settings.xml")
    assert b"rotection" not in settings
    assert b"trackRevisions" in settings, "that changes are tracked is for the house to say"


def test_a_letterhead_made_of_an_exported_draft_does_not_pass_its_identity_on(
    on: On, write: Write, case: Case, draft: Case, proposal_first: Profile
) -> None:
    other = write(replace(draft, id="en annen", title="{{tittel}}", sections=()), proposal_first, register_id="x")
    archive = zipfile.ZipFile(io.BytesIO(other.data))
    files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] = files["word/document.xml"].replace(b"<w:sectPr", CONTENT.encode() + b"<w:sectPr", 1)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, data in files.items():
            out.writestr(name, data)
    found = names(on(made.getvalue(), register_id="r"))
    assert case_name("en annen") not in found
    assert register_name("x") not in found
    assert case_name(case.id) in found


# What is not said twice.


def test_what_the_letterhead_shows_is_not_said_again(on: On, case: Case) -> None:
    exempt = replace(case, exemption=Exemption(legal_basis="offl. § 23"))
    rows = table((p("Behandler"), p("{{saksbehandler}}")), (p("Møte"), p("{{møtedato}}")))
    words = words_of(on(letterhead(p("{{saksnummer}}") + p("{{tittel}}") + p("{{unntatt}}") + rows + CONTENT), exempt))
    assert words[:3] == ["SSU sak 14/2026", case.title, "Unntatt offentlighet, offl. § 23"]
    for said in (case.title, "Unntatt offentlighet, offl. § 23", "21.05.2026", "Kari Nordli / Ola Bakken"):
        assert [said in line for line in words].count(True) == 1
    assert "Dato dok:04.05.2026" in words, "what it does not show stands in the block"


def test_fields_in_headers_are_said_again_in_the_text(on: On, case: Case) -> None:
    header = p("{{tittel}} {{saksbehandler}} {{unntatt}} {{saksnummer}}")
    exempt = replace(case, exemption=Exemption(legal_basis="offl. § 23"))
    words = words_of(on(letterhead(headers={"first": header}), exempt))
    assert words[:3] == ["SSU sak 14/2026", case.title, "Unntatt offentlighet, offl. § 23"]
    assert "Saksbehandler:Kari Nordli / Ola Bakken" in words


def test_what_is_kept_from_the_public_is_always_marked_in_the_document_itself(on: On, case: Case) -> None:
    exempt = replace(case, exemption=Exemption(legal_basis="offl. § 23"))
    for template in (
        letterhead(),
        letterhead(p("{{unntatt}}") + CONTENT),
        letterhead(headers={"default": p("{{unntatt}}")}),
    ):
        assert "Unntatt offentlighet, offl. § 23" in words_of(on(template, exempt))


# What it is known by when it comes back.


def test_the_title_of_the_letterhead_is_the_title_when_it_stands_alone(on: On, case: Case) -> None:
    found = names(on(letterhead(p("{{tittel}}") + CONTENT), register_id="r"))
    for name in (TITLE, case_name(case.id), register_name("r"), version_name(case)):
        assert found[name] == case.title


def test_a_title_among_other_words_is_no_title_to_take_back(on: On, case: Case) -> None:
    found = names(on(letterhead(p("Sak: {{tittel}}") + CONTENT)))
    assert TITLE not in found
    assert found[case_name(case.id)] == f"Sak: {case.title}"


def test_a_title_in_a_text_box_leaves_the_identity_to_the_text(on: On, case: Case) -> None:
    found = names(on(letterhead(text_box(p("{{tittel}}")) + CONTENT)))
    assert TITLE not in found
    assert found[case_name(case.id)] == "SSU sak 14/2026"


def test_what_the_letterhead_itself_says_is_named_as_the_programs_own(on: On) -> None:
    found = names(on(letterhead(p("Fast tekst") + p("Til {{utvalg}}") + CONTENT + p("Hilsen"))))
    ours = [text for name, text in found.items() if name.startswith(f"{OURS_PREFIX}mal")]
    assert ours == ["Fast tekst", "Til Strategisk samarbeidsutvalg (SSU)", "Hilsen"]


def test_bookmarks_of_the_letterhead_live_beside_ours(on: On) -> None:
    theirs = '<w:p><w:bookmarkStart w:id="0" w:name="Adresse"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    root = on(letterhead(theirs + CONTENT)).xml("word/document.xml")
    starts = {mark.get(f"{W}id"): mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    ends = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkEnd")]
    assert sorted(starts) == sorted(ends)
    assert "Adresse" in starts.values()


# What would make Word repair the file.


def test_a_table_of_ours_is_kept_apart_from_one_of_the_letterheads(on: On) -> None:
    head = p("{{tittel}}") + p("{{sakslinje}}") + table((p("a"),))
    body = list(on(letterhead(head + CONTENT + table((p("b"),)))).xml("word/document.xml").find(f"{W}body"))
    tags = [child.tag.removeprefix(W) for child in body]
    assert ("tbl", "tbl") not in list(pairwise(tags))


def test_a_paper_with_nothing_to_say_still_has_a_paragraph(on: On) -> None:
    empty = Case(body="SSU", title="")
    paper = on(letterhead(p("{{tittel}}{{sakslinje}}{{dato}}") + CONTENT), empty, meeting=None)
    assert len(list(paper.xml("word/document.xml").iter(f"{W}p"))) == 2


# The other kind of document, and the one to start from.


def test_the_excerpt_has_a_letterhead_of_its_own(case: Case, proposal_last: Profile, meeting: Meeting) -> None:
    decided = replace(case, decision=Decision(points=case.proposal.points, outcome=Outcome.AS_PROPOSED))
    template = HouseTemplate("protokollutdrag.docx", letterhead(p("{{dokumenttype}}: {{sakslinje}}") + CONTENT))
    data = decision_excerpt(decided, proposal_last, meeting=meeting, today=meeting.first_day, template=template)
    paper = OpenedPaper(data)
    assert words_of(paper)[0] == "Protokollutdrag: Protokollutdrag – SSU sak 14/26"
    assert names(paper) == {}


@pytest.mark.parametrize("exempt", [False, True])
def test_the_starting_template_gives_the_paper_our_own_gives(
    on: On, write: Write, case: Case, proposal_first: Profile, exempt: bool
) -> None:
    case = replace(case, exemption=Exemption(legal_basis="offl. § 23") if exempt else None)
    started, plain = on(starting_template(DocumentKind.CASE_PAPER), case), write(case, proposal_first)
    assert started.lines == plain.lines
    assert started.header(first=True) == plain.header(first=True)
    assert set(started.parts) == set(plain.parts)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_starting_template_explains_every_field_in_comments(kind: DocumentKind) -> None:
    paper = OpenedPaper(starting_template(kind))
    comments = " ".join(words_of(paper, "word/comments.xml"))
    shown = words_of(paper)
    for placeholder in PLACEHOLDERS:
        assert placeholder.becomes in comments
        assert placeholder.written in comments or placeholder.written in shown
    assert f"maler/{kind.file}" in comments
    root = paper.xml("word/document.xml")
    marks = [mark.get(f"{W}id") for mark in root.iter(f"{W}commentReference")]
    assert marks == [comment.get(f"{W}id") for comment in paper.xml("word/comments.xml")]
    assert starting_template(kind) == paper.data
