"""What is found in the folders a person points at."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from archive_builder import named, only, paper, read, text_paper, whys

from sekretariat_tui.domain.errors import CannotRead
from sekretariat_tui.reading.sources import Source, Unreadable, sources
from sekretariat_tui.reading.sources.archives import Archives

links = pytest.mark.skipif(sys.platform == "win32", reason="links on Windows are made by administrators only")


def put(folder: Path, *names: str) -> None:
    for number, name in enumerate(names, 1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(paper(number) if name.endswith(".docx") else text_paper(number))


def test_the_papers_in_a_folder_and_the_folders_below_are_found_by_name(tmp_path: Path) -> None:
    put(tmp_path, "2021/sak 2.docx", "2019/sak 12.docx", "2019/Sak 1.docx", "notat.txt", "lesmeg.md")
    assert named(tmp_path) == ["2019/Sak 1.docx", "2019/sak 12.docx", "2021/sak 2.docx", "lesmeg.md", "notat.txt"]


def test_a_file_that_is_pointed_at_is_found_by_its_name(tmp_path: Path) -> None:
    put(tmp_path, "2019/sak 12.docx")
    assert named(tmp_path / "2019" / "sak 12.docx") == ["sak 12.docx"]


def test_what_word_and_the_system_leave_behind_is_not_mentioned(tmp_path: Path) -> None:
    left = ["~$k 1.docx", ".skjult.docx", "Thumbs.db", "desktop.ini", ".DS_Store", "~WRL0001.tmp", ".git/sak 3.docx"]
    put(tmp_path, "sak 1.docx", *left, "__MACOSX/sak 1.docx", "sak 1.docx.tmp", "Snarvei.lnk")
    assert named(tmp_path) == ["sak 1.docx"]


def test_a_hidden_file_is_read_when_it_is_what_one_points_at(tmp_path: Path) -> None:
    put(tmp_path, ".skjult.docx")
    assert named(tmp_path / ".skjult.docx") == [".skjult.docx"]


def test_what_is_no_paper_is_said_with_what_to_do_and_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "brev.odt", "plan.xlsx", "kart.png", "melding.msg", "gammel.doc", "uten type", "sak.abc")
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("it was opened"))
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("it was opened"))
    said = whys(tmp_path)
    assert len(said) == 7
    assert all(name in why and "les" in why.partition(name)[2] and why.endswith(".") for name, why in said.items())


@pytest.mark.parametrize("name", ["stor.docx", "stor.txt", "stor.md", "stor.doc", "stor.png", "stor"])
def test_a_file_of_500_mb_is_refused_by_its_size_or_type(tmp_path: Path, name: str) -> None:
    with open(tmp_path / name, "wb") as file:
        file.truncate(500_000_000)  # sparse: it takes no room
    assert list(whys(tmp_path)) == [name]


def test_the_programs_own_folder_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "sak 1.docx", "Sekretariat/innkomne/sak 2.docx")
    assert [found.name for found in sources([tmp_path], without=[tmp_path / "Sekretariat"])] == ["sak 1.docx"]


def test_what_is_pointed_at_twice_is_gone_through_once(tmp_path: Path) -> None:
    put(tmp_path, "2019/sak 1.docx", "2020/sak 2.docx")
    assert [found.name for found in sources([tmp_path, tmp_path / "2019", tmp_path])] == [
        "2019/sak 1.docx",
        "2020/sak 2.docx",
    ]


@links
def test_links_in_circles_end(tmp_path: Path) -> None:
    put(tmp_path, "arkiv/2019/sak 1.docx")
    (tmp_path / "arkiv" / "2019" / "opp").symlink_to(tmp_path / "arkiv", target_is_directory=True)
    (tmp_path / "arkiv" / "selv").symlink_to(tmp_path / "arkiv" / "selv")
    assert named(tmp_path / "arkiv") == ["2019/sak 1.docx", "selv"]
    assert "peker på seg selv" in whys(tmp_path / "arkiv")["selv"]


@links
def test_a_link_out_of_the_folder_is_said_and_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "arkiv/sak 1.docx", "ute/sak 2.docx", "ute/innerst/sak 3.docx", "fil.docx")
    for name in ("a", "b"):
        (tmp_path / "arkiv" / name).symlink_to(tmp_path / "ute", target_is_directory=True)
        (tmp_path / "arkiv" / f"{name}.docx").symlink_to(tmp_path / "fil.docx")
    (tmp_path / "ute" / "tilbake").symlink_to(tmp_path / "arkiv", target_is_directory=True)
    found = {one.name: isinstance(one, Unreadable) for one in sources([tmp_path / "arkiv"])}
    assert found == {"a": True, "a.docx": True, "b": True, "sak 1.docx": False}


@links
def test_a_link_to_what_lies_in_the_folder_takes_nothing_from_its_own_name(tmp_path: Path) -> None:
    put(tmp_path, "z/sak 1.docx")
    (tmp_path / "a").symlink_to(tmp_path / "z", target_is_directory=True)
    (tmp_path / "a.docx").symlink_to(tmp_path / "z" / "sak 1.docx")
    assert named(tmp_path) == ["z/sak 1.docx"]


@links
def test_a_link_to_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "borte.docx").symlink_to(tmp_path / "finnes ikke.docx")
    assert "finnes ikke" in whys(tmp_path)["borte.docx"]


def test_a_path_to_nothing_is_said(tmp_path: Path) -> None:
    assert "finnes ikke" in whys(tmp_path / "borte")["borte"]


def test_a_path_that_is_none_is_said() -> None:
    assert "ugyldig" in next(iter(whys(Path("a\0b")).values()))


def test_a_folder_one_may_not_look_into_does_not_stop_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a/sak 1.docx", "privat/sak 2.docx", "z/sak 3.docx")
    listed = os.listdir

    def refused(path: object) -> list[str]:
        if str(path).endswith("privat"):
            raise PermissionError(13, "Permission denied")
        return listed(path)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(os, "listdir", refused)
    assert named(tmp_path) == ["a/sak 1.docx", "privat", "z/sak 3.docx"]
    assert "ikke lesetilgang" in whys(tmp_path)["privat"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of Unix")
def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.txt")
    assert "ikke en vanlig fil" in whys(tmp_path)["rør.txt"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_are_shown_composed_and_opened_as_they_are(tmp_path: Path, form: str) -> None:
    put(tmp_path, unicodedata.normalize(form, "Årsmøte/sak på høring.docx"))  # type: ignore[arg-type]
    assert named(tmp_path) == ["Årsmøte/sak på høring.docx"]
    assert read(tmp_path)["Årsmøte/sak på høring.docx"].document is not None


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a file have such a name")
@pytest.mark.parametrize("name", ["con.docx", "a:b?.docx", "slutt. .docx", "linje\nskift.docx", "tab\t.docx"])
def test_names_that_windows_refuses_are_read_and_shown_on_one_line(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    (found,) = read(tmp_path).values()
    assert found.document is not None and "\n" not in found.source.name and found.document.source == found.source.name


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a name be bytes that are no text")
def test_a_name_that_is_no_text_is_read_and_shown_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"sak p\xe5 gang.docx")).write_bytes(paper(1))
    for number in range(2, 9):  # enough of them for processes of their own
        (tmp_path / os.fsdecode(b"sak %d \xe5.docx" % number)).write_bytes(paper(number))
    found = read(tmp_path)
    assert "sak p\ufffd gang.docx" in found and all(one.document for one in found.values())


def test_a_path_longer_than_windows_opens_by_itself(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(6):
        folder = folder / ("en mappe med et langt navn " * 3)[:60].strip()
    try:
        put(folder, "sak 1.docx")
    except OSError:
        pytest.skip("this system does not even make such a folder")
    (found,) = read(tmp_path).values()
    assert len(str(folder)) > 260 and found.document is not None


def test_folders_deeper_than_python_itself_goes(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows makes no folders so deep")
    depth, here = 1200, os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path("sak 1.txt").write_bytes(text_paper(1))
        assert named(tmp_path) == ["d/" * depth + "sak 1.txt"]
        Path("sak 1.txt").unlink()
    finally:
        while Path.cwd() != tmp_path:  # Python's own clearing up does not go so deep
            os.chdir("..")
            os.rmdir("d")
        os.chdir(here)


def test_folders_are_gone_through_as_they_are_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "a/sak 1.docx", "b/sak 2.docx")
    walk = sources([tmp_path])
    assert next(walk).name == "a/sak 1.docx"
    put(tmp_path, "b/sak 3.docx")
    assert [found.name for found in walk] == ["b/sak 2.docx", "b/sak 3.docx"]


def test_a_file_that_went_away_after_it_was_found_is_said(tmp_path: Path) -> None:
    put(tmp_path, "sak 1.docx")
    source = only(tmp_path)
    (tmp_path / "sak 1.docx").unlink()
    with Archives() as archives, pytest.raises(CannotRead, match="finnes ikke"):
        archives.fetch(source)


def test_every_sentence_names_the_file(tmp_path: Path) -> None:
    put(tmp_path, "mappe/kart.png")
    (found,) = sources([tmp_path])
    assert isinstance(found, Unreadable) and found.name == "mappe/kart.png" and "«mappe/kart.png»" in found.why


def test_a_source_knows_its_type_and_its_name_alone() -> None:
    source = Source("arkiv.zip › 2019/Sak 12.DOCX", Path("arkiv.zip"), (3,))
    assert (source.suffix, source.file_name) == (".docx", "Sak 12.DOCX")
