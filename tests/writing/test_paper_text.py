"""Every text a person can type or paste reaches the paper as it was, or as near as Word can hold it."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opened_paper import OpenedPaper, W

from sekretariat_tui.domain.case import Attachment, Case, Proposal, Section
from sekretariat_tui.domain.kinds import AttachmentKind
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.texts import clean_text
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import case_paper

Write = Callable[..., OpenedPaper]


@pytest.mark.parametrize(
    "text",
    [
        "helse & omsorg, a < b > c, «sitat», \"x\" og 'y'",
        "10 000 kroner",  # with a no-break space
        "kolonne\tkolonne",
        "en 👩‍⚕️ og et 🇳🇴",
        "e-post: post@eksempel.invalid – se https://eksempel.invalid/?a=1&b=2",
        "ordet fortsetter ‑ her – og — her",
    ],
)
def test_a_point_and_a_paragraph_hold_the_text_as_it_was(write: Write, proposal_last: Profile, text: str) -> None:
    case = Case(
        body="SSU",
        title="Tekst",
        sections=(Section(heading="Avsnitt", text=text),),
        proposal=Proposal(points=(Point(text=text),)),
    )
    paper = write(case, proposal_last)
    assert paper.under("Avsnitt") == [text]
    assert paper.texts("Vedtakspunkt") == [text]


def test_combining_accents_are_composed_and_forbidden_characters_dropped(write: Write, proposal_last: Profile) -> None:
    case = Case(
        body="SSU",
        title="Sa\u030ar\x00behandling",
        case_officers=("Kåre\x07",),
        sections=(Section(heading="Avs\x0bnitt\ud800", text="Blå\x00 tekst\ufffe"),),
        attachments=(Attachment(title="Ved\x1flegg", kind=AttachmentKind.TEXT),),
    )
    paper = write(case, proposal_last)
    assert paper.texts("Title") == ["Sårbehandling"]
    assert paper.headings() == [(1, "Avs nitt\ufffd"), (1, "Vedlegg 1: Vedlegg")]
    assert "Blå tekst" in paper.texts("Body Text")


def test_a_soft_hyphen_is_one_that_word_hides(write: Write, proposal_last: Profile) -> None:
    section = Section(heading="Avsnitt", text="samhandlings\u00admidler")
    body = write(Case(body="SSU", title="T", sections=(section,)), proposal_last).xml("word/document.xml")
    assert [element.tag for element in body.iter(f"{W}softHyphen")] == [f"{W}softHyphen"]
    assert "\u00ad" not in "".join(element.text or "" for element in body.iter(f"{W}t"))


def test_a_line_break_in_a_paragraph_stays_in_it(write: Write, proposal_last: Profile) -> None:
    section = Section(heading="Avsnitt", text="første linje\nandre linje\n\nnytt avsnitt")
    paper = write(Case(body="SSU", title="T", sections=(section,)), proposal_last)
    assert paper.under("Avsnitt") == ["første linje\nandre linje", "nytt avsnitt"]


def test_200_kb_in_one_line_and_1_mb_in_a_section_are_written(write: Write, proposal_last: Profile) -> None:
    line = "lang linje " * 20_000
    section = ("Et avsnitt med æøå. " * 50 + "\n\n") * 1_000
    case = Case(
        body="SSU",
        title="Stor " * 500,
        sections=(Section(heading="Linje", text=line), Section(heading="Mye", text=section)),
    )
    paper = write(case, proposal_last)
    assert paper.under("Linje") == [line.strip()]
    assert len(paper.under("Mye")) == 1_000
    assert len(paper.document.core_properties.title) <= 255


@given(text=st.text(max_size=200))
def test_no_text_breaks_the_file(text: str) -> None:
    case = Case(
        body="SSU",
        title=text,
        our_ref=text,
        case_officers=(text,),
        sections=(Section(heading=text, text=text),),
        proposal=Proposal(points=(Point(text=text, condition=text),)),
        attachments=(Attachment(title=text),),
    )
    profile = Profile(code="x", name=text)
    paper = OpenedPaper(case_paper(case, profile, meeting=None, today=date(2026, 1, 1), author=text))
    words = "".join(clean_text(text).replace("\u00ad", "").split())
    if words:
        assert words in "".join("".join(paper.texts()).split())
