"""How long a backup takes, and how long it is in the way. Ratios count; milliseconds measure the machine."""

import statistics
import threading
import time
from pathlib import Path

import msgspec
import pytest
from test_store_speed import a_case_of_8_kb

from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import BackupKind, Disk, Register, take_backup
from sekretariat_tui.store.backup import read_snapshot
from sekretariat_tui.store.record_differences import record_differences

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("size", [1_000, 10_000])
def test_a_backup_is_taken_and_compared_beside_the_work(
    tmp_path: Path, size: int, request: pytest.FixtureRequest
) -> None:
    if size > request.config.getoption("--benchmark-size"):
        pytest.skip(f"left out: more than --benchmark-size is {size} cases")
    register = Register.open(tmp_path)
    with register.change("Kari", "Fylte") as change:
        for number in range(size):
            change.put(a_case_of_8_kb(number))
    register.close()
    register = Register.open(tmp_path)
    case = register.all(Case)[0]

    def save(number: int) -> float:
        nonlocal case
        start = time.perf_counter()
        with register.change("Kari", "Skrev") as change:
            case = change.put(msgspec.structs.replace(case, our_ref=str(number)))
        return (time.perf_counter() - start) * 1000

    alone = statistics.median(save(number) for number in range(100))
    snapshot = register.snapshot
    start = time.perf_counter()
    backup = take_backup(tmp_path, snapshot, BackupKind.DAILY, "Kari")
    took = time.perf_counter() - start

    taking = threading.Thread(target=take_backup, args=(tmp_path, snapshot, BackupKind.CHOSEN, "Kari"))
    beside: list[float] = []
    taking.start()
    while taking.is_alive():
        beside.append(save(len(beside)))
        time.sleep(0.01)
    start = time.perf_counter()
    then, _ = read_snapshot(backup.path, Disk())
    read = time.perf_counter() - start
    start = time.perf_counter()
    assert len(record_differences(then, register.snapshot)) == 1
    compared = time.perf_counter() - start
    print(
        f"\n{size} cases of 8 KB, {(tmp_path / 'sekretariat.json').stat().st_size / 1e6:.0f} MB: backup {took:.2f} s "
        f"({backup.size / 1e6:.1f} MB), read and checked {read:.2f} s, compared {compared * 1000:.0f} ms; a save alone "
        f"{alone:.2f} ms, beside a backup {statistics.median(beside):.2f} (longest {max(beside):.0f}, {len(beside)} saves)"
    )
    assert len(beside) > 3
    assert statistics.median(beside) < 20 * alone + 5
