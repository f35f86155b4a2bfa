"""What an empty register begins with: the areas of each house, with the same ids each time they are read."""

from datetime import date
from pathlib import Path

import pytest

from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import MeasureStatus, MemberRole, Side
from sekretariat_tui.profiles import ProfileError, load_profile, seed_file, shipped_profiles
from sekretariat_tui.profiles.seed import load_seed

DATA = Path(__file__).resolve().parents[2] / "data"
INNLANDET = DATA / "seeds" / "innlandet.yaml"
LVS = DATA / "seeds" / "lofoten-vesteralen-salten.yaml"

START = "planer:\n  - {nokkel: p, tittel: Plan, forste_aar: 2026, siste_aar: 2029}\n"


def seed(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "start.yaml"
    path.write_text(START + text, encoding="utf-8")
    return path


def mistakes(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(ProfileError) as told:
        load_seed(path)
    return [(mistake.line, mistake.sentence) for mistake in told.value.mistakes]


def test_innlandet_has_eight_areas_and_four_of_them_chosen_for_2026_by_the_partnership_meeting() -> None:
    found = load_seed(INNLANDET)
    (plan,) = found.plans
    assert (plan.first_year, plan.last_year) == (2022, 2027)
    assert [area.order for area in found.areas] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert all(area.plan == plan.id and area.goal and area.points for area in found.areas)
    chosen = {area.name: area.chosen for area in found.areas if area.chosen}
    assert list(chosen) == [
        "Interessepolitikk",
        "Nye digitale tjenester",
        "Kvalifisert arbeidskraft",
        "Etablere og videreutvikle Helsefellesskap Innlandet",
    ]
    assert {(c.year, c.decided_by) for years in chosen.values() for c in years} == {(2026, CaseRef("PA", 2025, 6))}


def test_an_area_goes_by_the_name_the_decision_gave_it() -> None:
    aliases = {alias for area in load_seed(INNLANDET).areas for alias in area.aliases}
    assert {"Videreutvikle helsefelleskap Innlandet", "Samhandling om de som trenger det mest"} <= aliases


def test_what_was_decided_and_has_not_begun_says_what_it_waits_for() -> None:
    measures = load_seed(INNLANDET).measures
    assert len(measures) == 4
    assert {measure.status for measure in measures} == {MeasureStatus.NOT_STARTED}
    assert [measure.decided_on for measure in measures].count(date(2024, 11, 14)) == 3
    assert all(measure.waits_for for measure in measures)


def test_lofoten_vesteralen_salten_has_three_areas_numbered_in_words() -> None:
    found = load_seed(LVS)
    assert (found.plans[0].first_year, found.plans[0].last_year) == (2022, 2024)
    assert [area.aliases[0] for area in found.areas] == ["Innsatsområde en", "Innsatsområde to", "Innsatsområde tre"]
    assert [area.bodies for area in found.areas] == [(), ("FSU-AKUTT",), ()]


@pytest.mark.parametrize("code", sorted(shipped_profiles()))
def test_the_seed_of_a_house_speaks_of_bodies_and_phases_the_house_has(code: str) -> None:
    profile = load_profile(shipped_profiles()[code])
    path = seed_file(profile)
    assert path is not None
    found = load_seed(path)
    bodies = {body for area in found.areas for body in area.bodies}
    bodies |= {c.decided_by.body for area in found.areas for c in area.chosen if c.decided_by}
    bodies |= {measure.followed_by for measure in found.measures}
    assert bodies <= {body.code for body in profile.bodies}
    assert {measure.phase for measure in found.measures} <= {"", *profile.phases}


def test_reading_the_file_again_gives_the_same_records_and_ids() -> None:
    assert load_seed(INNLANDET) == load_seed(INNLANDET)
    assert [area.id for area in load_seed(INNLANDET).areas][3] == "omrade-nye-digitale-tjenester"


def test_an_id_follows_the_key_and_not_the_place_or_the_name(tmp_path: Path) -> None:
    before = load_seed(
        seed(tmp_path, "omrader:\n  - {nokkel: a, plan: p, navn: A}\n  - {nokkel: b, plan: p, navn: B}\n")
    )
    after = load_seed(
        seed(tmp_path, "omrader:\n  - {nokkel: b, plan: p, navn: Ny}\n  - {nokkel: a, plan: p, navn: A}\n")
    )
    assert [area.id for area in after.areas] == [area.id for area in reversed(before.areas)]


def test_measures_and_members_are_read_with_owners_and_seats(tmp_path: Path) -> None:
    text = """
omrader:
  - {nokkel: a, plan: p, navn: Område, valgt: [{år: 2027}]}
tiltak:
  - nokkel: t
    tittel: Felles vaktrom
    omrader: [a]
    eiere: [{side: kommunene, navn: Vik kommune}, {side: helseforetaket, navn: Poliklinikken}]
    status: i rute
    besluttet: 2026-02-12
    besluttet_i: {utvalg: SSU, aar: 2026, nummer: 7, bokstav: B}
medlemmer:
  - nokkel: ola
    navn: Ola Eksempel
    part: vik
    verv:
      - {utvalg: SSU, rolle: nestleder, fra: 01.01.2026, til: 31.12.2027}
      - {utvalg: PA, rolle: observatør, vedtar: nei}
"""
    found = load_seed(seed(tmp_path, text))
    (measure,) = found.measures
    assert measure.areas == (found.areas[0].id,)
    assert [(owner.side, owner.name) for owner in measure.owners] == [
        (Side.MUNICIPALITIES, "Vik kommune"), (Side.HOSPITAL, "Poliklinikken"),
    ]  # fmt: skip
    assert measure.status is MeasureStatus.ON_TRACK
    assert measure.decided_by == CaseRef("SSU", 2026, 7, "B")
    (member,) = found.members
    assert [(seat.role, seat.decides, seat.valid_to) for seat in member.seats] == [
        (MemberRole.DEPUTY_CHAIR, True, date(2027, 12, 31)), (MemberRole.OBSERVER, False, None),
    ]  # fmt: skip
    ids = [part.id for part in (*measure.owners, *member.seats, *found.areas[0].chosen)]
    again = load_seed(seed(tmp_path, text))
    assert ids == [part.id for part in (*again.measures[0].owners, *again.members[0].seats, *again.areas[0].chosen)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("omrader:\n  - {nokkel: a, plan: q, navn: A}\n", "«q» er ikke nøkkelen til noen plan i filen."),
        ("omrader:\n  - {nokkel: Nye Områder, plan: p, navn: A}\n", "kan bare ha små bokstaver"),
        ("tiltak:\n  - {nokkel: t, tittel: T, omrader: [z]}\n", "«z» er ikke nøkkelen til noe område i filen."),
        ("tiltak:\n  - {nokkel: t, tittel: T, status: grønn}\n", "«status» skal være ett av: ikke_startet, i_rute"),
        ("tiltak:\n  - {nokkel: t, tittel: T, besluttet: 14.1124}\n", "«besluttet» skal være en dato"),
        ("omrader:\n  - {nokkel: a, plan: p, navn: A, valgt: [{aar: 26}]}\n", "26 er ikke et årstall."),
        ("omrader:\n  - {nokkel: a, plan: p, navn: A, valgt: [{aar: 2026}, {aar: 2026}]}\n", "2026 står to ganger."),
    ],
)
def test_a_mistake_in_the_seed_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    ((line, sentence),) = mistakes(seed(tmp_path, text))
    assert said in sentence
    assert line == 4


def test_two_with_the_same_key_and_a_plan_that_ends_before_it_begins_are_said(tmp_path: Path) -> None:
    path = seed(tmp_path, "  - {nokkel: p, tittel: Annen plan, forste_aar: 2029, siste_aar: 2026}\n")
    assert [sentence for _, sentence in mistakes(path)] == [
        "Nøkkelen «p» er brukt før i samme liste.",
        "Siste år 2026 er før første år 2029.",
    ]
