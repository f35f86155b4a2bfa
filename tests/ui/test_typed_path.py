"""A path is taken however a terminal or the file manager gives it."""

import os
from pathlib import Path

import pytest

from sekretariat_tui.ui.windows.typed_path import typed_path


@pytest.mark.parametrize("given", ['"{}"', "'{}'", "  {}  ", "{}"])
def test_quotes_and_spaces_around_a_path_are_taken_away(given: str, tmp_path: Path) -> None:
    paper = tmp_path / "sak 14 (utkast).docx"
    assert typed_path(given.format(paper)) == paper


def test_nothing_is_no_path() -> None:
    assert typed_path("  ") is None
    assert typed_path('""') is None


def test_the_users_own_folder_can_be_written_short() -> None:
    assert typed_path("~/sak.docx") == Path.home() / "sak.docx"


@pytest.mark.skipif(os.name == "nt", reason="left out: needs a terminal that puts backslashes before spaces")
def test_backslashes_before_spaces_are_taken_away() -> None:
    assert typed_path("/hjem/sak\\ 14\\ \\(utkast\\).docx") == Path("/hjem/sak 14 (utkast).docx")


def test_an_address_of_a_file_is_a_path(tmp_path: Path) -> None:
    paper = tmp_path / "sak på høring.docx"
    assert typed_path(paper.as_uri()) == paper
