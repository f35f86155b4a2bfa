"""kill -9 of a real program while it saves: every save it had said is there, whole; stock TinyDB in the same harness."""

import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from fault_cases import a_case, save, start
from tinydb import TinyDB

from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import Register

Figure = Callable[[str], None]

CASES = 5

# A register of a year or two: stock TinyDB writes all of it at each save.
STOCK_CASES = 150

SAVER = """
import sys
from pathlib import Path
import msgspec
from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import Register, register as register_module

register_module.FOLD_AT = 800_000
register = Register.open(Path(sys.argv[1]))
register._fold_at = 800_000
number = register.number
while True:
    number += 1
    filler = "fyll " * (20_000 if number % 9 == 0 else 1_600)  # now and then an act of half a megabyte
    with register.change("Kari", f"Lagret {number}") as change:
        for case in change.all(Case):
            change.put(msgspec.structs.replace(case, our_ref=str(number), title=filler))
    print(number, flush=True)
"""

STOCK_SAVER = """
import sys
from tinydb import TinyDB

db = TinyDB(sys.argv[1], encoding="utf-8")
filler = "fyll " * 1_600
number = max((one["our_ref"] for one in db.table("cases").all()), default=0)
while True:
    number += 1
    db.table("cases").update({"our_ref": number, "title": filler})
    print(number, flush=True)
"""


class Killed(NamedTuple):
    """How far the program had said it was before it was killed."""

    said: int
    after: float


def kill_while_saving(code: str, folder: Path, chance: random.Random, moment: float) -> Killed:
    """Starts the program, lets it save once and then for at most so many seconds, and kills it."""
    program = start(code, folder)
    assert program.stdout is not None
    said = int(program.stdout.readline())
    after = chance.uniform(0.0, moment)
    time.sleep(after)
    program.kill()
    rest = program.stdout.read()  # what is in the reader's own buffer too, which communicate() would pass over
    program.communicate()
    whole = [line for line in rest.split("\n")[:-1] if line]  # an acknowledgement cut in two was not given
    return Killed(max([said, *map(int, whole)]), after)


def seeded() -> tuple[int, random.Random]:
    seed = int(os.environ.get("FAULT_SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
    return seed, random.Random(seed)


def test_killed_in_the_middle_of_saving_it_has_all_that_was_said_to_be_saved(
    folder: Path, long: bool, figure: Figure
) -> None:
    seed, chance = seeded()
    register = Register.open(folder)
    save(register, *(a_case(our_ref="1") for _ in range(CASES)))
    register.close()
    kills, saves, unsaid, folds = (1_000 if long else 50), 0, 0, set[int]()
    last = 1
    for kill in range(kills):
        killed = kill_while_saving(SAVER, folder, chance, 0.03)
        found = Register.open(folder)
        where = f"seed {seed}, kill {kill} after {killed.after * 1000:.1f} ms"
        assert found.number in (killed.said, killed.said + 1), where  # the last may be on disk and not yet said
        assert {case.our_ref for case in found.all(Case)} == {str(found.number)}, where
        assert len(found.all(Case)) == CASES, where
        assert found.unreadable() == [], where
        assert not found.readonly, where
        saves += killed.said - last
        unsaid += found.number - killed.said
        last = found.number
        folds.add(json.loads((folder / "sekretariat.journal").read_bytes().split(b"\n")[0][:-33])["generation"])
    save(found, a_case("Og det går an å lagre etterpå"))
    found.close()
    case = found.all(Case)[0]
    told = [version.number for version in found.history(Case, case.id)]
    assert told == sorted(set(told))
    figure(
        f"kill -9, {kills} times (seed {seed}): {saves} saves said, 0 lost, 0 half, "
        f"{unsaid} on disk before they were said, {max(folds)} folds"
    )


def test_stock_tinydb_in_the_same_harness(tmp_path: Path, long: bool, figure: Figure) -> None:
    """Only counted: how it goes with stock TinyDB is not ours to promise."""
    seed, chance = seeded()
    path = tmp_path / "stock.json"
    how = Counter[str]()
    kills = 1_000 if long else 25
    for _ in range(kills):
        if not path.exists():
            with TinyDB(path, encoding="utf-8") as stock:
                stock.table("cases").insert_multiple(
                    {"our_ref": 0, "title": "fyll " * 1_600} for _ in range(STOCK_CASES)
                )
        killed = kill_while_saving(STOCK_SAVER, path, chance, 0.2)
        try:
            with TinyDB(path, encoding="utf-8") as stock:
                found = {one["our_ref"] for one in stock.table("cases").all()}
        except (ValueError, UnicodeDecodeError):
            how["broken"] += 1
            path.unlink()
            continue
        if len(found) != 1:
            how["half"] += 1
            path.unlink()
        else:
            how["whole" if max(found) >= killed.said else "lost"] += 1
    words = ", ".join(f"{number} {word}" for word, number in how.most_common())
    figure(f"stock TinyDB, kill -9 {kills} times (seed {seed}): {words}")
    assert sum(how.values()) == kills
