"""The bin (papirkurv): what has been deleted and can be brought back."""

from collections.abc import Iterator

import msgspec

from ..domain.case import Case
from ..domain.comparison import PlaceDifference, differences
from ..domain.left_out import LeftOut
from ..domain.numbering import SpentNumber
from ..domain.sent_draft import SentDraft
from ..domain.settled import Settled
from ..domain.unsettled import Unsettled
from ..store import Version, as_record
from .names import Names, moment
from .office import Office

# What goes with its case, both ways, or was let go of on purpose: nobody brings it back by itself.
_NOT_SHOWN = frozenset({SpentNumber.table, SentDraft.table, Unsettled.table, LeftOut.table, Settled.table})


class Thrown(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the bin: its name, its kind in a word, and the deletion, which tells when and by whom."""

    name: str
    kind: str
    version: Version

    @property
    def when(self) -> str:
        """When it was deleted: «21.05.2026 kl. 14.02»."""
        return moment(self.version.at)


class Bin:
    """What has been deleted, by anybody, in any session. Reading it may take a second: ask in a thread of its own."""

    def __init__(self, office: Office, names: Names) -> None:
        self._office = office
        self._names = names

    def contents(self) -> list[Thrown]:
        """Everything that was deleted and is not back, newest first. Raises CannotRead."""
        return list(self._contents())

    def _contents(self) -> Iterator[Thrown]:
        for version in self._office.register.deleted():
            if version.table not in _NOT_SHOWN and version.before is not None:
                name = self._names.of_plain(version.table, version.before, version.id)
                yield Thrown(name=name, kind=self._names.kind(version.table), version=version)

    def looked_at(self, thrown: Thrown) -> list[PlaceDifference]:
        """All it held, place by place, as what its deletion took away; nothing where it cannot be read here."""
        record = as_record(thrown.version.table, thrown.version.before)
        found = differences(record, None, self._office.profile.word, self._names.in_fields())
        # The text first: who looks in the bin wants to see that it is the right one.
        if isinstance(record, Case):
            found.sort(key=lambda one: one.place.field not in ("title", "sections", "proposal", "decision"))
        return found
