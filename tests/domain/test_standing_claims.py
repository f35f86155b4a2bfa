"""What a text says became of an earlier decision, in bokmål and nynorsk; and what it does not say."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.standing_claims import standing_claims

SAID = {
    "Vedtaket i sak 12/24 oppheves.": ("revoked", "SSU 12/2024", None, ""),
    "SSU opphever vedtaket i sak 12/24.": ("revoked", "SSU 12/2024", None, ""),
    "1. Vedtak i PA sak 3/25 oppheves.": ("revoked", "PA 3/2025", None, ""),
    "SSU prolongerer planen vedtatt i PA sak 08-2023 til 2026.": ("extended", "PA 8/2023", None, ""),
    "Ordningen i sak 4/25 forlenges ut 2026.": ("extended", "SSU 4/2025", None, ""),
    "Ordninga i sak 4/25 vert forlengd ut 2026.": ("extended", "SSU 4/2025", None, ""),
    "Utvalet forlengjer ordninga frå sak 3/25 med eitt år.": ("extended", "SSU 3/2025", None, ""),
    "SSU endrer vedtaket i sak 12/24 punkt 2.": ("changed", "SSU 12/2024", None, "2"),
    "Vedtak i sak 12/24, punkt 2, endres til:": ("changed", "SSU 12/2024", None, "2"),
    "Vedtaket i sak 3/24 blir erstatta av dette vedtaket.": ("replaced", "SSU 3/2024", None, ""),
    "Punkt 2 i vedtaket i sak 12/24 erstattes av dette.": ("replaced", "SSU 12/2024", None, "2"),
    "Dette vedtaket erstatter vedtak i sak 12/24.": ("replaced", "SSU 12/2024", None, ""),
    "SSU vedtok i sak 14/25 å oppheve vedtaket i sak 2/24.": ("revoked", "SSU 2/2024", "SSU 14/2025", ""),
    "Vedtaket i sak 3/24 ble opphevet i sak 4/25.": ("revoked", "SSU 3/2024", "SSU 4/2025", ""),
    "Vedtaket i sak 3/24 vart oppheva av SSU i sak 4/25.": ("revoked", "SSU 3/2024", "SSU 4/2025", ""),
    "SSU har i sak 4/25 forlenget ordningen fra sak 3/24.": ("extended", "SSU 3/2024", "SSU 4/2025", ""),
    "Vedtaket i sak 12/24 er gjennomført.": ("carried_out", "SSU 12/2024", None, ""),
}


@pytest.mark.parametrize("text", SAID)
def test_what_became_of_a_decision_is_read_from_the_sentence(text: str) -> None:
    (claim,) = standing_claims(text, body="SSU", year=2026)
    by = str(claim.by) if claim.by else None
    assert (claim.kind.value, str(claim.of), by, claim.point) == SAID[text]


@pytest.mark.parametrize(
    "text",
    [
        "Vedtaket i sak 12/24 bør ikke oppheves.",
        "Vedtaket i sak 12/24 oppheves ikke.",
        "ASU foreslår at vedtaket i sak 3/24 oppheves.",
        "Dersom vedtaket i sak 3/24 oppheves, faller tilskuddet bort.",
        "SSU endrer møtedato, jf. sak 12/24.",
        "SSU vedtok i sak 12/24 at ordningen oppheves.",
        "I sak 12/24 ble vedtaket om reiser opphevet.",
        "Saken gjelder sak 12/24.",
        "Forslaget i sak 12/24 trekkes tilbake.",
        "Ordningen erstatter dagens praksis (sak 12/24).",
        "Behovet endres når ordningen i sak 12/24 er innført.",
        "Partene erstatter hverandres utgifter etter sak 12/24.",
        "",
    ],
)
def test_what_is_denied_wished_for_or_about_something_else_is_not_said(text: str) -> None:
    assert standing_claims(text, body="SSU", year=2026) == []


def test_all_the_decisions_of_a_list_are_meant() -> None:
    claims = standing_claims("Vedtaket i sak 3/24 og 5/24 vert oppheva.", body="SSU", year=2026)
    assert [str(claim.of) for claim in claims] == ["SSU 3/2024", "SSU 5/2024"]


def test_each_decision_has_the_point_that_stands_beside_its_own_number() -> None:
    text = "Vedtaket i sak 9/24 oppheves, og punkt 2 i vedtaket i sak 4/23 erstattes av dette."
    claims = standing_claims(text, body="SSU", year=2025)
    assert [(claim.kind.value, str(claim.of), claim.point) for claim in claims] == [
        ("revoked", "SSU 9/2024", ""),
        ("replaced", "SSU 4/2023", "2"),
    ]
    assert [claim.by for claim in claims] == [None, None]
    (claim,) = standing_claims("Punkt 1 bokstav b i sak 32/24 endres.", body="SSU", year=2025)
    assert claim.point == "1b"


def test_where_no_number_is_named_it_is_told_what_is_meant() -> None:
    (claim,) = standing_claims("Planen prolongeres til 2026.", body="SSU", year=2026)
    assert (claim.kind.value, claim.of, claim.noun) == ("extended", None, "planen")


@given(
    st.lists(
        st.sampled_from([*"aå. ,:\n«»()", "sak 3/24", "vedtaket i ", "oppheves", " endrer ", "punkt 2", "ikke"]),
        max_size=60,
    )
)
def test_no_text_is_too_odd(pieces: list[str]) -> None:
    for claim in standing_claims("".join(pieces), body="SSU", year=2026):
        assert claim.of is not None or claim.noun


def test_a_line_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    def took(times: int) -> float:
        text = "utvalget ser på vedtaket i sak 12/24 oppheves og sier at SSU endrer vedtaket i sak 3/24 og mer " * times
        start = time.process_time()
        standing_claims(text, body="SSU", year=2026)
        return time.process_time() - start

    took(2)
    short = max(took(60), 0.001)
    assert took(600) < 40 * short
