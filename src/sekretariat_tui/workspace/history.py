"""What a record has been: its earlier versions, how each differs, and which parts of one can be brought back."""

from collections.abc import Iterator

import msgspec

from ..domain.case import Case
from ..domain.comparison import Place, PlaceDifference, differences, with_place, with_points
from ..domain.errors import CannotRead
from ..domain.points.differences import PointChange, PointChangeKind
from ..domain.points.point import said
from ..domain.points.taking import with_change
from ..domain.record import Record
from ..store import Version, as_record, type_of
from .names import Names, moment
from .office import Office

# What follows from other records, so that it is brought back with the whole or not at all.
_FOLLOWS = frozenset({"body", "number", "suffix", "year", "number_locked", "agenda", "numbered", "sent"})


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a record: as an act left it, and as it was before. Both are None where it was not there.

    ``unreadable`` when a newer program saved it, so that it cannot be shown here.
    """

    version: Version
    before: Record | None
    after: Record | None
    unreadable: bool = False

    @property
    def record(self) -> Record | None:
        """What bringing it back would give: as the act left it, or before it when that was a deletion."""
        return self.after if self.version.after is not None else self.before

    @property
    def deletes(self) -> bool:
        """Whether the act took the record out of the register."""
        return self.version.after is None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Something of a version that can be brought back: all of it, one place, or one point of a list of points.

    ``label`` names it in bokmål, and ``note`` tells in a few words what would come back. Both ``place`` and ``row`` are
    None for the whole.
    """

    label: str
    note: str = ""
    place: Place | None = None
    row: PointChange | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the version."""
        return self.place is None


class History:
    """The earlier versions of every record. Reading them may take a second: ask in a thread of its own."""

    def __init__(self, office: Office, names: Names) -> None:
        self._office = office
        self._names = names

    def editions(self, table: str, id: str) -> list[Edition]:
        """Every version that is kept, newest first. Raises CannotRead."""
        return [edition_of(version) for version in reversed(self._office.register.versions(table, id))]

    def now(self, edition: Edition) -> Record | None:
        """The record as it is now; None when it is deleted."""
        kind = type_of(edition.version.table)
        return self._office.register.find(kind, edition.version.id) if kind is not None else None

    def changes(self, edition: Edition) -> list[PlaceDifference]:
        """What the act changed, place by place."""
        return self._differences(edition.before, edition.after)

    def against_now(self, edition: Edition) -> list[PlaceDifference]:
        """What would be otherwise if the version were brought back, place by place: from now to then."""
        return self._differences(self.now(edition), edition.record)

    def parts(self, edition: Edition) -> list[Part]:
        """What of the version can be brought back; nothing when the record is as it was then, or it cannot be read."""
        now, then = self.now(edition), edition.record
        if then is None or (now is None and not edition.version.id):
            return []
        whole = Part(label=f"Alt slik det var {moment(edition.version.at)}")
        if now is None:
            return [whole]
        found = self.against_now(edition)
        parts = [part for difference in found for part in _parts_of(difference)]
        return [whole, *parts] if found else []

    def name(self, edition: Edition) -> str:
        """What the record is called, as it is now, or was in the version when it is deleted."""
        record = self.now(edition) or edition.record
        if record is not None:
            return self._names.of(record)
        version = edition.version
        return self._names.of_plain(version.table, version.after or version.before, version.id)

    def _differences(self, before: Record | None, after: Record | None) -> list[PlaceDifference]:
        return differences(before, after, self._office.profile.word, self._names.in_fields())


def edition_of(version: Version) -> Edition:
    """A version with its records read."""
    before, after = as_record(version.table, version.before), as_record(version.table, version.after)
    lost = (before is None and version.before is not None) or (after is None and version.after is not None)
    return Edition(version=version, before=before, after=after, unreadable=lost)


def with_part(now: Record, then: Record, part: Part) -> Record:
    """``now`` with a part as it was ``then``. Raises CannotRead when the point has been changed in the meantime."""
    if part.place is None:
        return then
    if part.row is None or not isinstance(now, Case) or not isinstance(then, Case):
        return with_place(now, then, part.place)
    ours, theirs = (getattr(getattr(case, part.place.field), part.place.part) for case in (now, then))
    try:
        return with_points(now, part.place, with_change(ours, theirs, part.row))
    except (StopIteration, LookupError) as error:
        raise CannotRead("Punktet er endret i mellomtiden. Åpne historikken på nytt og velg en gang til.") from error


def _parts_of(difference: PlaceDifference) -> Iterator[Part]:
    place = difference.place
    if place.field in _FOLLOWS:
        return
    changed = [row for row in difference.points if row.kind is not PointChangeKind.SAME]
    many = len(changed) > 1
    label = f"Bare «{difference.label}»" + (", alle punktene" if many else "")
    yield Part(label=label, note=_place_note(difference), place=place)
    if many:
        for row in changed:
            yield Part(label=f"  {difference.label}: {_row_words(row)}", note=_row_note(row), place=place, row=row)


def _place_note(difference: PlaceDifference) -> str:
    if not difference.after:
        return "tas bort"
    return _shortly(difference.after, 24) if difference.before else "kommer tilbake"


def _row_words(row: PointChange) -> str:
    point = row.after or row.before
    label = row.label_after or row.label_before
    return f"{label} {_shortly(said(point))}" if point is not None else label


def _row_note(row: PointChange) -> str:
    return {
        PointChangeKind.ADDED: "kommer tilbake",
        PointChangeKind.REMOVED: "tas bort",
        PointChangeKind.CHANGED: "får ordlyden tilbake",
        PointChangeKind.MOVED: "flyttes tilbake",
    }.get(row.kind, "")


def _shortly(text: str, most: int = 48) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
