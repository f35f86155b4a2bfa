"""How far the history is thinned: each clause of the promise, over a journal, over folds and over the years."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case, Clearance, Decision, Section
from sekretariat_tui.domain.kinds import CaseStatus, MeasureStatus, MeetingStatus, Outcome
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.record import Record
from sekretariat_tui.domain.strategy import Measure
from sekretariat_tui.store import ActSummary, Register, Version

ZONE_WITH_SUMMER_TIME = "CET-1CEST,M3.5.0,M10.5.0/3"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:  # type: ignore[override]
    return Clock()


@pytest.fixture
def register(folder: Path, clock: Clock) -> Iterator[Register]:
    register = Register.open(folder, clock=clock)
    yield register
    register.close()


@pytest.fixture(params=["in the journal", "folded", "folded in between"])
def settle(request: pytest.FixtureRequest, register: Register) -> Callable[[str], None]:
    """Folds at the end, in the middle, or not at all: the history must tell the same."""

    def at(moment: str) -> None:
        if (request.param, moment) in (("folded", "end"), ("folded in between", "middle")):
            register.fold()

    return at


def write(
    register: Register,
    record: Record,
    what: str = "Skrev",
    *,
    who: str = "Kari",
    field: str = "",
    **fields: object,
) -> Record:
    with register.change(who, what, field=field) as change:
        return change.put(msgspec.structs.replace(change.get(type(record), record.id), **fields))


def versions(register: Register, record: Record) -> list[Version]:
    return register.history(type(record), record.id)


def told(register: Register, record: Record, name: str) -> list[object]:
    """What a field held in each version."""
    return [(version.after or {}).get(name) for version in versions(register, record)]


def much_later(register: Register, clock: Clock) -> None:
    """More than 90 days after the end of the month, when somebody works again."""
    clock.later(days=130)
    save(register, a_case("Mye senere"))
    register.fold()


# ---------------------------------------------------------------- one version a typing


def test_typing_in_one_field_is_one_version_also_before_it_is_folded(
    register: Register, clock: Clock, settle: Callable[[str], None]
) -> None:
    (case,) = save(register, a_case())
    for number in range(30):
        clock.later(minutes=4, seconds=59)
        write(register, case, field="ref", our_ref=f"ord {number}")
        if number == 20:
            settle("middle")
    settle("end")
    found = versions(register, case)
    assert [version.after and version.after["our_ref"] for version in found][-1] == "ord 29"
    assert len(found) == 2 or (len(found) == 3 and found[1].number == 22), "a fold in the midst may part it"


def test_a_pause_of_five_minutes_begins_another_version(register: Register, clock: Clock) -> None:
    (case,) = save(register, a_case())
    for pause in (60, 300, 301, 60):
        clock.later(seconds=pause)
        write(register, case, field="ref", our_ref=f"etter {pause} s")
    assert told(register, case, "our_ref")[1:] == ["etter 300 s", "etter 60 s"]


def test_two_fields_are_two_versions_even_when_the_words_are_the_same(register: Register) -> None:
    case = a_case(sections=(Section(id="a", heading="Vurdering"), Section(id="b", heading="Vurdering")))
    (case,) = save(register, case)
    for id in "ab":
        for text in ("en", "en to"):
            sections = tuple(
                msgspec.structs.replace(s, text=text) if s.id == id else s for s in register.get(Case, case.id).sections
            )
            write(register, case, "Skrev i «Vurdering»", field=id, sections=sections)
    assert len(versions(register, case)) == 3


def test_a_field_whose_words_change_as_it_is_typed_is_one_version(register: Register) -> None:
    (case,) = save(register, a_case("Kurs"))
    for title in ("Kurs i", "Kurs i sår", "Kurs i sårstell"):
        write(register, case, f"Ga ny tittel til «{register.get(Case, case.id).title}»", field="title", title=title)
    assert [version.what for version in versions(register, case)][1:] == ["Ga ny tittel til «Kurs»"]


def test_acts_that_are_no_typing_are_versions_each_however_fast(register: Register) -> None:
    (case,) = save(register, a_case())
    for number in range(3):
        write(register, case, "Flyttet et avsnitt", our_ref=str(number))
    assert len(versions(register, case)) == 4


def test_two_who_type_by_turns_in_two_cases_have_one_version_each(
    register: Register, clock: Clock, settle: Callable[[str], None]
) -> None:
    mine, yours = save(register, a_case("Min"), a_case("Din"))
    for number in range(20):
        clock.later(seconds=2)
        write(register, mine, who="Kari", field="ref", our_ref=f"K{number}")
        write(register, yours, who="Ola", field="ref", our_ref=f"O{number}")
    settle("end")
    assert told(register, mine, "our_ref")[1:] == ["K19"]
    assert told(register, yours, "our_ref")[1:] == ["O19"]
    acts = [(act.who, act.first, act.number) for act in register.acts()]
    assert acts == [("Ola", 3, 41), ("Kari", 2, 40), ("Kari", 1, 1)]


def test_two_who_type_by_turns_in_one_field_keep_what_each_wrote(register: Register, clock: Clock) -> None:
    (case,) = save(register, a_case())
    for number, who in enumerate(("Kari", "Kari", "Ola", "Ola", "Kari")):
        clock.later(seconds=2)
        write(register, case, who=who, field="ref", our_ref=f"{who} {number}")
    assert told(register, case, "our_ref")[1:] == ["Kari 1", "Ola 3", "Kari 4"]


def test_a_clock_that_is_set_back_loses_no_version_and_keeps_the_order(
    register: Register, clock: Clock, settle: Callable[[str], None]
) -> None:
    (case,) = save(register, a_case())
    for back, text in ((0, "før"), (40 * 24, "etter at klokken ble stilt tilbake"), (-41 * 24, "og frem igjen")):
        clock.later(hours=-back)
        write(register, case, field="ref", our_ref=text)
        settle("middle")
    settle("end")
    assert told(register, case, "our_ref")[1:] == ["før", "etter at klokken ble stilt tilbake", "og frem igjen"]
    for earlier, later in pairwise(versions(register, case)):
        assert later.before == earlier.after
    assert len(list(register.acts())) == 4


def test_typing_across_midnight_and_the_turn_of_the_year_is_one_version(register: Register, clock: Clock) -> None:
    clock.now = datetime(2026, 12, 31, 22, 50, tzinfo=UTC)  # ten to midnight in Norway
    (case,) = save(register, a_case())
    for number in range(40):
        clock.later(minutes=2)
        write(register, case, field="ref", our_ref=str(number))
    register.fold()
    assert told(register, case, "our_ref")[1:] == ["39"]


# ---------------------------------------------------------------- what lasts

LASTING: dict[str, Callable[[Register], list[tuple[Record, dict[str, object]]]]] = {
    "status of a case": lambda register: [
        (case := save(register, a_case())[0], {"status": CaseStatus.READY}),
        (case, {"status": CaseStatus.DRAFT}),
    ],
    "its meeting and number": lambda register: [
        (case := save(register, a_case())[0], {"meeting": "m1"}),
        (case, {"number": 3, "year": 2026}),
    ],
    "clearance": lambda register: [
        (case := save(register, a_case())[0], {"clearances": (Clearance(by="Ola"),)}),
        (case, {"clearances": ()}),
    ],
    "outcome": lambda register: [
        (case := save(register, a_case())[0], {"decision": Decision(outcome=Outcome.NOTED)}),
        (case, {"decision": Decision()}),
    ],
    "decision": lambda register: [
        (case := save(register, a_case())[0], {"decision": Decision(points=(Point(text="Vedtatt."),))}),
        (case, {"decision": Decision(points=(Point(text="Vedtatt med endring."),))}),
    ],
    "minutes out and approved": lambda register: [
        (meeting := save(register, Meeting(body="SSU", year=2026))[0], {"status": MeetingStatus.MINUTES_OUT}),
        (meeting, {"status": MeetingStatus.MINUTES_APPROVED}),
    ],
    "status of a measure": lambda register: [
        (measure := save(register, Measure(title="Vakt"))[0], {"status": MeasureStatus.DELAYED}),
        (measure, {"status": MeasureStatus.ON_TRACK}),
    ],
}


@pytest.mark.parametrize("kind", LASTING)
@pytest.mark.parametrize("old", [False, True], ids=["new", "old"])
def test_every_status_decision_and_approval_stays_among_typing_before_and_after(
    register: Register, clock: Clock, kind: str, old: bool
) -> None:
    steps = LASTING[kind](register)
    record = steps[0][0]
    typed = "place" if isinstance(record, Meeting) else "our_ref" if isinstance(record, Case) else "leader"
    for number, (_, fields) in enumerate(steps):
        write(register, record, "Skrev", field="x", **{typed: f"før {number}"})
        clock.later(seconds=1)
        write(register, record, "Endret", **fields)
        clock.later(seconds=1)
    write(register, record, "Skrev", field="x", **{typed: "til slutt"})
    register.fold()
    if old:
        much_later(register, clock)
    (field,) = {name for _, fields in steps for name in fields} - {"year", "number"}
    seen = [(version.after or {}).get(field) for version in versions(register, record)]
    for _, fields in steps:
        wanted = msgspec.json.decode(msgspec.json.encode(fields.get(field, "m1")))
        assert wanted in seen
    assert [version.what for version in versions(register, record)].count("Endret") == 2
    assert told(register, record, typed)[-1] == "til slutt"


def test_a_name_typed_as_an_approval_is_one_version_and_not_one_a_letter(register: Register, clock: Clock) -> None:
    (case,) = save(register, a_case())
    for end in range(1, 8):
        clock.later(seconds=1)
        write(register, case, "Avklarte", field="clearances", clearances=(Clearance(id="c", by="Ola Lie"[:end]),))
    assert len(versions(register, case)) == 2
    register.fold()
    much_later(register, clock)
    assert len(versions(register, case)) == 2


def test_of_old_days_one_version_stays_of_each_and_can_be_brought_back(register: Register, clock: Clock) -> None:
    clock.now = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
    (case,) = save(register, a_case())
    for day in range(5):
        for hour in range(4):
            write(register, case, f"Skrev {day}.{hour}", field=f"{hour}", our_ref=f"dag {day} time {hour}")
            clock.later(hours=1)
        clock.later(hours=20)
    register.fold()
    assert len(versions(register, case)) == 21
    clock.later(days=60)
    save(register, a_case("Litt senere"))
    register.fold()
    assert len(versions(register, case)) == 21, "within 90 days every version stays"
    much_later(register, clock)
    assert told(register, case, "our_ref")[1:] == [f"dag {day} time 3" for day in range(5)]
    with register.change("Kari", "Hentet tilbake") as change:
        change.restore(versions(register, case)[3])
    assert register.get(Case, case.id).our_ref == "dag 2 time 3"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the machine cannot be set here")
@pytest.mark.parametrize("day", [datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)], ids=str)
def test_the_days_are_those_of_the_calendar_on_the_wall_also_when_the_clock_is_changed(
    register: Register, clock: Clock, day: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half past eleven and half past twelve at night are two days in Norway, though one in UTC."""
    monkeypatch.setenv("TZ", ZONE_WITH_SUMMER_TIME)
    time.tzset()
    try:
        clock.now = day
        (case,) = save(register, a_case())
        for _ in range(3):  # the day before, the night the clock is changed, and the day after
            start = clock.now
            midnight = (start.astimezone().replace(hour=0, minute=0) + timedelta(days=1)).replace(tzinfo=None)
            for local in (midnight - timedelta(minutes=30), midnight + timedelta(minutes=30)):
                clock.now = local.astimezone().astimezone(UTC)
                write(register, case, f"Skrev {local}", our_ref=f"{local:%d. kl. %H.%M}")
            clock.later(hours=10)
        register.fold()
        much_later(register, clock)
        last = [ref for ref in told(register, case, "our_ref")[1:] if str(ref).endswith("23.30")]
        assert len(last) == 3, "what stood there at the end of each day"
    finally:
        monkeypatch.undo()
        time.tzset()


