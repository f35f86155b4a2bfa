"""Where the folder lies, and that it is said once."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from sekretariat_tui.workspace.synced import Kind, by_path, remembered_file, say_once, what_it_means, whereabouts


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (r"C:\Users\kari\OneDrive\Dokumenter\Sekretariat", "OneDrive"),
        (r"C:\Users\kari\OneDrive - Ringsaker kommune\Sekretariat", "OneDrive"),
        (r"C:\Users\kari\Dropbox\Sekretariat", "Dropbox"),
        (r"D:\Dropbox (Personal)\Sekretariat", "Dropbox"),
        (r"G:\Min disk\Sekretariat", "Google Drive"),
        (r"C:\Users\kari\Nextcloud\Sekretariat", "Nextcloud"),
        (r"C:\Users\kari\Documents\Sekretariat", None),
        (r"\\filserver\felles\Sekretariat", "en nettverksdisk"),
        (r"\\?\UNC\filserver\felles\Sekretariat", "en nettverksdisk"),
    ],
)
def test_a_folder_on_windows_is_known_by_its_path(path: str, name: str | None) -> None:
    found = by_path(PureWindowsPath(path), {})
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/Sekretariat", "iCloud"),
        ("/Users/kari/Library/CloudStorage/OneDrive-Ringsaker/Sekretariat", "OneDrive"),
        ("/Users/kari/Library/CloudStorage/GoogleDrive-kari@example.no/Min disk/Sekretariat", "Google Drive"),
        ("/home/kari/ownCloud/Sekretariat", "ownCloud"),
        ("/home/kari/Sekretariat", None),
    ],
)
def test_a_folder_on_macos_and_linux_is_known_by_its_path(path: str, name: str | None) -> None:
    found = by_path(PurePosixPath(path), {})
    assert (found.name if found else None) == name


def test_onedrive_under_another_name_is_known_by_what_it_says_itself() -> None:
    surroundings = {"OneDriveCommercial": r"D:\Skyen"}
    found = by_path(PureWindowsPath(r"d:\skyen\Sekretariat"), surroundings)
    assert found is not None and found.name == "OneDrive"
    assert by_path(PureWindowsPath(r"D:\Skyen2\Sekretariat"), surroundings) is None


@pytest.mark.parametrize(("mark", "name"), [(".sync_0a1b2c.db", "Nextcloud"), (".owncloudsync.log", "ownCloud")])
def test_nextcloud_is_known_by_the_files_it_keeps(tmp_path: Path, mark: str, name: str) -> None:
    root = tmp_path / "Skyen" / "Felles" / "Sekretariat"
    root.mkdir(parents=True)
    assert whereabouts(root, {}) is None
    (tmp_path / "Skyen" / mark).write_bytes(b"")
    found = whereabouts(root, {})
    assert found is not None and (found.kind, found.name) == (Kind.SYNCED, name)


def test_it_is_said_once_for_each_folder_and_remembered_with_the_user(tmp_path: Path) -> None:
    root = tmp_path / "Dropbox" / "Sekretariat"
    root.mkdir(parents=True)
    said = say_once(root, remembered_file())
    assert "Dropbox" in said and "én maskin" in said
    assert say_once(root, remembered_file()) == ""
    assert say_once(tmp_path / "Dropbox" / "Annen", remembered_file()) != ""
    assert list(root.iterdir()) == [], "nothing of it in the folder"


def test_an_ordinary_folder_is_not_spoken_of(tmp_path: Path) -> None:
    assert say_once(tmp_path, remembered_file()) == ""
    assert not remembered_file().exists()


def test_what_was_remembered_and_cannot_be_read_is_said_again(tmp_path: Path) -> None:
    root = tmp_path / "OneDrive" / "Sekretariat"
    say_once(root, remembered_file())
    remembered_file().write_text("{", "utf-8")
    assert say_once(root, remembered_file()) != ""


def test_a_network_disk_is_said_to_be_shared() -> None:
    found = by_path(PureWindowsPath(r"\\server\felles"), {})
    assert found is not None and "nettverksdisk" in what_it_means(found)
