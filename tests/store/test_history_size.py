"""A year of a secretariat's typing stays small enough to keep."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import UNSET, Raw

from sekretariat_tui.store.archive import Archive
from sekretariat_tui.store.disk import Disk
from sekretariat_tui.store.journal_line import DocumentChange, Line

WORKING_DAYS = 230
SITTINGS_A_DAY = 24  # at five cases, with a pause of more than five minutes between
SAVES_A_SITTING = 6  # how many there are does not matter: they become one
MEGABYTES = 100


def a_day(day: datetime, first: int, who: list[str]) -> list[Line]:
    """One folded journal: what one or two type in a day, by turns, into cases of 8 KB."""
    lines: list[Line] = []
    told: set[str] = set()
    for sitting in range(SITTINGS_A_DAY):
        for save in range(SAVES_A_SITTING * len(who)):
            name = who[save % len(who)]
            case = str(sitting % 5 + 1 + 5 * who.index(name))
            text = f"{first + len(lines)} " + "Kommunene og helseforetaket prøver ut ordningen. " * 160
            raw = Raw(f'{{"id":"sak{case}","status":"draft","text":"{text}"}}'.encode())
            before = UNSET if case in told else raw
            told.add(case)
            change = DocumentChange(table="cases", key=case, id=f"sak{case}", after=raw, before=before)
            lines.append(
                Line(
                    number=first + len(lines),
                    register="r",
                    generation=1,
                    previous="",
                    at=day + timedelta(minutes=15 * sitting, seconds=10 * save),
                    who=name,
                    what=f"Skrev i sak {case}",
                    changes=(change,),
                )
            )
    return lines


@pytest.mark.slow
@pytest.mark.parametrize("who", [["Kari"], ["Kari", "Ola"]], ids=["one", "two by turns"])
def test_a_year_of_typing_stays_under_a_hundred_megabytes(tmp_path: Path, who: list[str]) -> None:
    class Unsynced(Disk):
        def _sync(self, file) -> None:  # type: ignore[no-untyped-def]
            """A year's fsyncs would be most of the time, and change nothing in what is written."""

    archive = Archive(tmp_path, Unsynced())
    start = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)
    number, largest = 1, 0
    for day in range(WORKING_DAYS):
        now = start + timedelta(days=day * 365 // WORKING_DAYS)
        lines = a_day(now, number, who)
        number += len(lines)
        archive.add(lines)
        if day % 10 == 0:
            archive.thin(now)
            largest = max(largest, sum(path.stat().st_size for path in archive.folder.iterdir()))
    assert largest < MEGABYTES * 1_000_000
    kept = [line for line in archive.lines("r", "sak1") if line.changes[0].id == "sak1"]
    days = {line.at.date() for line in kept}
    assert len(days) == WORKING_DAYS, "of every day something is kept"
    newest = [line for line in kept if line.at.date() == max(days)]
    assert len(newest) == len([sitting for sitting in range(SITTINGS_A_DAY) if sitting % 5 == 0])
    assert kept[-1].number > number - 6 * SAVES_A_SITTING * len(who)
    print(f"the largest it was: {largest / 1e6:.1f} MB")
