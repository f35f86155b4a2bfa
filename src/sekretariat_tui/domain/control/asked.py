"""What a decision asked for, and whether anything came of it."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from ..case import Case, Standing
from ..kinds import StandingKind
from ..standing import is_adopted, is_in_force
from .findings import Finding, FindingKind, Mend, MendKind, key_of
from .mends import Naming, go_to_case, let_stand

OLD_ENOUGH = timedelta(days=365)  # a decision that nothing has followed for so long is worth a look
_BRINGS = re.compile(
    r"(?:legge|leggje|legg(?:es|ast)?)\s+(?:\w+\s+){0,3}?(?:fr[ae]m|frem)|fremme|framlegge|behandle|handsame|komme\s+tilbake|"
    r"kome\s+attende|ta\s+(?:\w+\s+)?opp|(?:ny\s+)?sak(?:en|a)?(?!\w)|rapportere|orientere",
    re.IGNORECASE,
)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Something a decision asks for: the task in few words, for which meeting or day, in words, and when that was.

    ``day`` is the day it was to be there; None when no such meeting is known.
    """

    task: str
    words: str = ""
    to_meeting: bool = False
    day: date | None = None

    @property
    def brings(self) -> bool:
        """Whether it is something that is to come to a meeting, and not only to be done."""
        return self.to_meeting or _BRINGS.search(self.task) is not None


def asked_findings(
    case: Case,
    name: Naming,
    *,
    decided: date | None,
    asked: Callable[[], Sequence[Asked]],
    followed: Callable[[], bool],
    today: date,
) -> list[Finding]:
    """What the decision asked to have brought to a meeting and that never came; else that nothing ever followed it.

    Args:
        decided: the day of the decision.
        asked: what it asks for; only called where it matters, for reading it takes time.
        followed: whether a later case or a measure in the register follows it up.
    """
    if decided is None or decided >= today or not (is_adopted(case.decision) and is_in_force(case.decision)):
        return []
    if followed():
        return []
    tasks = asked()
    where = name.case(case)
    missing = [one for one in tasks if one.brings and one.day is not None and decided <= one.day < today]
    if missing:
        return [_not_brought(case, where, one) for one in missing]
    if tasks and decided <= today - OLD_ENOUGH:
        return [_never_followed(case, where, decided, tasks[0])]
    return []


def _not_brought(case: Case, where: str, one: Asked) -> Finding:
    when = one.words or (f"{one.day:%d.%m.%Y}" if one.day else "")
    return Finding(
        kind=FindingKind.NOT_BROUGHT,
        key=key_of("not_brought", case.id, one.task),
        where=where,
        sentence=f"Vedtaket ba om dette til {when}: «{one.task}». Ingen sak i registeret følger det opp. "
        "Knytt saken som gjorde det til denne, eller opprett den.",
        case=case.id,
        mends=(
            go_to_case(case.id),
            Mend(kind=MendKind.NEW_CASE, label="Opprett saken som mangler", target=one.task),
            _carried_out(),
            let_stand("Det er gjort på annen måte: la stå"),
        ),
    )


def _never_followed(case: Case, where: str, decided: date, one: Asked) -> Finding:
    return Finding(
        kind=FindingKind.NEVER_FOLLOWED,
        key=key_of("never_followed", case.id),
        where=where,
        sentence=f"Vedtaket fra {decided:%d.%m.%Y} ba om dette: «{one.task}». Ingenting i registeret følger det opp. "
        "Knytt saken som gjorde det til denne, eller sett vedtaket som gjennomført.",
        case=case.id,
        mends=(go_to_case(case.id), _carried_out(), let_stand("Ingenting skal følge: la stå")),
    )


def _carried_out() -> Mend:
    return Mend(
        kind=MendKind.SET_STANDING,
        label="Sett «gjennomført»",
        standing=Standing(id="", kind=StandingKind.CARRIED_OUT),
    )
