"""Short lines that mean much: «Fremmes i møtet.», «Enstemmig.», «Vedlegg:» below a proposal, «Vedtak: Som innstilling.»."""

from collections.abc import Callable
from pathlib import Path

import pytest
from word_builder import item, level, numbering, par, save, styles

from sekretariat_tui.domain.kinds import Mode, Outcome
from sekretariat_tui.reading import classify_decision
from sekretariat_tui.reading.document import ReadDocument, read_document

HEAD = "# SSU sak 15/2024\n\n# Tilskudd\n\nMøtedato: 23.05.2024\n\n"


def read(folder: Path, text: str, name: str = "sak.md") -> ReadDocument:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path)


@pytest.mark.parametrize(
    "words", ["Fremmes i møtet.", "Legges fram i møtet", "Blir lagt fram i møtet.", "Ettersendes."]
)
@pytest.mark.parametrize("mark", ["## ", ""])
def test_a_proposal_that_is_to_come_is_no_point(tmp_path: Path, words: str, mark: str) -> None:
    paper = read(tmp_path, f"{HEAD}{mark}Innstilling til konsensus:\n\n{words}\n\n{mark}Bakgrunn\n\nTekst.\n")
    assert (paper.proposal.pending, paper.proposal.points, paper.title) == (True, (), "Tilskudd")
    assert [section.heading for section in paper.sections] == ["Bakgrunn"]


@pytest.mark.parametrize("words", ["Fremmes saken i møtet, skal den drøftes.", "SSU ber om at planen fremmes i møtet."])
def test_a_point_about_what_is_to_come_is_a_point(tmp_path: Path, words: str) -> None:
    paper = read(tmp_path, f"{HEAD}## Innstilling:\n\n{words}\n\n## Bakgrunn\n\nTekst.\n")
    assert ([point.text for point in paper.proposal.points], paper.proposal.pending) == ([words], False)


def excerpt(folder: Path, decision: str) -> ReadDocument:
    return read(
        folder, f"Særutskrift\n\nUtvalg: ASU\n\nMøtedato: 4.4.2017\n\nSak 9/17 Ny rutine\n\n{decision}\n", "s.txt"
    )


@pytest.mark.parametrize(
    ("ending", "mode"), [("Enstemmig.", Mode.UNANIMOUS), ("Vedtatt ved konsensus.", Mode.CONSENSUS)]
)
def test_how_it_was_adopted_is_no_part_of_the_point(tmp_path: Path, ending: str, mode: Mode) -> None:
    decision = excerpt(tmp_path, f"Vedtak:\n\nASU godkjenner rutinen. {ending}").cases[0].decision
    assert decision is not None
    assert ([point.text for point in decision.points], decision.mode) == (["ASU godkjenner rutinen."], mode)


def test_a_sentence_that_asks_something_stays_in_the_point(tmp_path: Path) -> None:
    words = "ASU godkjenner rutinen. ASU ber om enstemmig støtte."
    decision = excerpt(tmp_path, f"Vedtak:\n\n{words}").cases[0].decision
    assert decision is not None and [point.text for point in decision.points] == [words]


@pytest.mark.parametrize("heading", ["Konklusjon/vedtak:", "ASU gjorde slikt vedtak:", "Vedtak/konklusjon:"])
def test_these_headings_open_a_decision(tmp_path: Path, heading: str) -> None:
    decision = excerpt(tmp_path, f"{heading}\n\nASU innfører rutinen.").cases[0].decision
    assert decision is not None and [point.text for point in decision.points] == ["ASU innfører rutinen."]


def test_a_decision_that_only_says_as_proposed_is_the_proposal(tmp_path: Path) -> None:
    decision = excerpt(tmp_path, "Innstilling:\n\nASU innfører rutinen.\n\nVedtak: Som innstilling.").cases[0].decision
    assert decision is not None
    assert ([point.text for point in decision.points], decision.outcome) == (
        ["ASU innfører rutinen."],
        Outcome.AS_PROPOSED,
    )


@pytest.mark.parametrize(
    "heading",
    ["Vedtak i tidligere saker", "Vedtak i tidlegare saker:", "Vedtak i andre utvalg", "Vedtak fra kommunene"],
)
def test_a_heading_over_the_decisions_of_others_is_no_decision(heading: str) -> None:
    assert classify_decision(heading) is None


@pytest.mark.parametrize("listed", [lambda text: item(text, 1), par])
def test_a_list_of_attachments_below_the_proposal_of_a_word_file_is_no_point(
    tmp_path: Path, listed: Callable[[str], str]
) -> None:
    styled = styles(Heading2=("heading 2", ""))
    lists = numbering({0: level(0, "decimal", "%1.")}, {1: (0, ""), 2: (0, "")})
    heading = '<w:pStyle w:val="Heading2"/>'
    body = par("SSU sak 20/2023") + par("Kort sak", properties='<w:pStyle w:val="Heading2"/>')
    body += par("Bakgrunn", properties=heading) + par("Bra.") + par("Forslag til vedtak", properties=heading)
    body += item("SSU godkjenner måltall.", 2) + par("Vedlegg:") + listed("Rapport A") + listed("SSU sak 05/23 Runde")
    paper = read_document(save(tmp_path, body, styles=styled, numbering=lists))
    assert [point.text for point in paper.proposal.points] == ["SSU godkjenner måltall."]
    assert [one.title for one in paper.attachments] == ["Rapport A", "SSU sak 05/23 Runde"]
