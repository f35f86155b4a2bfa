"""What texts tell that the register does not say: what became of a decision, and what it was."""

from collections.abc import Sequence

from ..case import Case, Standing
from ..differences import marked
from ..points.differences import PointChange
from .findings import Finding, FindingKind, Mend, MendKind, key_of
from .mends import Naming, go_to_case, let_stand

_MOST = 400  # letters of what differs in a quote


def standing_told(case: Case, told_in: Case, name: Naming, *, standing: Standing, words: str, sentence: str) -> Finding:
    """That a text says the decision is changed, extended, replaced, revoked or carried out, and nobody has set it.

    Args:
        words: the standing as a person reads it: «opphevet av SSU 14/26».
        sentence: the sentence that says so, in ``told_in``.
    """
    return Finding(
        kind=FindingKind.STANDING_TOLD,
        key=key_of("standing_told", case.id, standing.kind.value, standing.by or "", standing.point or ""),
        where=name.case(case),
        sentence=f"I {name.case(told_in)} står det: «{sentence}» Vedtaket står her uten den gyldigheten. Sett den, "
        "eller la vedtaket stå.",
        case=case.id,
        mends=(
            go_to_case(case.id),
            Mend(kind=MendKind.SET_STANDING, label=f"Sett «{words}»", standing=standing),
            Mend(kind=MendKind.OPEN, label="Gå til saken som sier det", target=told_in.id),
            let_stand("La vedtaket stå som det er"),
        ),
    )


def quoted_otherwise_finding(
    case: Case, owner: Case, heading: str, changes: Sequence[PointChange], name: Naming
) -> Finding:
    """That a paper quotes a decision in other words than those that stand on it, with the words marked."""
    words = " ".join(f"{row.label_after} {marked(row.words)}".strip() for row in changes)
    words = words if len(words) <= _MOST else f"{words[:_MOST].rsplit(' ', 1)[0]} …"
    return Finding(
        kind=FindingKind.QUOTED_OTHERWISE,
        key=key_of("quoted_otherwise", case.id, owner.id, words),
        where=name.case(case),
        sentence=f"«{heading}» siterer vedtaket i {name.case(owner)} med andre ord: {words} "
        "Rett sitatet eller vedtaket, eller la begge stå.",
        case=case.id,
        mends=(
            go_to_case(case.id),
            Mend(kind=MendKind.OPEN, label="Gå til saken som siteres", target=owner.id),
            let_stand("La begge stå"),
        ),
    )
