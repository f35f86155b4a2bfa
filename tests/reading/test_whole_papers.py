"""Thirteen invented papers in the shapes of both houses and of the catalogue, and three in Word: every field of each.

The form of what is expected: `kind heading` for a section, depth and label for a point, `who > whom: task [due]` for a
commitment. The papers stand in `fixtures/whole`.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import whole_word_papers
from test_phrases_of_our_own import due_words

from sekretariat_tui.domain.points import outline
from sekretariat_tui.reading.document import ReadDocument, read_document

WHOLE = Path(__file__).parent / "fixtures" / "whole"
PAPERS = sorted(WHOLE.glob("*.txt"))

EXPECTED: dict[str, dict[str, Any]] = {
    "01_lvs": {
        "case": "SSU 14/2026 Felles vaktordning for psykisk helse",
        "dates": "2026-06-17 2026-05-20",
        "people": ["Kari Lunde", "Per Moe", "KL", "PM"],
        "refs": "26/118",
        "sections": ["background Bakgrunn", "facts Fakta", "- Innspill fra kommunene", "assessment Vurdering",
                     "economy Økonomiske konsekvenser"],
        "proposal": ["1.", "2.", "  a)", "  b)", "3."],
        "decisions": ["PA 7/2025: 1. 2."],
        "commitments": ["SSU > partene: oppnevne én representant hver [2026-08-15]", "SSU > partene: avsette midler [-]",
                        "SSU > sekretariatet: legge frem status [@ SSU 1 2027, then PA]"],
        "attachments": ["SSU 3/2025", "Rapport om bruk av ambulante team"],
        "doubts": [],
    },
    "02_nynorsk": {
        "case": "SSU 21/2026 Felles legevakt for fjordkommunane",
        "dates": "2026-03-12 None",
        "people": ["Siv Dal"],
        "refs": "2026/430",
        "sections": ["summary Samandrag", "background Bakgrunn for saka", "facts Saksutgreiing",
                     "assessment Rådmannen si vurdering"],
        "proposal": ["1.", "2.", "3."],
        "proposer": "rådmannen",
        "decisions": ["KOMMUNESTYRET:Fjord 8/2026: "],
        "commitments": ["SSU > sekretariatet: leggje fram sak [2026-10-01]",
                        "- > helseføretaket: kartleggje behovet [-]"],
        "attachments": ["Rapport om legevakt"],
        "doubts": [],
    },
    "03_vedlegg_sist": {
        "case": "SSU 18/2026 Ernæring hos eldre",
        "sections": ["background Bakgrunn og saksopplysninger", "- Hvorfor er saken viktig", "assessment Vurdering",
                     "- Videre prosess"],
        "proposal": [""],
        "decisions": ["SSU 9/2026:  "],
        "commitments": ["SSU > sekretariatet: sende den ut [2026-09-01]"],
        "attachments": ["Rutine for ernæring (Formål, Ansvar)", "Skjema ()"],
        "doubts": ["body", "meeting_date"],
    },
    "04_skannet": {
        "case": "SSU 27/2025 Satsningsomrader for 2026",
        "sections": ["background Bakgrann", "facts Saksopplysnlnger", "assessment Vurdermg",
                     "economy @konomiske konsekvenser"],
        "proposal": ["1.", "2."],
        "decisions": ["PA 4/2025: 1. 2."],
        "commitments": ["SSU > sekretariatet: legge frem status [2026-02-01/2026-02-28 @ SSU]"],
        "attachments": ["Innspi11 fra dialogmgtene ()"],
        "doubts": ["body", "meeting_date"],
    },
    "05_uten_forslag": {
        "case": "SSU 22/2026 Bruk av tilskudd i 2027",
        "dates": "2026-09-23 None",
        "people": ["Ola Li"],
        "refs": "26/240",
        "sections": ["background Bakgrunn", "- Hvordan?", "- Tydeliggjøring av roller"],
        "proposal": ["pending"],
        "doubts": ["references"],
    },
    "06_kommune": {
        "case": "FORMANNSKAPET 31/2026 SAMARBEID OM ØYEBLIKKELIG HJELP",
        "dates": "2026-04-14 None",
        "people": ["Ola Li"],
        "refs": "026 &17 26/1407",
        "sections": ["background BAKGRUNN FOR SAKEN", "facts SAKSOPPLYSNINGER/VURDERINGER",
                     "economy ØKONOMISKE OG ADMINISTRATIVE KONSEKVENSER", "conclusion KONKLUSJON"],
        "proposal": ["", ""],
        "proposer": "rådmannen",
        "commitments": ["- > rådmannen: inngå endelig avtale [-]"],
        "attachments": ["Avtale om øyeblikkelig hjelp"],
        "doubts": [],
    },
    "07_styresak": {
        "dates": "2026-04-28 None",
        "people": ["Siv Dal"],
        "sections": ["purpose 1. Hva saken gjelder", "assessment 2. Hovedpunkter og vurdering av handlingsalternativer",
                     "background   2.1 Bakgrunn", "assessment   2.2 Vurdering av alternativene",
                     "- 3. Administrerende direktørs anbefaling"],
        "proposal": [""],
        "commitments": ["styret > administrerende direktør: legge frem ny plan [2027-12-31]"],
    },
    "08_orientering": {
        "case": "ASU 6/2026 Orientering om nasjonale føringer",
        "dates": "2026-02-05 None",
        "people": ["Per Moe"],
        "sections": ["summary Kort om saken", "facts Saksopplysninger", "summary Oppsummering"],
        "proposal": [""],
        "doubts": [],
    },
    "09_behandlet": {
        "case": "SSU 9/2026 Møteplan for høsten",
        "dates": "2026-03-12 None",
        "sections": ["facts Saksopplysninger", "behandling Behandling i møtet"],
        "proposal": ["1.", "2."],
        "commitments": ["SSU > sekretariatet: kalle inn til møtene [-]"],
        "doubts": [],
    },
    "10_sitater": {
        "case": "SSU 33/2026 Oppfølging av tidligere vedtak",
        "dates": "2026-11-19 None",
        "people": ["Kari Lunde"],
        "sections": ["background Bakgrunn", "- Status for vedtakene", "assessment Vurdering"],
        "proposal": ["1.", "2."],
        "decisions": ["SSU 9/2026: ", "SSU 12/2026: ", "PA 2/2026: • •"],
        "commitments": ["SSU > ASU: legge fram forslag til prioritering [@ SSU 1 2027]"],
        "doubts": [],
    },
    "11_nivaaer": {
        "case": "SSU 24/2026 Prioritering av tiltak",
        "sections": ["facts Fakta og vurdering", "- Forslag til satsninger", "- "],
        "proposal": ["1.", "  a)", "  b)", "    •", "    •", "2.", "3."],
        "commitments": ["SSU > kommunene og helseforetaket: oppnevne representanter [2027-03-01]",
                        "- > sekretariatet: følge opp tiltakene [-]"],
        "doubts": ["body", "meeting_date"],
    },
    "12_brutt_tekst": {
        "case": "SSU 40/2026 Responstid for ambulanse i distriktene",
        "dates": "2026-12-10 None",
        "people": ["Per Moe"],
        "refs": "26/301",
        "sections": ["background Bakgrunn", "assessment Vurdering"],
        "proposal": ["1.", "2."],
        "commitments": [
            "SSU > helseforetaket: legge frem plan for ambulansetjenesten [2027-02-01/2027-02-28 @ SSU]",
            "SSU > kommunene: vurdere hvordan de kan bidra med akutthjelpere [-]",
        ],
        "doubts": [],
    },
    "13_lister": {
        "case": "SSU 51/2026 Rammer for 2027",
        "dates": "2026-12-10 None",
        "sections": ["background Bakgrunn", "assessment Vurdering"],
        "proposal": ["1.", "  a)", "  b)", "2."],
        "commitments": ["SSU > sekretariatet: lage plan for hvert område [-]"],
        "attachments": ["Møteplan", "Budsjett", "Oppsummering"],
        "doubts": [],
    },
    "with_heading_styles": {
        "case": "SSU 16/2026 Felles opplæring i velferdsteknologi",
        "sections": ["background Bakgrunn", "assessment Vurdering", "-   Forankring i kommunene"],
        "proposal": ["1.", "  a)", "  b)", "2."],
        "commitments": ["- > kommunene: melde på deltakere [-]", "- > FSU: utarbeide kursplan [2026-10-01 @ SSU]"],
        "attachments": ["Kursplan (Innhold)"],
        "doubts": ["meeting_date"],
    },
    "with_bold_lines": {
        "case": "SSU 31/2026 Felles innkjøp av utstyr",
        "dates": "2026-09-23 2026-09-01",
        "people": ["Kari Lunde", "Per Moe", "KL", "PM"],
        "sections": ["background Bakgrunn", "- Erfaringer fra andre regioner", "assessment Saksbehandlers vurdering"],
        "proposal": ["1.", "2."],
        "decisions": ["PA 5/2026: 1. 2."],
        "commitments": ["- > kommunene: melde inn behov [2026-10-15]"],
        "doubts": [],
    },
    "with_a_table_for_a_head": {
        "case": "KOMMUNESTYRET 7/2026 Felles legevakt",
        "dates": "2026-05-12 None",
        "people": ["Siv Dal"],
        "refs": "26/810",
        "sections": ["facts Saksopplysningar", "assessment Kommunedirektøren si vurdering"],
        "proposal": ["1.", "2."],
        "proposer": "kommunedirektøren",
        "commitments": ["kommunestyret > kommunedirektøren: arbeide vidare med bemanninga [2026-12-01]"],
        "attachments": ["Avtale om felles legevakt"],
        "doubts": [],
    },
}  # fmt: skip


def shown(paper: ReadDocument) -> dict[str, Any]:
    """The paper in the form of what is expected; what is empty is left out."""
    proposal = [f"{'  ' * row.depth}{row.label}" for row in outline(paper.proposal.points)]
    fields = {
        "case": f"{paper.body} {paper.number}/{paper.year} {paper.title}",
        "dates": f"{paper.meeting_date} {paper.document_date}".replace("None None", ""),
        "people": [*paper.case_officers, *paper.clearances],
        "refs": " ".join(filter(None, [paper.our_ref, *paper.archive_refs])),
        "sections": [
            f"{section.kind or '-'} {'  ' * (section.level - 1)}{section.heading}" for section in paper.sections
        ],
        "proposal": ["pending"] if paper.proposal.pending else proposal,
        "proposer": paper.proposer,
        "decisions": [
            f"{one.of.body} {one.of.number}/{one.of.year}: {' '.join(row.label for row in outline(one.points))}"
            for one in paper.decisions
            if one.quoted
        ],
        "commitments": [
            f"{one.by or '-'} > {one.assignee or '-'}: {one.task} [{due_words(one.due)}]" for one in paper.commitments
        ],
        "attachments": [
            str(entry.ref) if entry.ref else
            f"{entry.title} ({', '.join(part.heading for part in entry.sections)})" if entry.sections else entry.title
            for entry in paper.attachments
        ],
        "doubts": [doubt.field for doubt in paper.doubts],
    }  # fmt: skip
    return {key: value for key, value in fields.items() if value}


def paper_of(name: str, folder: Path) -> ReadDocument:
    made = getattr(whole_word_papers, name, None)
    return read_document(made(folder) if made else WHOLE / f"{name}.txt")


@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_of_a_whole_paper(name: str, tmp_path: Path) -> None:
    expected = EXPECTED[name]
    found = shown(paper_of(name, tmp_path))
    assert {key: found.get(key, [] if key == "doubts" else None) for key in expected} == expected
    assert set(found) - set(expected) <= {"case", "doubts"}


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_no_word_of_a_whole_paper_is_lost(path: Path) -> None:
    paper = read_document(path)
    pieces = [*paper.head, paper.proposal_heading, paper.pending_text]
    pieces += [f"{row.label} {row.point.text}" for row in outline(paper.proposal.points)]
    for decision in paper.decisions:
        pieces += [f"{row.label} {row.point.text}" for row in outline(decision.points)]
    for section in (*paper.sections, *(part for entry in paper.attachments for part in entry.sections)):
        pieces += [section.heading, section.text]
    pieces += [entry.title for entry in paper.attachments]
    kept = {word.lower() for word in re.findall(r"\w+", "\n".join(pieces))}
    labels = {"vedlegg", "vediegg", "vedtak", "1", "2", "3"}  # they are told by where the words stand
    source = [word.lower() for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))]
    assert [word for word in source if word not in kept and word not in labels] == []


def test_what_the_meeting_adopted_is_told_from_what_was_proposed() -> None:
    (decision,) = read_document(WHOLE / "09_behandlet.txt").decisions
    assert not decision.quoted
    assert [row.label for row in outline(decision.points)][:2] == ["1.", "2."]
    assert decision.mode == "unanimous"
