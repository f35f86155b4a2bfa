"""The report of a fault says where in the code, and nothing of what anybody wrote."""

import os
from pathlib import Path

import pytest

from sekretariat_tui.domain.errors import NotFound
from sekretariat_tui.workspace import crash_report
from sekretariat_tui.workspace.crash_report import KEPT, report, what_to_do, write_report
from sekretariat_tui.workspace.folders import reports_folder

SECRET = "Kari Nordmann søker om plass i Storgata 1"


def raised(error: BaseException) -> BaseException:
    def deep(tekst: str) -> None:
        raise error

    try:
        try:
            deep(SECRET)
        except Exception as inner:
            raise RuntimeError(SECRET) from inner
    except RuntimeError as outer:
        return outer


@pytest.mark.parametrize(
    "error", [KeyError(SECRET), NotFound(SECRET), ValueError(SECRET), OSError(28, SECRET, f"/{SECRET}/fil")]
)
def test_no_text_of_anybodys_and_no_folder_of_theirs_is_in_it(error: Exception) -> None:
    text = report(raised(error), "lagring")
    assert SECRET not in text
    assert all(word not in text for word in SECRET.split() if len(word) > 3)
    assert str(Path.cwd()) not in text
    assert type(error).__name__ in text and "RuntimeError" in text
    assert "test_crash_report.py:" in text and "deep" in text


def test_the_reason_of_the_disk_is_told_by_its_code() -> None:
    assert "OSError (ENOSPC)" in report(OSError(28, "full"))


def test_places_in_the_program_are_told_from_its_own_root() -> None:
    try:
        crash_report._place(None)  # type: ignore[arg-type]
    except AttributeError as error:
        assert "sekretariat_tui/workspace/crash_report.py:" in report(error)


def test_only_the_newest_ten_are_kept_and_only_the_user_can_read_them() -> None:
    written = [write_report(ValueError(SECRET)) for _ in range(KEPT + 3)]
    assert all(written)
    kept = sorted(reports_folder().iterdir())
    assert len(kept) == KEPT
    assert written[-1] in kept
    if os.name != "nt":
        assert all(path.stat().st_mode & 0o077 == 0 for path in kept)


def test_a_report_that_cannot_be_written_is_no_new_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "fil"
    blocked.write_bytes(b"")
    monkeypatch.setattr(crash_report, "reports_folder", lambda: blocked / "under")
    assert write_report(ValueError()) is None
    assert "lagret" in what_to_do(None)
