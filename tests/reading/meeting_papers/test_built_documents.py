"""Agendas, minutes and packs built from parts: what was put in is read out, and no word is lost."""

import re
from pathlib import Path

from all_words import everything
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sekretariat_tui.domain.points import walk
from sekretariat_tui.reading.document import ReadDocument, read_document

_TITLES = (
    "Felles nattjeneste",
    "Budsjett 2026",
    "Orientering om ny avtale",
    "Plan for beredskap i kommunene og på sykehuset",
    "Rekruttering til legevakt, og fordeling av midler mellom partene",
    "Samarbeid om IKT",
    "Status for tiltakene i handlingsplanen",
    "Mandat for arbeidsgruppe: barn og unge",
    "Hvem skal lede arbeidet?",
    "BEREDSKAP OG SIKKERHET",
)
_NUMBERS = (
    "Sak {n}/25 {title}",
    "Sak {n:02d}-25 {title}",
    "Sak {n:02d}.25: {title}",
    "SAK NR. {n}/2025 {title}",
    "Sak nr. {n}/25 – {title}",
    "SSU sak {n}/2025 {title}",
    "SSU-sak {n}/25 {title}",
    "{n}/25 {title}",
    "{n:03d}/25 {title}",
    "PS {n}/25 {title}",
    "Saksnr.: {n}/25 {title}",
    "Sak 2025/{n} {title}",
)
_AGENDAS = (
    "Innkalling til møte i Strategisk samarbeidsutvalg 12. mars 2025",
    "MØTEINNKALLING\nStrategisk samarbeidsutvalg\nMøtedato: 12.03.2025",
    "Strategisk samarbeidsutvalg\nSaksliste for møtet onsdag 12. mars 2025",
    "Sakskart\n\nUtvalg: SSU\nDato: 12.3.25\nSted: Nesvik",
)
_MINUTES = (
    "Protokoll fra møte i Strategisk samarbeidsutvalg 12. mars 2025\nTil stede: Kari Nes, Ola Berg",
    "MØTEPROTOKOLL\n\nUtvalg: Strategisk samarbeidsutvalg\nDato: 12.03.2025\n\nTil stede:\nKari Nes, Nes kommune\nOla Berg, Sykehuset Fjordland HF",
    "Referat fra SSU-møte 12.03.25\n\nDeltakere: Kari Nes og Ola Berg",
    "Møtebok for strategisk samarbeidsutval\nMøtedato: 12. mars 2025\nTil stades: Kari Nes, Ola Berg",
)
_TEXTS = (
    "Sekretariatet orienterte om arbeidet så langt.",
    "Utvalget gikk gjennom notatet, og det kom flere spørsmål til tallene som var lagt fram. De sees på til neste gang.",
    "Kari Nes innledet. Ola Berg viste til erfaringer fra sykehuset.",
)
_DECISIONS = (
    ("SSU slutter seg til planen.",),
    ("SSU vedtar forslaget.", "SSU ber sekretariatet følge opp innen 1. september 2025."),
    ("Partene deler utgiftene likt.", "Arbeidet starter i april 2025.", "SSU får en rapport om ett år."),
)
_HEADINGS = ("Vedtak:", "Vedtak", "VEDTAK:", "Vedtak, enstemmig:", "Konklusjon:")

cases = st.lists(st.sampled_from(_TITLES), min_size=1, max_size=8, unique=True)
gaps = st.sampled_from(("\n", "\n\n"))
bounded = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, text: str) -> ReadDocument:
    path = folder / "dokument.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def lines(form: str, first: int, titles: list[str]) -> list[str]:
    return [form.format(n=first + at, title=title) for at, title in enumerate(titles)]


def named(document: ReadDocument) -> list[tuple[int | None, int | None, str]]:
    return [(case.number, case.year, case.title) for case in document.cases]


def wanted(first: int, titles: list[str]) -> list[tuple[int | None, int | None, str]]:
    return [(first + at, 2025, title) for at, title in enumerate(titles)]


def assert_no_word_is_lost(document: ReadDocument, text: str) -> None:
    kept = set(re.findall(r"\w+", everything(document)))
    assert [word for word in re.findall(r"\w+", text) if word not in kept] == []


