"""What minutes tell beside the decision: votes, dissent, who was disqualified; and what is doubtful about a meeting."""

from datetime import date
from pathlib import Path

import pytest

from sekretariat_tui.domain.kinds import FixedItem, MemberRole, Mode, Outcome
from sekretariat_tui.reading.document import Presence, ReadCase, ReadDocument, read_document, to_json

TOP = "Protokoll fra møte i Strategisk samarbeidsutvalg 12. mars 2025\nTil stede: Kari Nes (leder), Ola Berg\n\n"


def read(folder: Path, text: str) -> ReadDocument:
    path = folder / "protokoll.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def case_in(folder: Path, text: str) -> ReadCase:
    return read(folder, f"{TOP}Sak 4/25 Felles vakt\n\n{text}\n").cases[0]


@pytest.mark.parametrize(
    ("words", "outcome", "mode"),
    [
        ("Enstemmig vedtatt.", Outcome.AS_PROPOSED, Mode.UNANIMOUS),
        ("Innstillingen ble vedtatt ved konsensus.", Outcome.AS_PROPOSED, Mode.CONSENSUS),
        ("Samrøystes som tilrådinga.", Outcome.AS_PROPOSED, Mode.UNANIMOUS),
        ("Vedtak: Som innstillingen.", Outcome.AS_PROPOSED, None),
        ("Det var konsensus om forslaget.", Outcome.AS_PROPOSED, Mode.CONSENSUS),
        ("Forslaget ble vedtatt med 7 mot 2 stemmer.", Outcome.AS_PROPOSED, Mode.MAJORITY),
    ],
)
def test_a_proposal_that_was_adopted_is_the_decision(
    tmp_path: Path, words: str, outcome: Outcome, mode: Mode | None
) -> None:
    case = case_in(tmp_path, f"Innstilling:\n1. SSU deler vakten.\n2. SSU henter inn tall.\n\n{words}")
    assert case.decision is not None
    assert [point.text for point in case.decision.points] == ["SSU deler vakten.", "SSU henter inn tall."]
    assert (case.decision.outcome, case.decision.mode) == (outcome, mode)
    assert case.decision.as_proposed


def test_what_was_adopted_without_its_proposal_has_an_outcome_and_no_text(tmp_path: Path) -> None:
    case = case_in(tmp_path, "Innstilling vedtatt.")
    assert case.decision is not None
    assert (case.decision.points, case.decision.outcome) == ((), Outcome.AS_PROPOSED)


def test_votes_and_dissent_are_kept(tmp_path: Path) -> None:
    case = case_in(
        tmp_path,
        "Vedtak:\nSSU deler vakten.\nVedtatt med 7 mot 2 stemmer.\n\nProtokolltilførsel fra Vik kommune: Vakten er for liten.",
    )
    assert case.decision is not None
    assert [point.text for point in case.decision.points] == ["SSU deler vakten."]
    assert (case.decision.in_favour, case.decision.against, case.decision.mode) == (7, 2, Mode.MAJORITY)
    assert case.decision.dissent == ("Protokolltilførsel fra Vik kommune: Vakten er for liten.",)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ola Berg (Sykehuset Fjordland HF) ble erklært inhabil og fratrådte.", ["Ola Berg"]),
        ("Inhabil: Kari Nes.", ["Kari Nes"]),
        ("Ola Berg melde seg ugild i saka.", ["Ola Berg"]),
        ("Ingen ble funnet inhabile.", []),
    ],
)
def test_who_was_disqualified_is_told(tmp_path: Path, words: str, names: list[str]) -> None:
    case = case_in(tmp_path, f"Behandling:\n{words}\n\nVedtak:\nSSU deler vakten.")
    assert [person.name for person in case.disqualified] == names
    assert all(person.presence is Presence.DISQUALIFIED and person.note == words for person in case.disqualified)


def test_a_matter_that_is_sent_on_tells_to_whom(tmp_path: Path) -> None:
    case = case_in(tmp_path, "Saken oversendes til Partnerskapsmøtet.")
    assert case.decision is not None
    assert (case.decision.outcome, case.decision.forwarded_to) == (Outcome.FORWARDED, "Partnerskapsmøtet")


def test_an_earlier_decision_that_is_told_of_is_not_this_one(tmp_path: Path) -> None:
    case = case_in(tmp_path, "Saken ble tatt til orientering i sak 9/24.\n\nUtvalget gikk gjennom notatet på nytt.")
    assert case.decision is None


def test_what_is_asked_of_somebody_is_found_in_the_decision(tmp_path: Path) -> None:
    case = case_in(tmp_path, "Vedtak:\nSSU ber sekretariatet legge fram en rapport innen 1. september 2025.")
    assert [found.assignee for found in case.commitments] == ["sekretariatet"]


def test_the_leader_and_the_fixed_items_are_known(tmp_path: Path) -> None:
    document = read(tmp_path, f"{TOP}Sak 1/25 Godkjenning av innkalling\nGodkjent.\n\nSak 2/25 Eventuelt\nIngen saker.")
    assert document.meeting is not None
    assert document.meeting.attendance[0].member_role is MemberRole.CHAIR
    assert [case.fixed for case in document.cases] == [FixedItem.NOTICE, FixedItem.ANY_OTHER]


def test_a_number_given_twice_and_a_meeting_on_a_sunday_are_doubts(tmp_path: Path) -> None:
    text = (
        "Protokoll fra møte i SSU 9. mars 2025\nTil stede: Kari Nes\n\nSak 4/25 Felles vakt\nVedtak: SSU deler vakten.\n\n"
        "Sak 5/24 Budsjett\nVedtak: Ja.\n\nSak 6/25 Plan\nEirik Mo orienterte om planen."
    )
    document = read(tmp_path, text)
    assert document.meeting_date == date(2025, 3, 9)
    assert [(doubt.field, doubt.text) for doubt in document.doubts] == [
        ("meeting_date", "09.03.2025"),
        ("decisions", "6/25".replace("/25", "/2025")),
    ]


def test_a_document_that_tells_neither_body_nor_day_says_so(tmp_path: Path) -> None:
    document = read(tmp_path, "Saksliste\n\nSak 1/25 Valg av leder\nSak 2/25 Eventuelt")
    assert [doubt.field for doubt in document.doubts] == ["body", "meeting_date"]


def test_the_json_of_a_meeting_has_its_cases_with_their_fields(tmp_path: Path) -> None:
    made = to_json(read(tmp_path, f"{TOP}Sak 4/25 Felles vakt\nVedtak: SSU deler vakten.\n\nEventuelt\nIngen saker."))
    assert (made["kind"], made["meeting"]["first_day"]) == ("minutes", "2025-03-12")
    assert [person["name"] for person in made["meeting"]["attendance"]] == ["Kari Nes", "Ola Berg"]
    assert [(case["number"], case["year"], case["title"]) for case in made["cases"]] == [(4, 2025, "Felles vakt")]
    assert made["cases"][0]["decision"]["points"][0]["text"] == "SSU deler vakten."
    assert made["decisions"][0]["of"] == {"body": "SSU", "number": 4, "year": 2025}
    assert [item["title"] for item in made["items"]] == ["Felles vakt", "Eventuelt"]
