"""Several programs that open, change and close in one folder at once, with kills in between: no change is lost."""

import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from fault_cases import a_case, save, start

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.store import Register

Figure = Callable[[str], None]

# Each counts up one case that all share, and leaves a meeting of its own, in one act. It says each act once it is
# saved, closes and opens again now and then, and every third time builds on what it read long before.
CHANGER = """
import sys
from pathlib import Path
import msgspec
from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.store import RecordChanged, Register, register as register_module

folder, name, case_id, count = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
register_module.FOLD_AT = 60_000
register = Register.open(folder, patience=120)
print("ready", flush=True)
sys.stdin.readline()
done = 0
seen = register.get(Case, case_id)
while done < count:
    place = f"{name} {done}"
    try:
        with register.change(name, f"Lagret {place}") as change:
            shared = seen if done % 3 == 0 else change.get(Case, case_id)
            # With the title no two write the same, which would be no conflict.
            change.put(msgspec.structs.replace(shared, our_ref=str(int(shared.our_ref) + 1), title=place))
            change.put(Meeting(body="SSU", year=2026, place=place))
    except RecordChanged:
        register.refresh()
        seen = register.get(Case, case_id)
        print("conflict", flush=True)
        continue
    print(place, flush=True)
    done += 1
    seen = register.get(Case, case_id)
    if done % 20 == 0:
        register.close()
        register = Register.open(folder, patience=120)
        register._fold_at = 60_000
"""


def test_programs_at_once_with_kills_in_between_lose_no_change(folder: Path, long: bool, figure: Figure) -> None:
    programs, each, kills = (5, 2_000, 100) if long else (5, 50, 8)
    chance = random.Random(4711)
    register = Register.open(folder)
    (case,) = save(register, a_case(our_ref="0"))
    said: list[str] = []
    conflicts = 0

    def begin(number: int) -> "subprocess.Popen[str]":
        program = start(CHANGER, folder, f"P{number}", case.id, each)
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
        return program

    def over(program: "subprocess.Popen[str]", *, killed: bool) -> None:
        nonlocal conflicts
        text, _ = program.communicate(timeout=600)
        assert killed or program.returncode == 0
        lines = [line for line in text.split("\n")[:-1] if line != "ready"]
        conflicts += lines.count("conflict")
        said.extend(line for line in lines if line != "conflict")

    running = [begin(number) for number in range(programs)]
    for number in range(programs, programs + kills):
        time.sleep(chance.uniform(0.1, 0.6))
        which = chance.randrange(len(running))
        running[which].kill()
        over(running[which], killed=True)
        running[which] = begin(number)
    for program in running:
        over(program, killed=False)

    register.refresh()
    places = [meeting.place for meeting in register.all(Meeting)]
    assert set(said) <= set(places), "every change that was said is there"
    assert len(places) == len(set(places))
    assert len(places) - len(said) <= kills, "of each killed program at most one change had not been said"
    assert register.get(Case, case.id).our_ref == str(len(places)), "no count was written over"
    assert register.number == 1 + len(places)
    for name in {place.split()[0] for place in places}:
        mine = [int(place.split()[1]) for place in places if place.split()[0] == name]
        assert mine == list(range(len(mine))), "in the order they were made"
    versions = register.history(Case, case.id)
    assert [int((version.after or {})["our_ref"]) for version in versions] == list(range(len(places) + 1))
    again = Register.open(folder)
    assert (again.notices, again.readonly, len(again.all(Meeting))) == ((), False, len(places))
    figure(
        f"{programs} programs at once, {kills} kills: {len(said)} changes said, {len(places)} there, "
        f"0 lost, {conflicts} conflicts reported"
    )
