"""Whatever is done, in whatever order, and whenever the machine stops, the register holds what a dictionary would."""

import shutil
import tempfile
from pathlib import Path

import msgspec
from fault_cases import FaultyDisk, PowerCut, a_case, quick
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import SekretariatError
from sekretariat_tui.store import FILE_NAME, JOURNAL_NAME, Act, RecordChanged, Register

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
windows = st.integers(0, 1)
chance = st.integers(0, 1_000)

Titles = dict[str, str]


class TwoWindowsAndPowerCuts(RuleBasedStateMachine):
    """Two windows on one register. ``titles`` is what has been saved, ``kept`` what each act left it as."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.titles: Titles = {}
        self.windows = [self.a_window(), self.a_window()]
        self.acts: list[tuple[Act, Titles, Titles]] = []
        self.told: dict[str, list[str | None]] = {}
        self.older: dict[str, bytes] = {}

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def a_window(self) -> Register:
        return Register.open(self.folder, disk=FaultyDisk(PowerCut, lasting=True))

    def now_it_is(self, titles: Titles) -> None:
        for id in self.titles | titles:
            if titles.get(id) != self.titles.get(id):
                self.told.setdefault(id, []).append(titles.get(id))
        self.titles = titles

    def done(self, act: Act | None, titles: Titles) -> None:
        if act is not None:
            self.acts.append((act, self.titles, titles))
        self.now_it_is(titles)

    @rule(window=windows, new=st.lists(texts, min_size=1, max_size=3))
    def make(self, window: int, new: list[str]) -> None:
        with self.windows[window].change("Kari", "Nye saker") as change:
            made = {change.put(a_case(text)).id: text for text in new}
        self.done(change.act, self.titles | made)

    @precondition(lambda self: self.titles)
    @rule(window=windows, which=chance, text=texts)
    def rename(self, window: int, which: int, text: str) -> None:
        id = list(self.titles)[which % len(self.titles)]
        with self.windows[window].change("Kari", f"Ny tittel {len(self.acts)}") as change:
            change.put(msgspec.structs.replace(change.get(Case, id), title=text))
        self.done(change.act, self.titles | {id: text})

    @precondition(lambda self: self.titles)
    @rule(window=windows, which=chance, text=texts)
    def rename_what_may_be_old(self, window: int, which: int, text: str) -> None:
        register = self.windows[window]
        seen = register.all(Case)
        if not seen:
            return
        case = seen[which % len(seen)]
        try:
            with register.change("Kari", f"Ny tittel {len(self.acts)}") as change:
                change.put(msgspec.structs.replace(case, title=text))
        except RecordChanged as said:
            assert said.stored is None or said.stored["rev"] != case.rev
            assert (said.stored is None) == (case.id not in self.titles)
        else:
            assert case.id in self.titles
            self.done(change.act, self.titles | {case.id: text})

    @precondition(lambda self: self.titles)
    @rule(window=windows, which=chance)
    def delete(self, window: int, which: int) -> None:
        id = list(self.titles)[which % len(self.titles)]
        with self.windows[window].change("Kari", "Slettet") as change:
            change.delete(Case, id)
        self.done(change.act, {other: text for other, text in self.titles.items() if other != id})

    @precondition(lambda self: self.acts and self.acts[-1][2] == self.titles)
    @rule(window=windows, from_history=st.booleans())
    def take_back_the_last(self, window: int, from_history: bool) -> None:
        act, before, after = self.acts[-1]
        register = self.windows[window]
        if from_history:
            register.refresh()  # a window from before the first save does not know yet which register it is
            found = register.act(act.number)
            assert [(one.id, one.before, one.after) for one in found.changes] == [
                (one.id, one.before, one.after) for one in act.changes
            ]
            act = found
        self.acts[-1] = (register.take_back(act, "Kari"), after, before)
        self.now_it_is(before)

    @precondition(lambda self: self.titles)
    @rule(window=windows, which=chance, version=chance)
    def bring_back_a_version(self, window: int, which: int, version: int) -> None:
        """Any version of a record, also of one that is not there any more."""
        register = self.windows[window]
        register.refresh()
        id = list(self.titles)[which % len(self.titles)]
        versions = [one for one in register.history(Case, id) if one.after is not None]
        if not versions:
            return
        chosen = versions[version % len(versions)]
        with register.change("Kari", f"Hentet tilbake {len(self.acts)}") as change:
            change.restore(chosen)
        assert chosen.after is not None
        self.done(change.act, self.titles | {id: chosen.after["title"]})

    @rule(window=windows, which=chance)
    def bring_back_from_the_bin(self, window: int, which: int) -> None:
        register = self.windows[window]
        register.refresh()
        gone = register.deleted()
        assert not {one.id for one in gone} & set(self.titles)
        if gone:
            one = gone[which % len(gone)]
            with register.change("Kari", f"Hentet fra papirkurven {len(self.acts)}") as change:
                change.restore(one)
            assert one.before is not None
            self.done(change.act, self.titles | {one.id: one.before["title"]})

    @rule()
    def a_copy_is_made(self) -> None:
        """As a sync program does, or a person."""
        paths = [self.folder / name for name in (FILE_NAME, JOURNAL_NAME)]
        self.older = {path.name: path.read_bytes() for path in paths if path.exists()}

    @precondition(lambda self: len(self.older) == 2)
    @rule(window=windows, what=st.sampled_from(["both", "journal"]))
    def an_older_copy_is_put_in_the_registers_place(self, window: int, what: str) -> None:
        """While it is open in both windows, and one of them has all that was saved; the other comes after it."""
        register = self.windows[window]
        register.refresh()
        for name in (FILE_NAME, JOURNAL_NAME) if what == "both" else (JOURNAL_NAME,):
            (self.folder / name).unlink()
            (self.folder / name).write_bytes(self.older[name])
        if what == "journal" and Register.open(self.folder, disk=quick()).readonly:
            (self.folder / JOURNAL_NAME).unlink()  # it is of another fold, and only makes the register unreadable
            (self.folder / JOURNAL_NAME).touch()
        register.refresh()
        self.windows[1 - window] = self.a_window()

    @rule(window=windows)
    def fold(self, window: int) -> None:
        self.windows[window].fold()

    @rule(window=windows, closed=st.booleans())
    def open_again(self, window: int, closed: bool) -> None:
        if closed:
            self.windows[window].close()
        self.windows[window] = self.a_window()

    @rule(window=windows)
    def look(self, window: int) -> None:
        self.windows[window].refresh()
        assert {case.id: case.title for case in self.windows[window].all(Case)} == self.titles

    @rule(window=windows, at=st.integers(0, 30), text=texts, folds=st.booleans(), lost=st.sampled_from(["", "0", "-"]))
    def the_power_goes(self, window: int, at: int, text: str, folds: bool, lost: str) -> None:
        """In the middle of one act over many records, or of a fold: all of it is there afterwards, or nothing."""
        register = self.windows[window]
        disk = register._files.disk
        assert isinstance(disk, FaultyDisk)
        disk.arm(at)
        after = self.titles
        said = False
        try:
            if folds:
                register.fold()
            with register.change("Kari", "Strømmen gikk") as change:
                everything = change.all(Case)
                after = {change.put(a_case(text)).id: text} | {case.id: text for case in everything}
                for case in everything:
                    change.put(msgspec.structs.replace(case, title=text))
            said = True
        except PowerCut:
            if lost:
                disk.lose_what_was_not_synchronised(zeros=lost == "0")
        disk.arm(None)
        self.windows = [self.a_window(), self.a_window()]  # the machine stops for both
        found = {case.id: case.title for case in self.windows[0].all(Case)}
        assert found in ([after] if said else [self.titles, after])
        self.now_it_is(found)

    @rule(window=windows, at=st.integers(0, 30), text=texts)
    def the_disk_fails(self, window: int, at: int, text: str) -> None:
        """Once, and the window lives on with what it has."""
        register = self.windows[window]
        disk = register._files.disk
        assert isinstance(disk, FaultyDisk)
        disk.fault, disk.lasting = OSError, False
        disk.arm(at)
        try:
            with register.change("Kari", "Disken sviktet") as change:
                case = change.put(a_case(text))
            self.done(change.act, self.titles | {case.id: text})
        except SekretariatError:
            pass
        finally:
            disk.arm(None)
            disk.fault, disk.lasting = PowerCut, True

    @invariant()
    def the_files_hold_what_was_saved(self) -> None:
        if not hasattr(self, "folder"):
            return
        found = Register.open(self.folder, disk=quick())
        assert {case.id: case.title for case in found.all(Case)} == self.titles
        assert (found.unreadable(), found.readonly) == ([], False)
        for id, titles in list(self.told.items())[:3]:
            assert [one.after and one.after["title"] for one in found.history(Case, id)][-1] == titles[-1]


def test_the_register_is_what_a_dictionary_would_be(long: bool) -> None:
    run_state_machine_as_test(
        TwoWindowsAndPowerCuts,
        settings=settings(max_examples=1_000 if long else 60, stateful_step_count=40 if long else 25, deadline=None),
    )
