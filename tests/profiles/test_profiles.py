"""House rules: the two houses that ship, a third made by editing alone, and a folder whose file has a mistake."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.errors import CannotWrite, NotFound
from sekretariat_tui.domain.kinds import CaseType, FixedItem, Mode, Outcome, Side
from sekretariat_tui.profiles import (
    Profile,
    ProfileError,
    ProfileOrigin,
    install_profile,
    load_profile,
    open_profile,
    seed_file,
    shipped_profiles,
)
from sekretariat_tui.profiles.seed import load_seed
from sekretariat_tui.profiles.vocabulary import PROFILE_WORDS

ROOT = Path(__file__).resolve().parents[2]
INNLANDET = ROOT / "data" / "profiles" / "innlandet.yaml"
LVS = ROOT / "data" / "profiles" / "lofoten-vesteralen-salten.yaml"


@pytest.fixture(scope="module")
def innlandet() -> Profile:
    return load_profile(INNLANDET)


@pytest.fixture(scope="module")
def lvs() -> Profile:
    return load_profile(LVS)


def edited(tmp_path: Path, *changes: tuple[str, str], source: Path = INNLANDET) -> Path:
    """The shipped file with some of its text changed, each change to be found exactly once."""
    text = source.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = tmp_path / "profil.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def sentences(path: Path) -> list[str]:
    with pytest.raises(ProfileError) as told:
        load_profile(path)
    return [mistake.sentence for mistake in told.value.mistakes]


# ---------------------------------------------------------------- the two houses


def test_both_houses_ship_under_their_code() -> None:
    assert {code: load_profile(path).code for code, path in shipped_profiles().items()} == {
        "innlandet": "innlandet",
        "lofoten-vesteralen-salten": "lofoten-vesteralen-salten",
    }


def test_innlandet_writes_numbers_one_way_on_the_paper_and_another_in_the_text(innlandet: Profile) -> None:
    ref = CaseRef("SSU", 2026, 5)
    assert innlandet.case_number(ref) == "5/26"
    assert innlandet.case_number(ref, running=True) == "sak 05.26"
    assert innlandet.paper.title_line.format(number=innlandet.case_number(ref), body="SSU") == "Vedlegg til sak 5/26"


def test_lofoten_vesteralen_salten_writes_the_year_with_four_digits_and_the_body_first(lvs: Profile) -> None:
    ref = CaseRef("SSU", 2024, 26)
    assert lvs.case_number(ref) == "26/2024"
    assert lvs.paper.title_line.format(number=lvs.case_number(ref), body="SSU") == "SSU sak 26/2024"
    assert lvs.citation(ref) == "SSU sak 26/2024"


def test_the_proposal_stands_last_in_one_house_and_first_in_the_other(innlandet: Profile, lvs: Profile) -> None:
    assert not innlandet.paper.proposal_first
    assert innlandet.paper.metadata == ()
    assert [section.kind for section in innlandet.paper.sections] == ["background", "assessment"]
    assert lvs.paper.proposal_first
    assert lvs.paper.proposal_heading == "Innstilling til konsensus"
    assert [lvs.paper.label(field) for field in lvs.paper.metadata] == [
        "Saksbehandler", "Avkl. sekr", "Dato dok", "Møtedato", "Vår ref", "Vedlegg",
    ]  # fmt: skip


def test_each_house_has_its_own_words(innlandet: Profile, lvs: Profile) -> None:
    assert innlandet.term("area_plural", "") == "satsningsområder"
    assert lvs.term("area_plural", "") == "innsatsområder"
    assert innlandet.phrase("proposal_pending") == "Forslag til vedtak fremmes i møtet."
    assert lvs.phrase("proposal_pending") == "Innstilling til konsensus fremmes i møtet."
    assert innlandet.side_name(Side.HOSPITAL) == "Sykehuset Innlandet"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Partnerskapsmøtet", "PA"),
        ("partnarskapsmøtet", "PA"),
        ("Parterskapsmøte", "PA"),
        ("Partnerskapsmgtet", "PA"),
        ("Strategisk samarbeidsutval", "SSU"),
        ("ssu", "SSU"),
        ("Administrativt samarbeidsutvalg", "ASU"),
        ("Fagutvalg", "FSU"),
        ("Dialogmøte", "DIALOG"),
        ("Styret", None),
    ],
)
def test_a_body_is_known_by_its_other_names(innlandet: Profile, written: str, code: str | None) -> None:
    found = innlandet.body_called(written)
    assert (found.code if found else None) == code


def test_a_body_that_is_gone_is_known_in_its_own_years_only(innlandet: Profile) -> None:
    assert innlandet.body_called("OSU") is not None
    assert innlandet.body_called("OSU", year=2026) is None
    assert innlandet.body_called("OSU", year=2014) is not None
    assert "OSU" not in [body.code for body in innlandet.bodies_in(2026)]


def test_the_dialogue_meeting_gives_input_and_decides_nothing(innlandet: Profile, lvs: Profile) -> None:
    for profile in (innlandet, lvs):
        assert [body.code for body in profile.bodies if not body.decides] == ["DIALOG"]


def test_the_municipalities_and_the_trust_stand_on_their_sides(innlandet: Profile, lvs: Profile) -> None:
    for profile, municipalities in ((innlandet, 42), (lvs, 20)):
        names = [party.name for party in profile.parties if party.side is Side.MUNICIPALITIES]
        assert len([name for name in names if name.endswith(" kommune")]) == municipalities
        assert len([party for party in profile.parties if party.side is Side.HOSPITAL]) == 1


def test_the_three_councils_speak_for_every_municipality_once(lvs: Profile) -> None:
    councils = [party for party in lvs.parties if party.speaks_for]
    spoken_for = [code for council in councils for code in council.speaks_for]
    assert len(councils) == 3
    assert sorted(spoken_for) == sorted(p.code for p in lvs.parties if p.name.endswith(" kommune"))


def test_section_14_is_for_one_sides_drafts_only(innlandet: Profile, lvs: Profile) -> None:
    """Domain rule 10."""
    for profile in (innlandet, lvs):
        assert [basis.basis for basis in profile.legal_bases if basis.internal_only] == ["offl. § 14"]
        assert profile.legal_bases[0].basis == "offl. § 13 jf. fvl. § 13"
        assert profile.phrase("exempt").format(basis="offl. § 23") == "Unntatt offentlighet, offl. § 23"
        assert profile.phrase("exempt_partly").format(basis="offl. § 23") == "Delvis unntatt offentlighet, offl. § 23"


def test_every_agenda_has_its_fixed_items_with_any_other_business_last(innlandet: Profile, lvs: Profile) -> None:
    for profile in (innlandet, lvs):
        assert [(item.item, item.last) for item in profile.fixed_items] == [
            (FixedItem.NOTICE, False), (FixedItem.LAST_MINUTES, False), (FixedItem.ANY_OTHER, True),
        ]  # fmt: skip


def test_what_a_body_does_not_say_of_its_deadlines_is_as_in_the_rest_of_the_house(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        ("  innkalling: 14\n  merknader: 14\n", "  innkalling: 10\n  merknader: 7\n"),
        ("    utkast: 42\n    avklaring: 35\n    innkalling: 28\n", "    innkalling: 28\n"),
    )
    notice = load_profile(path).notice_for("PA")
    assert (notice.draft, notice.clearance, notice.invitation, notice.remarks) == (28, 21, 28, 7)
    assert load_profile(path).notice_for("SSU").invitation == 10


@pytest.mark.parametrize("path", [INNLANDET, LVS], ids=["innlandet", "lvs"])
def test_every_key_that_a_profile_can_have_is_shown_or_explained_in_the_shipped_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    missing = [
        key for keys in PROFILE_WORDS.keys.values() for key in keys if f"{key}:" not in text and f"{key} " not in text
    ]
    assert missing == []


# ---------------------------------------------------------------- a third house, by editing alone


def test_a_third_house_is_made_by_copying_one_and_editing_it(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        ("kode: innlandet\n", "kode: fjordane\n"),
        ("navn: Helsefellesskap Innlandet\n", "navn: Helsefellesskapet Fjordane\n"),
        ("foretakssiden: Sykehuset Innlandet\n", "foretakssiden: Fjordsykehuset\n"),
        ("  - kode: ASU\n    navn: Administrativt samarbeidsutvalg\n", "  - kode: LSU:Nord\n    navn: Lokalt samarbeidsutval Nord\n"),
        ('  paa_saken: "{n}/{aa}"', '  paa_saken: "{aaaa}/{nn}"'),
        ('  i_tekst: "sak {nn}.{aa}"', '  i_tekst: "{utvalg}-sak {nn}/{aaaa}"'),
        ("  tittellinje: Vedlegg til sak {nummer}\n", '  tittellinje: "Sak {nummer} i {utvalg}"\n'),
        ("  metadata: []\n", "  metadata: [sakshandsamar]\n".replace("sakshandsamar", "saksbehandler")),
        ("  #   etiketter:\n  #     avklart: Avkl. sekr\n", "  etiketter: {saksbehandler: Sakshandsamar}\n"),
        ("  forslag_forst: nei\n", "  forslag_forst: ja\n"),
        ("  forslagsoverskrift: Forslag til vedtak\n", "  forslagsoverskrift: Tilråding\n"),
        ("    - overskrift: Bakgrunn og saksopplysninger\n", "    - overskrift: Bakgrunn for saka\n"),
        ("#   sakstype.vedtakssak: beslutningssak\n", "#\n"),
        ("  satsningsomrade: satsningsområde\n", "  satsningsområde: fokusområde\n  sakstype.vedtakssak: beslutningssak\n"),
        ("faser:\n  - Idé\n", "faser:\n  - Start\n"),
    )  # fmt: skip
    house = load_profile(path)
    ref = CaseRef("LSU:Nord", 2026, 4)
    assert house.case_number(ref) == "2026/04"
    assert house.case_number(ref, running=True) == "LSU:Nord-sak 04/2026"
    assert house.paper.title_line.format(number=house.case_number(ref), body=ref.body) == "Sak 2026/04 i LSU:Nord"
    assert house.body_name("LSU:Nord") == "Lokalt samarbeidsutval Nord"
    assert house.paper.label("case_officer") == "Sakshandsamar"
    assert (house.paper.proposal_first, house.paper.proposal_heading) == (True, "Tilråding")
    assert house.paper.sections[0].heading == "Bakgrunn for saka"
    assert house.term("area", "satsningsområde") == "fokusområde"
    assert house.word(CaseType.DECISION) == "beslutningssak"
    assert house.word(CaseType.DISCUSSION) == "drøftingssak"
    assert house.phases[0] == "Start"


def test_every_word_of_the_closed_lists_can_be_changed_by_its_name(tmp_path: Path) -> None:
    words = "  utfall.vedtatt_med_endring: endret\n  utfall.ikke_konsensus: uenighet\n  beslutningsform.konsensus: enighet\n"
    house = load_profile(edited(tmp_path, ("  protokoll: protokoll\n", "  protokoll: referat\n" + words)))
    assert house.word(Outcome.AMENDED) == "endret"
    assert house.word(Outcome.NO_CONSENSUS) == "uenighet"
    assert house.word(Mode.CONSENSUS) == "enighet"


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("old", "new", "line_of", "said"),
    [
        ("    vedtar: nei", "    vedtar: no", "    vedtar: no", "«vedtar» skal være ja eller nei, men det står «no»."),
        ("    vedtar: nei", "    vedtar: on", "    vedtar: on", "«vedtar» skal være ja eller nei, men det står «on»."),
        ("  merknader: 14", "  merknader: 05.26", "  merknader: 05", "skal være et helt tall, men det står «05.26»."),
        ("  merknader: 14", "  merknader: 2026-05-21", "  merknader: 2", "skal være et helt tall"),
        ("  merknader: 14", "\tmerknader: 14", "\tmerknader", "tabulator"),
        ("faser:\n", "navn: x\nfaser:\n", "navn: x", "«navn» står to ganger"),
        ("    navn: Partnerskapsmøtet\n", "", "  - kode: PA", "«navn» mangler i «utvalg», nr. 1."),
        ("faste_saker:\n", "faste_sakr:\n", "faste_sakr:", "Mente du «faste_saker»?"),
        ("  merknader: 14", "   merknader: 14", "   merknader", "rykket lenger inn"),
        ("  merknader: 14", "  merknader: 400", "  merknader", "antall dager fra 0 til 366"),
        ("  merknader: 14", "  merknader: -1", "  merknader", "antall dager fra 0 til 366"),
        ("  PA:\n    utkast", "  PX:\n    utkast", "  PX:", "«PX» er ikke koden til noe utvalg."),
        ("kode: ASU", "kode: ssu", "  - kode: ssu", "«ssu» står både på SSU og på ssu."),
        ("kode: ASU", "kode: A/U", "  - kode: A/U", "Koden «A/U» kan bare ha"),
        (
            "      - Fagutvalg\n",
            "      - Strategisk samarbeidsutval\n",
            "      - Strategisk samarbeidsutval\n    fra_aar",
            "står både på SSU og på FSU.",
        ),
        ('"{n}/{aa}"', '"{nr}/{aa}"', "  paa_saken", "«{nr}» er ukjent. Bruk {n}, {nn}, {aa}, {aaaa}, {utvalg}."),
        ('"{n}/{aa}"', '"{aa}"', "  paa_saken", "må ha selve nummeret"),
        ('"{n}/{aa}"', '"{n/{aa}"', "  paa_saken", "Krøllparentesene går ikke opp"),
        ('"{n}/{aa}"', '"{n.__class__}"', "  paa_saken", "er ukjent"),
        ('"{n}/{aa}"', '"{n:>999999999}"', "  paa_saken", "er ukjent"),
        ('"{n}/{aa}"', "{n}/{aa}", "  paa_saken", "Verdien begynner med «{»"),
        ("sak: eventuelt", "sak: innkalling", "  - sak: innkalling\n    tittel: Eventuelt", "står to ganger"),
        ("startdata: innlandet", "startdata: ../../x", "startdata", "navnet på en fil uten mappe"),
        (
            "    til_aar: 2021\n\n  - kode: GSU",
            "    fra_aar: 2030\n    til_aar: 2021\n\n  - kode: GSU",
            "    til_aar",
            "er før",
        ),
        ("  forslagsoverskrift: Forslag til vedtak", "  forslagsoverskrift:", "  forslagso", "Overskriften er tom."),
    ],
)
def test_a_mistake_is_said_with_its_line_and_what_was_expected(
    tmp_path: Path, old: str, new: str, line_of: str, said: str
) -> None:
    path = edited(tmp_path, (old, new))
    with pytest.raises(ProfileError) as told:
        load_profile(path)
    (mistake,) = told.value.mistakes
    text = path.read_text(encoding="utf-8")
    assert said in mistake.sentence
    assert mistake.line == text[: text.index(line_of)].count("\n") + 1
    assert mistake.column >= 1
    assert str(told.value).startswith(f"profil.yaml, linje {mistake.line}, kolonne {mistake.column}: ")


def test_mistakes_far_apart_are_said_together(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        ("    vedtar: nei", "    vedtar: no"),
        ("  merknader: 14", "  merknader: to"),
        ("sist: ja", "sist: yes"),
    )
    assert len(sentences(path)) == 3


def test_an_alias_may_pass_from_a_body_that_is_gone_to_a_new_one(tmp_path: Path) -> None:
    path = edited(
        tmp_path, ("      - Overordna samarbeidsutval\n", "      - Overordna samarbeidsutval\n      - Fagutvalg\n")
    )
    assert sentences(path) == ["«Fagutvalg» står både på FSU og på OSU."]
    text = path.read_text(encoding="utf-8").replace(
        "      - Fagutvalg\n    fra_aar: 2021", "      - Fagutvalg\n    fra_aar: 2022"
    )
    path.write_text(text, encoding="utf-8")
    assert load_profile(path).body_called("Fagutvalg", year=2014) == load_profile(path).body("OSU")


def test_only_one_house_is_read_and_yaml_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, sekretariat_tui.profiles; print('yaml' in sys.modules)"
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=surroundings, check=True)
    assert done.stdout.strip() == "False"


# ---------------------------------------------------------------- the profile of a folder


def test_a_new_folder_gets_a_copy_of_the_shipped_file_with_its_comments(tmp_path: Path) -> None:
    folder = tmp_path / "Sekretariat æøå"
    target = install_profile("lofoten-vesteralen-salten", folder)
    assert target == folder / "profil.yaml"
    assert target.read_bytes() == LVS.read_bytes()
    opened = open_profile(folder)
    assert (opened.profile.code, opened.origin, opened.path) == ("lofoten-vesteralen-salten", ProfileOrigin.OWN, target)
    assert (opened.mistakes, opened.notice) == ((), "")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access in lists of its own")
def test_a_new_folder_is_its_owners_alone(tmp_path: Path) -> None:
    install_profile("innlandet", tmp_path / "ny")
    assert (tmp_path / "ny").stat().st_mode & 0o077 == 0
    (tmp_path / "felles").mkdir(mode=0o755)
    install_profile("innlandet", tmp_path / "felles")
    assert (tmp_path / "felles").stat().st_mode & 0o777 == 0o755, "a folder that was there keeps its access"


def test_a_profile_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "profil.yaml").write_text("mitt eget\n", encoding="utf-8")
    with pytest.raises(CannotWrite, match="finnes fra før"):
        install_profile("innlandet", tmp_path)
    with pytest.raises(ProfileError):
        load_profile(tmp_path / "profil.yaml")
    open_profile(tmp_path)
    assert (tmp_path / "profil.yaml").read_text(encoding="utf-8") == "mitt eget\n"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(CannotWrite, match="Velg en mappe"):
        install_profile("innlandet", tmp_path / "fil")


def test_an_unknown_house_is_said_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"Det finnes: innlandet, lofoten-vesteralen-salten\."):
        install_profile("utlandet", tmp_path)
    assert not (tmp_path / "profil.yaml").exists()


def test_a_folder_without_a_profile_uses_the_shipped_one_that_was_asked_for(tmp_path: Path) -> None:
    opened = open_profile(tmp_path, shipped="lofoten-vesteralen-salten")
    assert (opened.profile.code, opened.origin) == ("lofoten-vesteralen-salten", ProfileOrigin.SHIPPED)
    assert opened.mistakes == ()


def test_a_mistake_in_the_profile_opens_on_the_last_good_one_and_is_shown(tmp_path: Path) -> None:
    path = edited(tmp_path, ("navn: Helsefellesskap Innlandet\n", "navn: Vårt helsefellesskap\n"))
    assert open_profile(tmp_path).profile.name == "Vårt helsefellesskap"
    path.write_text(path.read_text(encoding="utf-8").replace("vedtar: nei", "vedtar: no"), encoding="utf-8")

    opened = open_profile(tmp_path)
    assert (opened.profile.name, opened.origin) == ("Vårt helsefellesskap", ProfileOrigin.LAST_GOOD)
    assert [mistake.file for mistake in opened.mistakes] == ["profil.yaml"]
    assert opened.notice.endswith("Programmet bruker de siste husreglene som virket.")
    assert "vedtar: no" in path.read_text(encoding="utf-8")

    path.write_text(path.read_text(encoding="utf-8").replace("vedtar: no", "vedtar: ja"), encoding="utf-8")
    opened = open_profile(tmp_path)
    assert (opened.origin, opened.mistakes) == (ProfileOrigin.OWN, ())
    assert opened.profile.body_called("dialogmøtet").decides  # type: ignore[union-attr]


def test_the_last_good_one_is_kept_where_it_is_asked_to_be(tmp_path: Path) -> None:
    install_profile("innlandet", tmp_path)
    kept = tmp_path / "annet" / "sist.yaml"
    open_profile(tmp_path, last_good=kept)
    assert load_profile(kept).code == "innlandet"
    assert [path.name for path in kept.parent.iterdir()] == ["sist.yaml"]


def test_a_profile_that_went_missing_is_said_and_the_house_is_not_swapped_for_another(tmp_path: Path) -> None:
    install_profile("lofoten-vesteralen-salten", tmp_path)
    open_profile(tmp_path)
    (tmp_path / "profil.yaml").unlink()
    opened = open_profile(tmp_path, shipped="innlandet")
    assert (opened.profile.code, opened.origin) == ("lofoten-vesteralen-salten", ProfileOrigin.LAST_GOOD)
    assert "borte" in opened.notice


def test_a_mistake_with_no_good_one_to_fall_back_on_opens_on_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "profil.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "historikk").mkdir()
    (tmp_path / "historikk" / "profil-sist-gyldig.yaml").write_text("[", encoding="utf-8")
    opened = open_profile(tmp_path)
    assert opened.origin is ProfileOrigin.SHIPPED
    assert "UTF-16" in opened.notice
    assert opened.notice.endswith("reglene for Helsefellesskap Innlandet som følger med.")


def test_that_the_copy_cannot_be_kept_does_not_stop_the_program(tmp_path: Path) -> None:
    install_profile("innlandet", tmp_path)
    (tmp_path / "historikk").write_text("en fil som har tatt navnet", encoding="utf-8")
    assert open_profile(tmp_path).origin is ProfileOrigin.OWN


def test_a_profile_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    text = INNLANDET.read_text(encoding="utf-8")
    (tmp_path / "profil.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert open_profile(tmp_path).profile == load_profile(INNLANDET)


def test_the_seed_of_a_house_is_looked_for_beside_its_profile_first(tmp_path: Path) -> None:
    profile = load_profile(INNLANDET)
    shipped = seed_file(profile)
    assert shipped is not None
    assert shipped.parts[-2:] == ("seeds", "innlandet.yaml")
    own = tmp_path / "innlandet.yaml"
    own.write_text("planer: []\n", encoding="utf-8")
    assert seed_file(profile, tmp_path) == own
    assert load_seed(own).plans == ()
    path = edited(tmp_path, ("startdata: innlandet\n", "startdata: vest\n"))
    with pytest.raises(NotFound, match=r"«vest\.yaml»"):
        seed_file(load_profile(path))
    assert seed_file(load_profile(edited(tmp_path, ("startdata: innlandet\n", "startdata:\n")))) is None
