"""The user's own settings: read as far as they make sense, and the rest said."""

from pathlib import Path

from sekretariat_tui.workspace.settings import Settings, load_settings, save_setting


def test_no_file_gives_the_standard_choices(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "finnes-ikke.yaml") == (Settings(), [])


def test_names_and_keys_are_read_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "innstillinger.yaml"
    path.write_text('navn: Kari Berg\ntema: no\ntaster:\n  sak.ny: "ctrl+b"\n', encoding="utf-8")
    settings, said = load_settings(path)
    assert (settings.who, settings.theme, settings.keys, said) == ("Kari Berg", "no", {"sak.ny": "ctrl+b"}, [])


def test_what_cannot_be_used_is_said_and_the_rest_kept(tmp_path: Path) -> None:
    path = tmp_path / "innstillinger.yaml"
    path.write_text("navn: Kari\nfarge: blå\ntaster: ctrl+b\ntema: [a]\n", encoding="utf-8")
    settings, said = load_settings(path)
    assert settings.name == "Kari"
    assert [any(word in one for one in said) for word in ("farge", "taster", "tema")] == [True] * 3
    path.write_text("navn: [", encoding="utf-8")
    settings, said = load_settings(path)
    assert settings == Settings() and "linje" in said[0]
    path.write_bytes(b"navn: K\xe5re")
    assert load_settings(path)[1]


def test_a_choice_is_saved_without_touching_the_rest_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mappe" / "innstillinger.yaml"
    save_setting(path, "tema", "lys")
    path.write_text("# min egen merknad\n" + path.read_text(encoding="utf-8") + "navn: Kari\n", encoding="utf-8")
    save_setting(path, "tema", "mork")
    assert path.read_text(encoding="utf-8") == '# min egen merknad\ntema: "mork"\nnavn: Kari\n'