# ---------------------------------------------------------------- the list of acts


def test_the_list_of_acts_is_read_a_month_at_a_time_newest_first(register: Register, clock: Clock) -> None:
    (case,) = save(register, a_case())
    for month in range(6):
        clock.later(days=30)
        write(register, case, f"Måned {month}", our_ref=str(month))
        register.fold()
    acts = register.acts()
    first: ActSummary = next(acts)
    assert (first.what, first.records) == ("Måned 5", (("cases", case.id),))
    assert [act.what for act in acts] == [f"Måned {month}" for month in range(4, -1, -1)] + ["Lagret saker"]


def test_an_act_is_told_once_when_a_crash_left_it_in_journal_and_history(register: Register) -> None:
    (case,) = save(register, a_case())
    for number in range(5):
        write(register, case, field="ref", our_ref=str(number))
    journal = register.folder / "sekretariat.journal"
    before = journal.read_bytes()
    register.fold()
    journal.write_bytes(before)  # the fold got no further than the history
    assert [(act.first, act.number) for act in register.acts()] == [(2, 6), (1, 1)]
    assert len(register.history(Case, case.id)) == 2


def test_an_act_is_whole_when_what_was_before_it_is_told_by_an_earlier_act(register: Register, clock: Clock) -> None:
    (case,) = save(register, a_case("Før"))
    write(register, case, "Ga nytt navn", title="Etter")
    clock.later(days=40)
    write(register, case, "Ga nytt navn igjen", title="Sist")
    for _ in range(2):
        for number, title in ((2, "Før"), (3, "Etter")):
            (change,) = register.act(number).changes
            assert (change.before or {})["title"] == title
        register.fold()


def test_the_bin_knows_what_was_deleted_also_when_the_journal_was_folded(register: Register) -> None:
    (case,) = save(register, a_case("Før"))
    write(register, case, title="Etter")
    with register.change("Ola", "Slettet") as change:
        change.delete(Case, case.id)
    for _ in range(2):
        (gone,) = register.deleted()
        assert ((gone.before or {})["title"], gone.who) == ("Etter", "Ola")
        register.fold()
