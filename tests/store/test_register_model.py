"""Whatever is done, in whatever order, the register holds what a plain dictionary would."""

import shutil
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from register_cases import a_case

from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import Act, RecordChanged, Register

titles = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
windows = st.integers(0, 1)
chance = st.integers(0, 1_000)


class TwoWindows(RuleBasedStateMachine):
    """Two windows on one register. ``titles`` is what is saved; ``seen`` what each window has on its screen."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.titles: dict[str, str] = {}
        self.registers = [Register.open(self.folder) for _ in range(2)]
        self.seen: list[dict[str, Case]] = [{}, {}]
        self.acts: list[tuple[Act, dict[str, str], dict[str, str]]] = []

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def note(self, act: Act | None, before: dict[str, str]) -> None:
        if act is not None:
            self.acts.append((act, before, dict(self.titles)))

    @rule(window=windows, new=st.lists(titles, min_size=1, max_size=3))
    def make(self, window: int, new: list[str]) -> None:
        before = dict(self.titles)
        with self.registers[window].change("Kari", "Nye saker") as change:
            for title in new:
                case = change.put(a_case(title))
                self.titles[case.id] = title
        self.note(change.act, before)

    @rule(window=windows)
    def look(self, window: int) -> None:
        self.registers[window].refresh()
        self.seen[window] = {case.id: case for case in self.registers[window].all(Case)}
        assert {id: case.title for id, case in self.seen[window].items()} == self.titles

    @precondition(lambda self: any(self.seen))
    @rule(window=windows, which=chance, title=titles)
    def rename(self, window: int, which: int, title: str) -> None:
        if not self.seen[window]:
            return
        case = sorted(self.seen[window].values(), key=lambda case: case.id)[which % len(self.seen[window])]
        before = dict(self.titles)
        now = self.registers[window]
        now.refresh()
        stored = now.find(Case, case.id)
        fits = stored is not None and (stored.rev == case.rev or stored.title == title)
        try:
            with now.change("Kari", "Ny tittel") as change:
                saved = change.put(msgspec.structs.replace(case, title=title))
        except RecordChanged:
            assert not fits
        else:
            assert fits
            self.titles[case.id] = title
            self.seen[window][case.id] = saved
            self.note(change.act, before)

    @precondition(lambda self: self.titles)
    @rule(window=windows, which=chance)
    def delete(self, window: int, which: int) -> None:
        id = sorted(self.titles)[which % len(self.titles)]
        before = dict(self.titles)
        with self.registers[window].change("Kari", "Slettet") as change:
            change.delete(Case, id)
        del self.titles[id]
        self.note(change.act, before)

    @rule(window=windows, title=titles)
    def break_off(self, window: int, title: str) -> None:
        with pytest.raises(KeyError), self.registers[window].change("Kari", "Brøt av") as change:
            change.put(a_case(title))
            for case in change.all(Case)[:2]:
                change.delete(Case, case.id)
            raise KeyError

    @precondition(lambda self: self.acts)
    @rule(window=windows)
    def take_back_the_last(self, window: int) -> None:
        act, before, after = self.acts[-1]
        assert after == self.titles
        self.titles = dict(before)
        self.acts[-1] = (self.registers[window].take_back(act, "Kari"), after, before)

    @rule(window=windows)
    def open_again(self, window: int) -> None:
        self.registers[window].close()
        self.registers[window] = Register.open(self.folder)
        self.seen[window] = {}

    @invariant()
    def the_file_holds_what_was_saved(self) -> None:
        if hasattr(self, "folder"):
            found = Register.open(self.folder)
            assert {case.id: case.title for case in found.all(Case)} == self.titles
            assert found.unreadable() == []


TwoWindows.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestTwoWindows = TwoWindows.TestCase
