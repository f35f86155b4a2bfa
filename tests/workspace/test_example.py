"""The worked example is alive: its dates follow today's, and it is the user's own once touched."""

from datetime import UTC, datetime, timedelta

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.example import make_example

from .conftest import NOW


def opened(folders: Folders, now: datetime = NOW) -> Workspace:
    return Workspace.open(folders, "Kari", clock=lambda: now)


@pytest.mark.parametrize("day", [NOW, datetime(2027, 1, 1, 12, tzinfo=UTC), datetime(2028, 12, 31, 12, tzinfo=UTC)])
def test_the_example_has_a_past_and_a_coming_year_whatever_the_day(folders: Folders, day: datetime) -> None:
    make_example(folders, clock=lambda: day)
    desk = opened(folders, day)
    status = desk.overview.status()
    assert status.overdue >= 2
    assert status.days_left is not None and 14 <= status.days_left <= 28
    groups = desk.overview.case_list()
    assert any(g.past for g in groups) and any(not g.past for g in groups)
    assert len(desk.strategy.decided_not_begun()) == 2
    cases = desk.office.register.all(Case)
    assert len(cases) >= 20
    refs = [c.ref for c in cases if c.ref]
    assert len(refs) == len(set(refs))
    assert "[[" not in "".join(s.text for c in cases for s in c.sections)
    assert desk.control.findings() == []


def test_the_example_is_made_anew_on_another_day_unless_it_was_changed(folders: Folders) -> None:
    make_example(folders, clock=lambda: NOW)
    later = NOW + timedelta(days=30)
    make_example(folders, clock=lambda: later)
    assert opened(folders, later).overview.status().days_left is not None
    desk = opened(folders, later)
    desk.cases.new("SSU", "Min egen sak")
    make_example(folders, clock=lambda: later + timedelta(days=30))
    assert "Min egen sak" in [h.title for h in opened(folders).cases.heads()]
    make_example(folders, afresh=True, clock=lambda: later)
    assert "Min egen sak" not in [h.title for h in opened(folders).cases.heads()]


def test_a_folder_in_use_is_never_taken_for_the_example(folders: Folders) -> None:
    desk = opened(folders)
    desk.cases.new("SSU", "En ekte sak")
    with pytest.raises(CannotWrite, match="noe annet"):
        make_example(folders, afresh=True)
    assert [h.title for h in opened(folders).cases.heads()] == ["En ekte sak"]


def test_a_search_in_the_example_finds_the_decision_first(folders: Folders) -> None:
    make_example(folders, clock=lambda: NOW)
    hits = opened(folders).search.find("sarbehandling")
    assert hits[0].entry.kind == "decision"
    assert {"Utvidelse av digital sårbehandling", "Forprosjekt om digital sårbehandling"} <= {
        h.entry.title for h in hits
    }
