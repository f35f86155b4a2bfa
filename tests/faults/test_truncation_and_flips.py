"""Journal and file cut at every byte, and bits turned: found or harmless, and never a wrong value taken for right."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
from fault_cases import a_case, quick, retitle, save, titles

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.store import Register, RegisterDamaged

Figure = Callable[[str], None]

ACTS = 3


def prepare(folder: Path) -> tuple[Path, Path]:
    """A register with something in the file and some acts in the journal; gives both files."""
    register = Register.open(folder)
    save(register, a_case("0"))
    register.fold()
    for number in range(1, ACTS + 1):
        retitle(register, str(number))
    with register.change("Ola", "Nytt møte") as change:
        change.put(Meeting(body="SSU", year=2026))
    return folder / "sekretariat.json", folder / "sekretariat.journal"


def everything(register: Register) -> object:
    return register.number, register.last_act, register.all(Case), register.all(Meeting), register.unreadable()


def goes_on(folder: Path) -> None:
    register = Register.open(folder, disk=quick())
    before = titles(register)
    save(register, a_case("Ny"))
    again = Register.open(folder, disk=quick())
    assert (titles(again), again.notices, again.readonly) == ([*before, "Ny"], (), False)


def test_a_journal_cut_at_every_byte_holds_every_act_that_is_whole(
    folder: Path, tmp_path: Path, long: bool, figure: Figure
) -> None:
    snapshot, journal = prepare(folder)
    whole, file = journal.read_bytes(), snapshot.read_bytes()
    ends = [place for place, byte in enumerate(whole) if byte == 10]
    said = 0
    for length in range(len(whole)):
        journal.write_bytes(whole[:length])
        register = Register.open(folder, disk=quick())
        acts = sum(end <= length for end in ends[1:])  # a line that lacks only its newline is whole
        assert titles(register) == [str(min(acts, ACTS))]
        assert register.number == 1 + acts
        cut_inside = length not in ends and length - 1 not in ends
        assert bool(register.notices) == cut_inside or length <= ends[0]
        assert register.notices or length > ends[0]
        assert not register.readonly
        said += bool(register.notices)
        if long or length % 97 == 0:
            goes_on(folder)
            snapshot.write_bytes(file)
    figure(f"journal cut at each of {len(whole)} bytes: every whole act there, no wrong value, {said} said")


def test_a_file_cut_at_every_byte_is_refused_and_never_taken_for_whole(
    folder: Path, tmp_path: Path, figure: Figure
) -> None:
    snapshot, _ = prepare(folder)
    whole = snapshot.read_bytes()
    right = everything(Register.open(folder))
    refused = 0
    for length in range(len(whole)):
        snapshot.write_bytes(whole[:length])
        try:
            register = Register.open(folder, disk=quick())
        except RegisterDamaged:
            refused += 1
            continue
        assert everything(register) == right
        assert register.notices
        assert length == len(whole) - 1  # only the last newline is gone
    assert snapshot.read_bytes() == whole[:-1]
    figure(
        f"file cut at each of {len(whole)} bytes: {refused} refused, {len(whole) - refused} said, none taken for right"
    )


def test_a_turned_bit_is_found_or_harmless(folder: Path, long: bool, figure: Figure) -> None:
    files = prepare(folder)
    right = everything(Register.open(folder))
    seed = random.SystemRandom().randrange(2**32)
    chance = random.Random(seed)
    how = Counter[str]()
    for trial in range(10_000 if long else 500):
        path = files[trial % 2]
        whole = path.read_bytes()
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
        try:
            register = Register.open(folder, disk=quick())
        except RegisterDamaged:
            how["refused"] += 1
        else:
            if register.readonly or register.notices:
                how["only read" if register.readonly else "said"] += 1
            else:
                assert everything(register) == right, f"seed {seed}, trial {trial}: bit {bit} of byte {place}"
                how["harmless"] += 1
            if not register.readonly and path == files[1]:
                assert all(case.title in map(str, range(ACTS + 1)) for case in register.all(Case))
        path.write_bytes(whole)
    figure(f"{sum(how.values())} turned bits (seed {seed}): {', '.join(f'{n} {word}' for word, n in how.items())}")


def test_a_turned_bit_in_the_history_is_passed_over(folder: Path, long: bool, figure: Figure) -> None:
    prepare(folder)
    register = Register.open(folder)
    register.fold()
    (kept,) = (folder / "historikk").glob("*.journal")
    case = register.all(Case)[0]
    right = register.history(Case, case.id)
    whole = kept.read_bytes()
    chance = random.Random(7)
    for _ in range(2_000 if long else 200):
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
        versions = register.history(Case, case.id)
        assert all(version.after in [one.after for one in right] for version in versions)
        assert len(right) - 2 <= len(versions)
    figure("turned bits in the history: at most the version it stands in is lost")


def test_a_whole_register_of_another_time_between_the_two_files_is_never_mixed(folder: Path) -> None:
    """Every snapshot beside every journal of ten generations: only those that belong together can be saved in."""
    register = Register.open(folder)
    save(register, a_case("0"))
    pairs = []
    for number in range(10):
        case = register.all(Case)[0]
        save(register, msgspec.structs.replace(case, title=f"{number}a"))
        register.fold()
        save(register, msgspec.structs.replace(register.all(Case)[0], title=f"{number}b"))
        files = [folder / name for name in ("sekretariat.json", "sekretariat.journal")]
        pairs.append([path.read_bytes() for path in files])
    for one, (snapshot, _) in enumerate(pairs):
        for other, (_, journal) in enumerate(pairs):
            files[0].write_bytes(snapshot)
            files[1].write_bytes(journal)
            opened = Register.open(folder, disk=quick())
            assert opened.readonly == (one != other)
            assert titles(opened) == [f"{one}b" if one == other else f"{one}a"]
