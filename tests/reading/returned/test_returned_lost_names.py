"""Drafts whose hidden names are lost are known by their words: as far as possible, and what is not sure is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lost_draft import Par, back, docs, pages, paragraphs, pasted
from msgspec.structs import replace
from sent_case import sent_case

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.points import as_text
from sekretariat_tui.reading.returned import Known

# The attachment's text stands in the paper; these programs' files are made without it.
CASE = replace(sent_case(), attachments=())
Program = Callable[[list[Par]], bytes]
PROGRAMS = pytest.mark.parametrize("program", [docs, pages, pasted])


def edited(**words: str) -> list[Par]:
    """The paragraphs with these in place of those that begin with the same word; an empty one is taken out."""
    found = []
    for par in paragraphs(CASE):
        first = par.words.split()[0].strip(",.:")
        if first in words:
            if words[first]:
                found.append(par._replace(words=words[first]))
        else:
            found.append(par)
    return found


def said(case: Case) -> list[tuple[str, str, int, str]]:
    return [(one.id, one.heading, one.level, one.text) for one in case.sections]


@PROGRAMS
def test_an_unedited_draft_is_the_same_case_to_the_letter(program: Program, tmp_path: Path) -> None:
    found = back(program(list(paragraphs(CASE))), tmp_path, base=CASE)
    assert found.known is Known.BY_WORDS
    assert said(found.case) == said(CASE)
    assert as_text(found.case.proposal.points) == as_text(CASE.proposal.points)
    assert found.case == CASE
    assert len(found.problems) == 1
    assert "mistet de skjulte merkene" in found.problems[0]


@PROGRAMS
def test_edited_words_are_edits_of_the_same_sections_and_points(program: Program, tmp_path: Path) -> None:
    pars = edited(
        Kriteriene="Kriteriene er nå ferdig utarbeidet av en gruppe fra begge sider.",
        Ordningen="Ordningen innføres fra 1. oktober.",
    )
    found = back(program(pars), tmp_path, base=CASE).case
    assert [one.id for one in found.sections] == [one.id for one in CASE.sections]
    assert found.sections[0].text.endswith("\n\nKriteriene er nå ferdig utarbeidet av en gruppe fra begge sider.")
    assert found.sections[1:] == CASE.sections[1:]
    assert [point.id for point in found.proposal.points] == [point.id for point in CASE.proposal.points]
    assert found.proposal.points[1].text == "Ordningen innføres fra 1. oktober."
    assert found.proposal.points[1].condition == CASE.proposal.points[1].condition


@PROGRAMS
def test_a_point_taken_out_and_one_put_in(program: Program, tmp_path: Path) -> None:
    pars = [par for par in paragraphs(CASE) if not par.words.startswith("felles ansvar")]
    found = back(program([*pars, Par("Utvalget ber om en ny sak i 2027.", "1")]), tmp_path, base=CASE).case
    assert [point.text for point in found.proposal.points][-1] == "Utvalget ber om en ny sak i 2027."
    assert [point.id for point in found.proposal.points[:3]] == [point.id for point in CASE.proposal.points]
    assert [point.id for point in found.proposal.points[0].points] == ["punkt0000000001b"]


@pytest.mark.parametrize("program", [docs, pages])
def test_a_new_section_and_a_renamed_one(program: Program, tmp_path: Path) -> None:
    pars = edited(Vurdering="Arbeidsgruppens syn på saken")
    at = next(n for n, par in enumerate(pars) if par.words == "Framdrift")
    pars[at:at] = [Par("Økonomi", "h1"), Par("Ordningen koster 1,2 millioner kroner i året.")]
    found = back(program(pars), tmp_path, base=CASE).case
    assert [one.heading for one in found.sections] == [
        "Bakgrunn",
        "Arbeidsgruppens syn på saken",
        "Økonomi",
        "Framdrift",
    ]
    assert [one.id for one in found.sections if one.heading != "Økonomi"] == [one.id for one in CASE.sections]


@PROGRAMS
def test_a_section_that_was_moved(program: Program, tmp_path: Path) -> None:
    pars = list(paragraphs(CASE))
    at = next(n for n, par in enumerate(pars) if par.words == "Framdrift")
    moved = [*pars[:2], *pars[at : at + 2], *pars[2:at], *pars[at + 2 :]]
    found = back(program(moved), tmp_path, base=CASE).case
    assert [one.id for one in found.sections] == [CASE.sections[n].id for n in (2, 0, 1)]


@PROGRAMS
def test_what_is_not_sure_is_said(program: Program, tmp_path: Path) -> None:
    pars = edited(Ordningen="Ordningen blir ikke innført før tidligst 1. januar året etter.")
    found = back(program(pars), tmp_path, base=CASE)
    texts = as_text(found.case.proposal.points)
    assert "Ordningen blir ikke innført før tidligst 1. januar året etter." in texts
    taken = found.case.proposal.points[1].id == "punkt00000000002"
    assert any("Ordningen blir ikke" in problem for problem in found.problems) is taken


@PROGRAMS
def test_a_new_title_is_the_title(program: Program, tmp_path: Path) -> None:
    found = back(program(edited(Felles="Vakt i innlandet: krav til felles ordning")), tmp_path, base=CASE)
    assert found.case.title == "Vakt i innlandet: krav til felles ordning"
    assert said(found.case) == said(CASE)


@PROGRAMS
def test_another_paper_altogether_is_said_to_be_unlike(program: Program, tmp_path: Path) -> None:
    other = [
        Par("Tilskudd til rekruttering", "title"),
        Par("Bakgrunn", "h1"),
        Par("Departementet har gitt midler som skal fordeles mellom kommunene etter søknad."),
        Par("Forslag til vedtak", "h1"),
        Par("Midlene fordeles slik administrasjonen foreslår.", "1"),
    ]
    found = back(program(other), tmp_path, base=CASE)
    assert any("ligner lite på saken" in problem for problem in found.problems)
