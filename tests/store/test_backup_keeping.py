"""Which backups are kept: by day, week and month, within a size."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.store.backup import Backup, BackupKind
from sekretariat_tui.store.backup_keeping import KEEPING, Keeping, to_remove

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def a_backup(age: timedelta, size: int = 1, kind: str = BackupKind.DAILY) -> Backup:
    at = NOW - age
    return Backup(path=Path(f"{at:%Y-%m-%d %H%M%S} {kind} {size}"), size=size, at=at, kind=kind)


def left(backups: list[Backup], keeping: Keeping = KEEPING) -> list[Backup]:
    gone = to_remove(backups, NOW, keeping)
    return [one for one in backups if one not in gone]


def test_five_years_of_daily_backups_become_days_weeks_and_months() -> None:
    backups = [a_backup(timedelta(days=day)) for day in range(5 * 365)]
    kept = left(backups)
    ages = [(NOW - one.at).days for one in kept]
    assert ages[:14] == list(range(14))
    assert 14 + 5 <= sum(age < 60 for age in ages) <= 14 + 8
    assert max(ages) > 690, "almost two years back"
    assert len(kept) <= 14 + 8 + 24


def test_every_backup_of_the_last_two_days_is_kept() -> None:
    backups = [a_backup(timedelta(hours=hour), kind=BackupKind.IMPORT) for hour in range(40)]
    assert left(backups) == backups


def test_of_an_older_day_the_newest_is_kept() -> None:
    backups = [a_backup(timedelta(days=5, hours=hour)) for hour in (1, 2, 3)]
    assert left([a_backup(timedelta(0)), *backups])[1:] == backups[:1]


def test_what_was_taken_by_hand_stays() -> None:
    backups = [a_backup(timedelta(days=100, hours=hour), kind=BackupKind.CHOSEN) for hour in range(3)]
    assert left([a_backup(timedelta(0)), *backups])[1:] == backups


def test_the_oldest_go_when_they_are_too_large_together() -> None:
    backups = [a_backup(timedelta(days=day), size=100) for day in range(10)]
    assert left(backups, Keeping(size=350)) == backups[:3]


def test_the_newest_stays_however_large_it_is_and_so_does_the_newest_from_before_a_restore() -> None:
    restore = [a_backup(timedelta(days=900 + more), size=400, kind=BackupKind.RESTORE) for more in (0, 1)]
    backups = [a_backup(timedelta(days=800), size=1000), *restore]
    assert left(backups, Keeping(size=10)) == backups[:2]


@given(
    st.lists(
        st.tuples(
            st.integers(-1000, 60 * 24 * 1200),
            st.integers(0, 500),
            st.sampled_from([kind.value for kind in BackupKind]),
        ),
        unique=True,
        min_size=1,
    )
)
def test_whatever_there_is_the_newest_is_kept_and_thinning_twice_takes_nothing_more(
    found: list[tuple[int, int, str]],
) -> None:
    backups = [a_backup(timedelta(minutes=age), size, kind) for age, size, kind in found]
    kept = left(backups, Keeping(size=1000))
    newest = max(one.at for one in backups)
    assert any(one.at == newest for one in kept)
    assert left(kept, Keeping(size=1000)) == kept
