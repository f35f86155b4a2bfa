"""How the cases of the register are tied to each other, both ways: from their links, attachments and texts.

Kept up with saves by the revision of each case, so that only what is new is read.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator

import msgspec

from ...domain.case import Case, CaseHead
from ...domain.caseref import CaseRef
from ...domain.thread import Relation, Tie, Way, tie_of
from ..office import Office
from .read_texts import ReadTexts

Progress = Callable[[int, int], None]


class _Tied(msgspec.Struct, frozen=True, kw_only=True):
    """What one case says of another: by id where it is known, and by number."""

    tie: Tie
    case: str | None
    ref: CaseRef | None
    link: str = ""
    doubtful: bool = False
    slip: bool = False


class Relations:
    """The relations of every case. Any thread may ask; the first to ask waits until all is read."""

    def __init__(self, office: Office, texts: ReadTexts) -> None:
        self._office = office
        self._texts = texts
        self._lock = threading.RLock()
        self._number = -1
        self._revisions: dict[str, int] = {}
        self._by_ref: dict[CaseRef, str] = {}
        self._from: dict[str, tuple[_Tied, ...]] = {}
        self._to: defaultdict[str | CaseRef, set[str]] = defaultdict(set)

    def behind(self) -> int:
        """How many cases are not read as they now stand."""
        if self._number == self._office.register.number:
            return 0
        known = self._revisions
        return sum(1 for head in self._office.register.all(CaseHead) if known.get(head.id) != head.rev)

    def of(self, case_id: str, way: Way | None = None) -> list[Relation]:
        """The case's relations: the links it has, what it attaches and mentions, then the cases that point at it.

        ``way`` leaves out those that lie the other way: a plan that thousands of cases name has thousands ahead.
        """
        with self._lock:
            self.catch_up()
            found: list[Relation] = []
            if way is not Way.AHEAD:
                found += (
                    one
                    for tied in self._from.get(case_id, ())
                    if (one := self._relation(tied, Way.BACK)).case != case_id
                )
            if way is not Way.BACK:
                found += self._incoming(case_id)
            return found

    def pointing_at(self, case_id: str) -> list[str]:
        """The ids of the cases that link to, attach or mention the case."""
        with self._lock:
            self.catch_up()
            return list(dict.fromkeys(one.case for one in self._incoming(case_id) if one.case))

    def case_of(self, ref: CaseRef | None) -> str | None:
        """The id of the case with this number."""
        with self._lock:
            self.catch_up()
            return self._by_ref.get(ref) if ref is not None else None

    def catch_up(self, progress: Progress | None = None) -> None:
        """Reads what is saved since last. ``progress`` is told how many cases are read, of how many."""
        with self._lock:
            register = self._office.register
            number = register.number
            if number == self._number:
                return
            heads = register.all(CaseHead)
            fresh = [head.id for head in heads if self._revisions.get(head.id) != head.rev]
            there = {head.id for head in heads}
            for gone in self._revisions.keys() - there:
                self._let_go(gone)
                del self._revisions[gone]
                self._texts.forget(gone)
            for read, case_id in enumerate(fresh, 1):
                case = register.find(Case, case_id)
                if case is not None:
                    self._take(case)
                if progress is not None:
                    progress(read, len(fresh))
            self._by_ref = {}
            for head in heads:
                if head.ref is not None:
                    self._by_ref.setdefault(head.ref, head.id)
            self._number = number

    def _take(self, case: Case) -> None:
        self._let_go(case.id)
        tied = tuple(self._read(case))
        self._from[case.id] = tied
        self._revisions[case.id] = case.rev
        for one in tied:
            for key in (one.case, one.ref):
                if key is not None:
                    self._to[key].add(case.id)

    def _let_go(self, case_id: str) -> None:
        for one in self._from.pop(case_id, ()):
            for key in (one.case, one.ref):
                if key is not None:
                    self._to[key].discard(case_id)

    def _read(self, case: Case) -> Iterator[_Tied]:
        told = self._texts.of(case)
        seen: set[CaseRef | str] = set()
        for link in case.links:
            yield _Tied(tie=tie_of(link.kind), case=link.case, ref=link.ref, link=link.id)
            seen.update(key for key in (link.case, link.ref) if key)
        for attachment in case.attachments:
            keys = {key for key in (attachment.case, attachment.ref) if key}
            if keys and seen.isdisjoint(keys):
                yield _Tied(tie=Tie.ATTACHED, case=attachment.case, ref=attachment.ref)
                seen |= keys
        quoted = {quote.of for quote in told.quotes}
        for mention in told.mentions:
            if mention.ref in seen:
                continue
            seen.add(mention.ref)
            tie = Tie.QUOTES if mention.ref in quoted else Tie.FOLLOWS_UP if mention.follows else Tie.MENTIONS
            yield _Tied(tie=tie, case=None, ref=mention.ref, doubtful=mention.doubtful, slip=mention.slip)

    def _relation(self, one: _Tied, way: Way) -> Relation:
        known = one.case if one.case in self._revisions else self._by_ref.get(one.ref) if one.ref else None
        return Relation(
            way=Way.BESIDE if one.tie is Tie.RELATED else way,
            tie=one.tie,
            case=known,
            ref=one.ref,
            link=one.link,
            doubtful=one.doubtful,
            slip=one.slip,
        )

    def _incoming(self, case_id: str) -> Iterator[Relation]:
        head = self._office.register.find(CaseHead, case_id)
        keys = [case_id, head.ref] if head is not None else [case_id]
        holders = {holder for key in keys if key for holder in self._to.get(key, ())}
        for holder in sorted(holders - {case_id}, key=self._place):
            for one in self._from.get(holder, ()):
                relation = self._relation(one, Way.AHEAD)
                if relation.case == case_id:
                    other = self._office.register.find(CaseHead, holder)
                    ref = other.ref if other else None
                    yield msgspec.structs.replace(relation, case=holder, ref=ref, link="")

    def _place(self, case_id: str) -> tuple[int, str, int, str]:
        """Earlier cases first; a draft, which has no number, last."""
        head = self._office.register.find(CaseHead, case_id)
        if head is None or head.year is None:
            return (9999, "", 0, case_id)
        return (head.year, head.body, head.number or 0, case_id)
