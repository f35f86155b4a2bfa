"""Conflict copies of the register: what they have that is not here, offered record by record, and what is done with it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from ..domain.case import Case, Doubt
from ..domain.choosing import Choice, Question, chosen, questions
from ..domain.errors import RuleBroken, SekretariatError
from ..domain.kinds import CaseStatus
from ..domain.meeting import Meeting
from ..domain.record import Record, new_id
from ..store import Change, RecordChanged
from ..store.copies import OpenedCopy, RecordInCopy
from ..store.kinds import named, type_of
from .cases import Cases
from .meetings import Meetings
from .office import Office
from .synced import read_told, remember, remembered_file


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """One record that is another in a copy: what it is called, what has happened to it, and what there is to choose.

    ``by`` is a sentence on who saved the copy's version, where and when, as far as it is known.

    ``whole`` when it is there in only one of the two, or cannot be read here: then it is taken whole or not at all.
    """

    record: RecordInCopy
    title: str
    happened: str
    by: str = ""
    questions: tuple[Question, ...] = ()
    whole: bool = False

    @property
    def key(self) -> str:
        """Names the record among those of one copy."""
        return f"{self.record.table}/{self.record.id}"

    @property
    def undecided(self) -> bool:
        """Whether both have changed the same, or it is not known: then nothing can be proposed for all of it."""
        return not self.whole and any(question.proposed is None for question in self.questions)

    @property
    def can_be_draft(self) -> bool:
        """Whether the copy's version can stand as a case of its own."""
        return self.record.table == Case.table and self.record.theirs is not None and self.record.ours is not None


