"""The commands as other programs and people use them, each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

PAPER = """Vedlegg til sak 7/26

Felles opplæring i legemiddelhåndtering

Bakgrunn

Saken følger opp vedtak i strategisk samarbeidsutvalg (SSU) (sak 03.26), med følgende ordlyd:

Sekretariatet bes om å fremme forslag til opplæring. Saken legges fram for SSU 21.5.26.

Vurdering

Kommunene og sykehuset har ulik praksis. Økt kvalitet krever felles kurs.

Forslag til vedtak:

1. Strategisk samarbeidsutvalg godkjenner kursplanen:
 - a) for sykepleiere
 - b) for leger
2. Sekretariatet følger opp.

Vedlegg 1: Kursplan

Kurset varer to dager.
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def command(*words: object, stdin: str | None = None, **surroundings: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **surroundings}
        return subprocess.run(
            [sys.executable, "-m", "sekretariat_tui", "--mappe", str(tmp_path / "mappe"), *map(str, words)],
            capture_output=True,
            encoding="utf-8",
            env=env,
            input=stdin,
            timeout=60,
            check=False,
        )

    return command


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "sak.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_a_paper_is_read_in_found_shown_and_exported(run: Run, paper: Path, tmp_path: Path) -> None:
    read = run("importer", paper)
    assert read.returncode == 0, read.stderr
    assert "SSU 7/2026 Felles opplæring" in read.stdout
    assert "a) for sykepleiere" in read.stdout
    found = run("søk", "legemiddelhandtering")
    assert "SSU 7/26" in found.stdout
    shown = run("vis", "sak", "07.26")
    assert "siterer SSU 3/26" in shown.stdout
    assert "Kurset varer to dager." in shown.stdout
    out = tmp_path / "ut.docx"
    assert run("eksporter", "SSU 7/2026", "--til", out).returncode == 0
    assert out.read_bytes()[:2] == b"PK"


def test_trying_writes_nothing(run: Run, paper: Path, tmp_path: Path) -> None:
    for spelling in ("--prøv", "--prov"):
        tried = run("importer", paper, spelling)
        assert "Ville lest inn" in tried.stdout
    assert run("vis", "7/26").returncode == 1
    assert not list((tmp_path / "mappe").glob("innkomne/*"))


def test_json_is_one_document_and_nothing_else(run: Run, paper: Path) -> None:
    read = json.loads(run("importer", paper, "--json").stdout)
    assert [list(read)] == [["imported", "unchanged", "failed"]]
    (document,) = read["imported"]
    assert {k: document[k] for k in ("body", "number", "year", "kind", "source")} == {
        "body": "SSU",
        "number": 7,
        "year": 2026,
        "kind": "case_paper",
        "source": "sak.txt",
    }
    assert [p["label"] for p in document["proposal"]] == ["1.", "2."]
    assert [p["label"] for p in document["proposal"][0]["points"]] == ["a)", "b)"]
    assert document["decisions"][0]["of"] == {"body": "SSU", "number": 3, "year": 2026}
    assert document["decisions"][0]["quoted"] is True
    again = json.loads(run("importer", paper, "--json").stdout)
    assert (again["imported"], again["unchanged"]) == ([], ["sak.txt"])
    hits = json.loads(run("sok", "kursplanen", "--json").stdout)
    assert hits["hits"][0]["case"] == {"body": "SSU", "number": 7, "year": 2026}
    assert {"title", "source", "kind", "match", "snippet"} <= set(hits["hits"][0])
    assert hits["elapsed_ms"] >= 0
    shown = json.loads(run("vis", "7/26", "--json").stdout)
    assert shown["proposal"]["points"][0]["points"][1]["text"] == "for leger"
    assert "findings" in json.loads(run("kontroll", "--json").stdout)


def test_references_are_read_from_standard_input(run: Run) -> None:
    text = "Vi viser til sak 05.26 og Partnerskapsmøtet sak 08-2023."
    found = run("referanser", "--utvalg", "SSU", "--år", "2026", "--json", stdin=text)
    references = json.loads(found.stdout)["references"]
    assert [(r["body"], r["number"], r["year"]) for r in references] == [("SSU", 5, 2026), ("PA", 8, 2023)]
    assert text[references[1]["start"] : references[1]["end"]] == references[1]["text"]


