"""The headings of case papers, standard and free."""

import pytest

from sekretariat_tui.reading import classify_heading, looks_like_heading


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("BAKGRUNN:", "background"),
        ("3.1 Bakgrunn for saka", "background"),
        ("## Bakgrunn", "background"),
        ("Sakens bakgrunn", "background"),
        ("Saksutgreiing", "facts"),
        ("Kommunedirektørens saksutredning", "facts"),
        ("Saksbehandlers kommentar", "facts"),
        ("Vurderingar", "assessment"),
        ("Rådmannen si vurdering:", "assessment"),
        ("2. Hovedpunkter og vurdering av alternativene", "assessment"),
        ("Samandrag", "summary"),
        ("Kort om saken", "summary"),
        ("Føremål", "purpose"),
        ("Kva saka gjeld", "purpose"),
        ("Økonomiske konsekvensar", "economy"),
        ("Drøftingar", "discussion"),
        ("Konklusjon", "conclusion"),
        ("Fylkestingets behandling", "behandling"),
        ("Votering:", "behandling"),
        ("Trykte vedlegg", "attachments"),
        ("Vedlegg 3 Oversikt over tiltak", "appendix"),
        ("VEDLEGG 1:", "appendix"),
        ("Vurder1ng", "assessment"),
        ("@konomiske konsekvenser", "economy"),
        ("Forslag til kriterier for tildeling", "free"),
        ("Hvordan?", "free"),
    ],
)
def test_a_standard_heading_is_known_in_every_dress(line: str, section: str) -> None:
    kind = classify_heading(line)
    assert kind is not None
    assert kind.section == section


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Vedlegg til sak 6/27",
        "Vedlegg 2 viser hvordan midlene er brukt.",
        "Bakgrunnen er at flere kommuner mangler leger.",
        "Formålet med ordningen er å rekruttere flere.",
        "Forslag til vedtak",
        "Vurderingen bygger på tallene fra i fjor, og på samtaler med begge sidene i partnerskapet gjennom våren",
        "Møtedato: 3.9.2027",
    ],
)
def test_other_lines_are_no_standard_heading(line: str) -> None:
    assert classify_heading(line) is None


@pytest.mark.parametrize(
    "line", ["Felles legevakt i nord", "Hva står på spill?", "2.3 Rekruttering i distriktene", "Veien videre:"]
)
def test_a_short_line_with_room_around_it_looks_like_a_heading(line: str) -> None:
    assert looks_like_heading(line, before_blank=True, after_blank=True)


@pytest.mark.parametrize(
    "line",
    [
        "Dette er en vanlig setning.",
        "felles legevakt i nord",
        "- Felles legevakt",
        "o Felles legevakt",
        "1. Utvalget slutter seg til planen for felles legevakt",
        "Saksbehandler: Kari Nordmann",
        "Side 3 av 12",
        "2027",
        "Kommunene har meldt inn hva de mener bør tas med i planen for de neste fire årene og",
    ],
)
def test_a_sentence_an_item_or_a_label_does_not(line: str) -> None:
    assert not looks_like_heading(line, before_blank=True, after_blank=True)


def test_only_a_question_or_a_colon_may_stand_close_to_its_text() -> None:
    assert looks_like_heading("Hva nå?", before_blank=True, after_blank=False)
    assert not looks_like_heading("Felles legevakt", before_blank=True, after_blank=False)
    assert not looks_like_heading("Felles legevakt", before_blank=False, after_blank=True)