class FoundCopies(msgspec.Struct, frozen=True):
    """The copies that need a look, and sentences of those that do not."""

    copies: tuple[OpenedCopy, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def to_settle(self) -> tuple[OpenedCopy, ...]:
        """Those with something to choose."""
        return tuple(copy for copy in self.copies if copy.records)


class Copies:
    """Finding conflict copies and settling them. Taking something in is an ordinary act, and can be taken back."""

    def __init__(self, office: Office, cases: Cases, meetings: Meetings, told: Path | None = None) -> None:
        self._office = office
        self._cases = cases
        self._meetings = meetings
        self._told = told or remembered_file()

    # ------------------------------------------------------------------ finding

    def find(self) -> FoundCopies:
        """The copies beside the register. One that says nothing new is put quietly in the history. Reads files: slow.

        Raises CannotRead when the history cannot be read.
        """
        kept: list[OpenedCopy] = []
        said: list[str] = []
        for copy in self._office.register.copies():
            if copy.other_register:
                said.append(
                    f"{copy.files.name} er et annet register, og er ikke rørt. Flytt filen hvis den ikke hører til her."
                )
            elif copy.says_nothing_new and not self._office.register.readonly:
                said.append(self._put_aside(copy, "har ikke noe registeret mangler"))
            elif copy.problem and not copy.records:
                said.append(copy.problem)
            else:
                kept.append(copy)
        return FoundCopies(tuple(kept), tuple(sentence for sentence in said if sentence))

    def _put_aside(self, copy: OpenedCopy, why: str) -> str:
        try:
            if not self._office.register.put_copy_aside(copy, self._office.now()):
                return ""  # it has been written to since it was read, or another window has moved it
        except SekretariatError as error:
            return str(error)
        return f"Konfliktkopien {copy.files.name} {why}, og er flyttet til mappen historikk."

    def whose(self, copy: OpenedCopy) -> str:
        """Whose the copy is, and when it was last saved: «PC-2, sist lagret av Ola 21.05.2026 kl. 14.02»."""
        last = copy.last
        machine = copy.files.whose or (last.machine if last else "")
        if last is None:
            return machine
        return f"{machine + ', ' if machine else ''}sist lagret av {last.who} {when(last.at)}"

    # ------------------------------------------------------------------ what differs

    def differing(self, copy: OpenedCopy) -> list[Differing]:
        """What is left to settle of a copy: those where both have changed first, then the newest first."""
        settled = set(read_told(self._told).settled.get(copy.sum, ()))
        found = [self._differing(record) for record in copy.records]
        left = [one for one in found if one.key not in settled and (one.whole or one.questions)]
        newest = sorted(left, key=lambda one: one.record.at.timestamp() if one.record.at else 0.0, reverse=True)
        return sorted(newest, key=lambda one: (not one.undecided, one.record.table != Case.table))

    def _differing(self, record: RecordInCopy) -> Differing:
        kind = type_of(record.table)
        versions = [_decoded(kind, raw) for raw in (record.ours, record.theirs)]
        base = _decoded(kind, record.base) if isinstance(record.base, dict) else None
        ours, theirs = versions
        title = self._title(record, ours or theirs)
        by = f" av {record.who}" if record.who else ""
        by += f" på {record.machine}" if record.machine else ""
        at = record.at or (theirs.changed if isinstance(theirs, Case) else None)
        by += f" {when(at)}" if at else ""
        by = f"Kopien ble lagret{by}." if by else ""
        asked: tuple[Question, ...] = ()
        whole = ours is None or theirs is None
        if record.theirs is None:
            happened = "slettet i kopien"
        elif record.ours is None:
            happened = "slettet her, endret i kopien" if isinstance(record.base, dict) else "bare i kopien"
        elif ours is None or theirs is None:
            happened = "kan ikke leses her"
        else:
            asked = tuple(questions(ours, theirs, base, self._office.profile.word))
            happened = _what_happened({question.proposed for question in asked}, known=base is not None)
        return Differing(record=record, title=title, happened=happened, by=by, questions=asked, whole=whole)

    def _title(self, record: RecordInCopy, version: Record | None) -> str:
        if isinstance(version, Case):
            return self._cases.label(version)
        if isinstance(version, Meeting):
            return self._meetings.label(version)
        name = named(record.table, record.ours or record.theirs, record.id)
        return f"{name[:1].upper()}{name[1:]}"

    def contents(self, one: Differing) -> list[Question]:
        """All that a record holds that is in only one of the two, to be read before it is taken or left."""
        kind = type_of(one.record.table)
        ours, theirs = (_decoded(kind, raw) for raw in (one.record.ours, one.record.theirs))
        return [
            msgspec.structs.replace(question, both=False, words=())
            for question in questions(ours, theirs, word=self._office.profile.word)
            if question.ours.strip() or question.theirs.strip()
        ]

    # ------------------------------------------------------------------ settling

    def take(self, copy: OpenedCopy, one: Differing, answers: Mapping[str, Choice] | None = None) -> None:
        """Makes the record as it was answered; without answers, whole as it is in the copy. One act.

        Raises RuleBroken when the record is another here than when it was compared.
        """
        record = one.record
        if record.theirs is None and record.table == Case.table and record.ours is not None:
            self._cases.delete(record.id)
        else:
            try:
                with self._office.act(f"Tok inn fra konfliktkopien: {one.title}") as change:
                    if answers is None or one.whole:
                        change.put_back(self._without_taken_number(change, record).taken_whole)
                    else:
                        self._put_chosen(change, record, one.questions, answers)
            except RecordChanged as error:
                raise RuleBroken(
                    f"{one.title} er endret her etter at kopien ble sammenlignet. Ingenting er tatt inn. "
                    "Lukk listen og åpne den på nytt."
                ) from error
        self._settled(copy, one)

    def take_as_draft(self, copy: OpenedCopy, one: Differing) -> Case:
        """Keeps our version as it is, and makes the copy's a draft of its own: «behold begge»."""
        theirs = _decoded(Case, one.record.theirs)
        if not isinstance(theirs, Case):
            raise RuleBroken("Saken i kopien kan ikke leses her, så den kan ikke bli et utkast.")
        now = self._office.now()
        draft = msgspec.structs.replace(
            theirs, id=new_id(), rev=0, title=f"{theirs.title} (fra konfliktkopien)", status=CaseStatus.DRAFT,
            number=None, suffix="", year=None, number_locked=False, meeting=None, exports=(), created=now, changed=now,
        )  # fmt: skip
        with self._office.act(f"Laget et utkast av konfliktkopien: {one.title}") as change:
            saved = change.put(draft)
        self._settled(copy, one)
        return saved

    def keep_ours(self, copy: OpenedCopy, one: Differing) -> None:
        """Our version stands as it is. The copy's is in the history's folder when the copy is settled."""
        self._settled(copy, one)

    def close(self, copy: OpenedCopy) -> str:
        """When nothing of the copy is left to settle it is moved to the history. Gives a sentence; empty when some is."""
        if self.differing(copy) or copy.problem:
            return ""
        return self._put_aside(copy, "er gjort ferdig")

    def _settled(self, copy: OpenedCopy, one: Differing) -> None:
        told = read_told(self._told)
        told.settled.setdefault(copy.sum, []).append(one.key)
        remember(self._told, told)

    def _put_chosen(
        self, change: Change, record: RecordInCopy, asked: Sequence[Question], answers: Mapping[str, Choice]
    ) -> None:
        kind = type_of(record.table)
        ours, theirs = (_decoded(kind, raw) for raw in (record.ours, record.theirs))
        if kind is None or ours is None or theirs is None:
            raise RuleBroken("Oppføringen kan ikke leses her, så den kan bare tas inn hel eller ikke i det hele tatt.")
        change.put(chosen(ours, theirs, asked, answers))

    def _without_taken_number(self, change: Change, record: RecordInCopy) -> RecordInCopy:
        """A case that is new here comes without its number when another case has it by now: one number, one case."""
        theirs = _decoded(Case, record.theirs) if record.table == Case.table and record.ours is None else None
        if not isinstance(theirs, Case) or theirs.ref is None or record.theirs is None:
            return record
        if not any(other.ref == theirs.ref for other in change.all(Case)):
            return record
        number = f"{theirs.body} {self._office.profile.case_number(theirs.ref)}"
        doubt = Doubt(
            field="number",
            text=number,
            sentence=f"Saken kom fra en konfliktkopi og hadde nummeret {number} der, som en annen sak har her.",
        )
        raw: dict[str, Any] = record.theirs | {
            "number": None, "suffix": "", "year": None, "number_locked": False,
            "doubts": [*record.theirs.get("doubts", ()), msgspec.to_builtins(doubt)],
        }  # fmt: skip
        return msgspec.structs.replace(record, theirs=raw)


def when(at: datetime) -> str:
    """The time as a sentence has it: «21.05.2026 kl. 14.02»."""
    return f"{at.astimezone():%d.%m.%Y kl. %H.%M}"


def _what_happened(proposed: set[Choice | None], *, known: bool) -> str:
    """In a few words, from who has changed each place that differs."""
    if not known:
        return "forskjellig"
    if proposed == {Choice.THEIRS}:
        return "endret bare i kopien"
    if proposed == {Choice.OURS}:
        return "endret bare her"
    return "endret begge steder" if None in proposed else "endret begge steder, hver sitt"


def _decoded(kind: type[Record] | None, raw: dict[str, Any] | None) -> Record | None:
    if kind is None or raw is None:
        return None
    try:
        return msgspec.convert(raw, kind)
    except (msgspec.ValidationError, ValueError):
        return None
