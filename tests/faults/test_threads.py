"""The thread that saves and those that read: the screen and the search read on, and see whole acts and whole histories."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_cases import a_case, retitle, save

from sekretariat_tui.domain.case import Case, CaseHead
from sekretariat_tui.store import Register

Figure = Callable[[str], None]

CASES = 20


def test_readers_see_whole_acts_and_whole_histories_while_another_thread_saves_folds_and_follows(
    folder: Path, long: bool, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sekretariat_tui.store.register.FOLD_AT", 60_000)
    register = Register.open(folder, patience=60)
    register._fold_at = 60_000
    first = save(register, *(a_case("0") for _ in range(CASES)))[0]
    other = Register.open(folder, patience=60)  # another window, that saves between ours
    acts = 2_000 if long else 150
    over = threading.Event()
    faults: list[BaseException] = []
    reads = [0, 0]

    def saves() -> None:
        for number in range(1, acts + 1):
            retitle(other if number % 3 == 0 else register, str(number))
            if number % 3 == 0:
                register.refresh()
            if number % 40 == 0:
                register.fold()

    def reads_records() -> None:
        seen = 0
        while not over.wait(0.0005):
            titles = {case.title for case in register.all(Case)}
            assert len(titles) == 1, "half an act"
            number = int(titles.pop())
            assert number >= seen, "an act that was seen is gone"
            seen = number
            assert len(register.all(CaseHead)) == CASES
            assert int(register.get(Case, first.id).title) >= seen
            reads[0] += 1

    def reads_history() -> None:
        while not over.is_set():
            number = register.number
            told = [version.number for version in register.history(Case, first.id)]
            assert told == list(range(1, len(told) + 1)) and len(told) >= number, "a version is missing"
            assert register.deleted() == []
            reads[1] += 1

    def guarded(do: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                do()
            except BaseException as fault:  # noqa: BLE001 - it is told by the test, not by the thread
                faults.append(fault)

        return run

    readers = [threading.Thread(target=guarded(do)) for do in (reads_records, reads_history)]
    for reader in readers:
        reader.start()
    guarded(saves)()
    over.set()
    for reader in readers:
        reader.join(60)
    assert faults == []
    assert {case.title for case in Register.open(folder).all(Case)} == {str(acts)}
    figure(f"{acts} acts in one thread, {reads[0]} reads of all and {reads[1]} of a history in two others: none half")
