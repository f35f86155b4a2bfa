"""Lines that open a proposal or a decision, or tell how it went."""

import pytest

from sekretariat_tui.reading import classify_decision


@pytest.mark.parametrize(
    ("line", "proposer"),
    [
        ("Forslag til vedtak", None),
        ("FORSLAG TIL VEDTAK:", None),
        ("**Forslag til vedtak:**", None),
        ("Fors1ag ti1 vedtak:", None),
        ("Innstilling:", None),
        ("Innstilling til vedtak :", None),
        ("Tilrådning:", None),
        ("Framlegg til vedtak", None),
        ("Ordførers innstilling", "ordfører"),
        ("Kontrollutvalgssekretariatets innstilling:", "kontrollutvalgssekretariatet"),
        ("ADM. DIREKTØRS INNSTILLING", "administrerende direktør"),
        ("Kommunedirektøren si tilråding:", "kommunedirektøren"),
        ("Kommunedirektøren sitt framlegg til vedtak", "kommunedirektøren"),
        ("Forslag til vedtak fra sekretariatet:", "sekretariatet"),
    ],
)
def test_a_proposal_is_known_by_its_heading(line: str, proposer: str | None) -> None:
    heading = classify_decision(line)
    assert heading is not None
    assert (heading.role, heading.proposer) == ("proposal", proposer)


def test_a_proposal_to_consensus_says_so() -> None:
    heading = classify_decision("Innstilling til konsensus:")
    assert heading is not None
    assert (heading.role, heading.mode) == ("proposal", "consensus")


@pytest.mark.parametrize(
    "line",
    [
        "Innstilling fremmes i møtet.",
        "Forslag til vedtak legges fram i møtet",
        "Saken legges frem uten innstilling.",
        "Saksdokumentene ettersendes.",
    ],
)
def test_a_proposal_may_be_pending(line: str) -> None:
    heading = classify_decision(line)
    assert heading is not None
    assert heading.role == "proposal_pending"


@pytest.mark.parametrize(
    "line", ["Forslag til kriterier", "Forslag til retningslinjer for bruken", "Forslag til prosess for å velge"]
)
def test_a_heading_that_begins_with_forslag_til_need_not_be_a_proposal(line: str) -> None:
    assert classify_decision(line) is None


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("Vedtak:", None),
        ("Styrets vedtak", None),
        ("Vedtak i SSU 3.9.2027:", None),
        ("Vedtak, enstemmig:", "unanimous"),
        ("Samrøystes vedtak", "unanimous"),
        ("Et enstemmig styre vedtok:", "unanimous"),
        ("Forslag til vedtak enstemmig vedtatt.", "unanimous"),
        ("Rådmannens innstilling enstemmig vedtatt", "unanimous"),
        ("Innstillingen ble vedtatt", "as_proposed"),
        ("Annet forslag vedtatt.", "other_proposal"),
        ("Vedtatt med følgende endring i punkt 2:", "amended"),
        ("Falt FOR 3 MOT 8", "rejected"),
        ("Utvalget tar rapporten til etterretning.", "noted"),
        ("Styret tek meldinga til vitande", "noted"),
        ("Tas til orientering", "noted"),
        ("Innkallingen godkjennes u.a.", "approved"),
        ("Møteboka vart godkjend utan merknader", "approved"),
        ("Saken trekkes fra dette møtet.", "withdrawn"),
        ("Saka vert utsett", "postponed"),
        ("Saken utsettes til neste møte.", "postponed"),
    ],
)
def test_the_outcome_is_read_from_how_it_is_put(line: str, outcome: str | None) -> None:
    heading = classify_decision(line)
    assert heading is not None
    assert (heading.role, heading.outcome) == ("adopted", outcome)


@pytest.mark.parametrize(
    ("line", "in_favour", "against"),
    [
        ("Vedtatt mot tre stemmer.", None, 3),
        ("Vedteke mot 2 røyster", None, 2),
        ("Styret besluttet dette med seks mot fire stemmer", 6, 4),
        ("For forslaget stemte 21. Imot forslaget stemte 9.", 21, 9),
        ("Vedtatt FOR 8 MOT 3", 8, 3),
    ],
)
def test_votes_are_counted(line: str, in_favour: int | None, against: int) -> None:
    heading = classify_decision(line)
    assert heading is not None
    assert (heading.outcome, heading.mode, heading.in_favour, heading.against) == (
        "majority",
        "majority",
        in_favour,
        against,
    )


@pytest.mark.parametrize(
    "line",
    [
        "med følgende ordlyd:",
        "med fglgende vedtak:",
        "gjorde følgjande vedtak i sak 8/27:",
        "Partnerskapsmøtet i 2025 gjorde i sak 12 Møteplan følgende vedtak;",
    ],
)
def test_a_quoted_decision_belongs_to_an_earlier_case(line: str) -> None:
    heading = classify_decision(line)
    assert heading is not None
    assert heading.role == "quoted_earlier_decision"


def test_a_recommendation_to_another_level_is_no_decision_of_this_one() -> None:
    heading = classify_decision("LEV - Tilråding:")
    assert heading is not None
    assert heading.role == "recommendation"
    assert classify_decision("LEV - Behandling:") is None


@pytest.mark.parametrize(
    "line",
    ["", "Bakgrunn", "1. SSU ber sekretariatet lage en mal.", "Vedtaket følges opp av sekretariatet", "x" * 5000],
)
def test_other_lines_are_neither_proposal_nor_decision(line: str) -> None:
    assert classify_decision(line) is None