@bounded
@given(st.sampled_from(_AGENDAS), st.sampled_from(_NUMBERS), st.integers(1, 40), cases, gaps)
def test_an_agenda_gives_its_cases_in_order(
    tmp_path: Path, top: str, form: str, first: int, titles: list[str], gap: str
) -> None:
    text = "\n\n".join([top, gap.join(lines(form, first, titles)), "Forfall meldes til sekretariatet."])
    document = read(tmp_path, text)
    assert (document.kind, document.body, str(document.meeting_date)) == ("agenda", "SSU", "2025-03-12")
    assert named(document) == wanted(first, titles)
    assert document.references == ()
    assert_no_word_is_lost(document, text)


@bounded
@given(
    st.sampled_from(_MINUTES),
    st.sampled_from(_NUMBERS),
    st.integers(1, 40),
    cases,
    gaps,
    st.booleans(),
    st.sampled_from(_HEADINGS),
    st.data(),
)
def test_minutes_give_what_was_adopted_in_each_case(
    tmp_path: Path,
    top: str,
    form: str,
    first: int,
    titles: list[str],
    gap: str,
    listed: bool,
    heading: str,
    data: st.DataObject,
) -> None:
    texts = [data.draw(st.sampled_from(_TEXTS)) for _ in titles]
    adopted = [data.draw(st.sampled_from(_DECISIONS)) for _ in titles]
    parts = [top]
    if listed:
        parts.append("Saksliste\n" + "\n".join(lines(form, first, titles)))
    for line, said, points in zip(lines(form, first, titles), texts, adopted, strict=True):
        numbered = [f"{at}. {point}" for at, point in enumerate(points, start=1)] if len(points) > 1 else list(points)
        parts.append(gap.join([line, said, heading, *numbered]))
    text = "\n\n".join([*parts, "Møtet ble hevet kl. 14.00."])
    document = read(tmp_path, text)
    assert (document.kind, document.body, str(document.meeting_date)) == ("minutes", "SSU", "2025-03-12")
    assert named(document) == wanted(first, titles)
    decided = [case.decision for case in document.cases]
    assert [one and tuple(point.text for point in walk(one.points)) for one in decided] == adopted
    assert [section.text for case in document.cases for section in case.treatment] == texts
    assert document.meeting is not None
    assert [person.name for person in document.meeting.attendance] == ["Kari Nes", "Ola Berg"]
    assert document.references == ()
    assert_no_word_is_lost(document, text)


@bounded
@given(
    st.sampled_from(_AGENDAS),
    st.sampled_from(_NUMBERS),
    st.integers(1, 40),
    st.lists(st.sampled_from(_TITLES), min_size=2, max_size=6, unique=True),
    st.booleans(),
    st.sampled_from(("\n\n", "\n\n\f")),
    st.data(),
)
def test_a_pack_gives_a_paper_for_each_case(
    tmp_path: Path,
    top: str,
    form: str,
    first: int,
    titles: list[str],
    proposal_first: bool,
    between: str,
    data: st.DataObject,
) -> None:
    adopted = [data.draw(st.sampled_from(_DECISIONS)) for _ in titles]
    papers = []
    for line, points in zip(lines(form, first, titles), adopted, strict=True):
        proposal = "Forslag til vedtak:\n" + "\n".join(f"{at}. {point}" for at, point in enumerate(points, start=1))
        text = f"Bakgrunn\n\n{data.draw(st.sampled_from(_TEXTS))}"
        papers.append("\n\n".join([line, *((proposal, text) if proposal_first else (text, proposal))]))
    text = between.join(["\n".join([top, "", *lines(form, first, titles)]), *papers])
    document = read(tmp_path, text)
    assert (document.kind, document.body) == ("pack", "SSU")
    assert named(document) == wanted(first, titles)
    for case, points in zip(document.cases, adopted, strict=True):
        assert case.paper is not None
        assert (case.paper.body, case.paper.number, case.paper.year) == ("SSU", case.number, 2025)
        assert [section.heading for section in case.paper.sections] == ["Bakgrunn"]
        assert tuple(point.text for point in walk(case.paper.proposal.points)) == points
    assert document.references == ()
    assert_no_word_is_lost(document, text)