def test_what_fails_says_why_in_one_line_and_the_rest_is_read(run: Run, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    (tmp_path / "bilde.docx").write_bytes(os.urandom(500))
    done = run("importer", tmp_path / "finnes ikke.txt", tmp_path / "tom.txt", tmp_path / "bilde.docx", paper)
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 3
    assert all(name in line for name, line in zip(("finnes ikke.txt", "tom.txt", "bilde.docx"), lines, strict=True))
    assert "SSU 7/2026" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["tull"], 2, "finnes ikke"),
        (["søk"], 2, "mangler"),
        (["importer"], 2, "mangler"),
        (["søk", "x", "--antall", "null"], 2, "--antall"),
        (["vis", "SSU 99/99"], 1, "Fant ingen sak"),
        (["eksporter", "finnes ikke"], 1, "Fant ingen sak"),
        (["--profil", "finnes-ikke", "kontroll"], 1, "finnes-ikke"),
        ([], 1, "terminal"),
        (["demo"], 1, "terminal"),
    ],
)
def test_wrong_usage_is_2_and_what_cannot_be_done_is_1(run: Run, words: list[str], code: int, said: str) -> None:
    done = run(*words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert done.stdout == ""


def test_output_is_utf8_whatever_the_console_says(run: Run, paper: Path) -> None:
    done = run("importer", paper, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert "opplæring" in done.stdout


def test_every_folder_in_use_is_shown(run: Run, tmp_path: Path) -> None:
    shown = run("hvor").stdout
    for name in ("mappe", "register", "profil", "dokumenter", "innkomne", "innstillinger", "eksempel"):
        assert f"{name}:" in shown
    assert str(tmp_path / "mappe") in shown
    assert not (tmp_path / "mappe").exists(), "looking must not make anything"


def test_a_register_that_is_not_json_is_said_and_left_alone(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mappe"
    folder.mkdir()
    register = folder / "sekretariat.json"
    register.write_bytes(b'{"cases": {"1": ')
    for words in (["kontroll"], ["importer", __file__], ["søk", "x"]):
        done = run(*words)
        assert done.returncode == 1
        assert "sekretariat.json" in done.stderr
        assert "Traceback" not in done.stderr
    assert register.read_bytes() == b'{"cases": {"1": '


def test_a_register_of_a_newer_version_is_read_and_never_written(run: Run, paper: Path, tmp_path: Path) -> None:
    assert run("importer", paper).returncode == 0
    register = tmp_path / "mappe" / "sekretariat.json"
    text = json.loads(register.read_text(encoding="utf-8"))
    text["_meta"]["1"]["format"] = 99
    register.write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
    before = register.read_bytes()
    assert "SSU 7/26" in run("vis", "7/26").stdout
    other = paper.with_name("annen.txt")
    other.write_text(PAPER.replace("7/26", "8/26"), encoding="utf-8")
    done = run("importer", other)
    assert done.returncode == 1
    assert "nyere" in done.stderr
    assert register.read_bytes() == before


def test_a_file_changed_by_hand_is_not_written_over_without_asking(run: Run, paper: Path, tmp_path: Path) -> None:
    run("importer", paper)
    out = tmp_path / "ut.docx"
    assert run("eksporter", "7/26", "--til", out).returncode == 0
    assert run("eksporter", "7/26", "--til", out).returncode == 0
    out.write_bytes(out.read_bytes() + b" ")
    changed = out.read_bytes()
    refused = run("eksporter", "7/26", "--til", out)
    assert refused.returncode == 1
    assert "ut.docx" in refused.stderr
    assert out.read_bytes() == changed
    assert run("eksporter", "7/26", "--til", out, "--erstatt").returncode == 0
    assert out.read_bytes() != changed


def test_a_reader_that_stops_early_is_no_failure(run: Run, paper: Path, tmp_path: Path) -> None:
    paper.write_text(PAPER + "\nEt langt vedlegg.\n" * 9000, encoding="utf-8")
    assert run("importer", paper).returncode == 0
    words = [sys.executable, "-m", "sekretariat_tui", "--mappe", str(tmp_path / "mappe"), "vis", "7/26"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    shown = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    assert shown.stdout and shown.stderr
    assert "7/26" in shown.stdout.readline().decode("utf-8")
    shown.stdout.close()
    said = shown.stderr.read()
    assert (shown.wait(60), said) == (0, b"")
    shown.stderr.close()


def test_only_a_word_file_is_written_and_the_ending_may_be_left_out(run: Run, paper: Path, tmp_path: Path) -> None:
    run("importer", paper)
    refused = run("eksporter", "7/26", "--til", tmp_path / "ut.pdf")
    assert (refused.returncode, "ut.pdf" in refused.stderr) == (1, True)
    assert not (tmp_path / "ut.pdf").exists()
    assert run("eksporter", "7/26", "--til", tmp_path / "Sak 7.26").returncode == 0
    written = tmp_path / "Sak 7.26.docx"
    written.write_bytes(b"endret")
    assert "--erstatt" in run("eksporter", "7/26", "--til", written).stderr


def test_a_number_out_of_bounds_is_said_in_norwegian(run: Run) -> None:
    for typed in ("0", "abc"):
        done = run("søk", "x", "--antall", typed)
        assert (done.returncode, done.stdout) == (2, "")
        assert "helt tall fra 1 til 1000" in done.stderr
    text = run("søk", "--help").stdout
    assert "--antall TALL" in text and "INTEGER" not in text and "<=" not in text


def test_an_empty_folder_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    done = run("importer", tmp_path / "tom")
    assert (done.returncode, done.stdout) == (1, "")
    assert "ingen filer" in done.stderr


def test_a_body_nobody_knows_is_refused_and_the_known_are_named(run: Run, paper: Path) -> None:
    for words in (["importer", paper], ["referanser", paper]):
        done = run(*words, "--utvalg", "XX")
        assert done.returncode == 1
        assert "«XX»" in done.stderr and "SSU" in done.stderr
    found = json.loads(run("referanser", "--utvalg", "oss", "--json", stdin="sak 4/26").stdout)
    assert found["references"][0]["body"] == "OSS"


def test_house_rules_named_for_a_folder_that_has_its_own_are_not_passed_over_in_silence(run: Run) -> None:
    assert run("--profil", "innlandet", "kontroll").stderr == ""
    assert "--profil" in run("--profil", "innlandet", "kontroll").stderr


def test_a_paper_that_only_raises_doubts_about_a_case_says_so(run: Run, paper: Path) -> None:
    run("importer", paper)
    paper.write_text(PAPER.replace("ulik praksis", "lik praksis"), encoding="utf-8")
    again = run("importer", paper)
    assert "Saken er ikke endret." in again.stdout
    assert "Tvil: «sak.txt» har en annen tekst" in again.stdout
    paper.write_text(PAPER.replace("ulik praksis", "samme praksis"), encoding="utf-8")
    (read,) = json.loads(run("importer", paper, "--json").stdout)["imported"]
    assert any("annen tekst" in doubt["sentence"] for doubt in read["doubts"])
    text = run("vis", "7/26").stdout
    assert text.count("Tvil: ") >= 2
    assert "\n\n" not in text[text.index("Tvil: ") :]


def test_a_paper_without_a_title_is_named_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "u.txt").write_text("Forslag til vedtak\n\n1. SSU slutter seg til planen.\n", encoding="utf-8")
    done = run("importer", tmp_path / "u.txt")
    assert "«»" not in done.stdout
    assert "(tittelen er ukjent)" in done.stdout
    control = run("kontroll").stdout
    assert "Tittelen er ukjent" in control


def test_the_readme_documents_every_command() -> None:
    from sekretariat_tui.cli.commands import sekretariat

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in sekretariat.commands if f"sekretariat {name}" not in readme]
    assert missing == []


def test_kontroll_says_what_there_is_to_go_on_from_when_the_register_is_damaged(run: Run, tmp_path: Path) -> None:
    assert run("importer", "--utvalg", "SSU", __file__).returncode in (0, 1)  # makes the folder
    register = tmp_path / "mappe" / "sekretariat.json"
    register.write_bytes(register.read_bytes()[:500])
    done = run("kontroll")
    assert done.returncode == 1
    assert "slutten av filen mangler" in done.stderr and "sekretariat gjenopprett" in done.stderr
    assert "sist skrevet" in done.stdout and "Historikken har alle" in done.stdout
    found = json.loads(run("kontroll", "--json").stdout)["findings"]
    assert [one["where"] for one in found] == ["sekretariat.json"]


def test_a_folder_that_has_had_a_register_is_not_taken_for_a_new_one(run: Run, tmp_path: Path) -> None:
    run("kontroll")
    for name in ("sekretariat.json", "sekretariat.journal"):
        (tmp_path / "mappe" / name).unlink()
    done = run("kontroll")
    assert done.returncode == 1
    assert "finnes ikke nå" in done.stderr and "--mappe" in done.stderr
    assert not (tmp_path / "mappe" / "sekretariat.json").exists()


def test_kontroll_gives_the_mends_of_each_finding_as_json(run: Run, paper: Path) -> None:
    run("importer", paper)
    findings = json.loads(run("kontroll", "--json").stdout)["findings"]
    quoted = next(finding for finding in findings if finding["kind"] == "only_quoted")
    assert quoted["case"] and quoted["key"] and quoted["where"].startswith("SSU 3/26")
    assert [mend["label"] for mend in quoted["mends"]] == [
        "Gå til saken", "Les inn protokollen", "La vedtaket stå som det er sitert",
    ]  # fmt: skip


def test_vis_tells_where_each_field_was_read(run: Run, paper: Path) -> None:
    run("importer", paper)
    found = json.loads(run("vis", "7/26", "--json").stdout)["found"]
    title = next(one for one in found if one["field"] == "title")
    assert (title["document"], title["kind"], title["place"]) == (paper.name, "case_paper", "linje 3")
    assert f"Lest i «{paper.name}»: " in run("vis", "7/26").stdout


def test_a_folder_is_read_in_with_a_line_a_document_and_the_second_time_nothing_happens(
    run: Run, paper: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "arkiv"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(PAPER.replace("sak 7/26", f"sak {number + 7}/26"), encoding="utf-8")
    first = run("importer", folder)
    assert first.stderr == ""  # no bar where nobody would see it
    assert first.stdout.splitlines()[-1].startswith("Leste inn 3 dokumenter, ")
    assert run("importer", folder).stdout.count("er lest inn før") == 3


def test_a_filter_that_fits_nothing_is_said_on_standard_error(run: Run, paper: Path) -> None:
    assert run("importer", paper).returncode == 0
    for asked, said in (
        ("utvalg:XYZ", "det finnes ikke noe utvalg"),
        ("år:1999", "ingenting fra 1999"),
        ("fargee:rød", "er ikke et filter"),
    ):
        done = run("søk", asked, "--json")
        assert done.returncode == 0
        assert said in done.stderr
        assert json.loads(done.stdout)["hits"] == []
    assert run("søk", "utvalg:ssu", "år:2026", "kursplan").stderr == ""


def test_nothing_on_a_command_line_is_still_being_typed(run: Run, paper: Path) -> None:
    assert run("importer", paper).returncode == 0
    assert json.loads(run("søk", "år:202", "--json").stdout)["hits"] == []


def test_only_similar_hits_stand_under_a_line_that_says_so(run: Run, paper: Path) -> None:
    assert run("importer", paper).returncode == 0
    done = run("søk", "legemiddeihondtering", "--antall", "1")
    assert done.stdout.startswith("Ingen treff på det du skrev. Dette ligner:\n")
    assert "lignende" in done.stdout
    assert "bøyning" in run("søk", "kursplanene").stdout
