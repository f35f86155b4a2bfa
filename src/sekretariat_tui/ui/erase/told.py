"""The plan and the outcome of deleting for good, in words."""

from collections.abc import Iterable
from pathlib import Path

from textual.content import Content

from ...workspace.erasure import Outcome, Plan

SHOWN = 12  # lines of a list that nobody has to choose from

_NO_WAY_BACK = (
    "Dette kan ikke gjøres om. Verken angre, papirkurven, historikken eller gjenoppretting henter den tilbake."
)
_ELSEWHERE = (
    "Kopier som er lagt andre steder, for eksempel på en minnepinne, i en e-post, i maskinens papirkurv eller hos en "
    "synkroniseringstjeneste, kjenner programmet ikke til."
)


def plan_told(plan: Plan) -> Content:
    """What goes, and that there is no way back."""
    parts = [Content.styled(f"! {_NO_WAY_BACK}", "bold $text-error"), Content("")]
    parts += [Content.styled("Dette slettes:", "bold"), *_list(plan.goes)]
    parts.append(Content(""))
    if plan.holders:
        parts.append(Content.styled("Dette har fortsatt noe av den. Velg hva som skal bort samtidig:", "bold"))
    else:
        parts.append(Content("Ingen sikkerhetskopier, eksporterte dokumenter eller andre filer har noe av den."))
    return Content("\n").join(parts)


def rest_told(plan: Plan, root: Path) -> Content:
    """What is not touched, and what the program cannot know."""
    parts: list[Content] = []
    if plan.mentions:
        parts += [Content(""), Content.styled("Dette nevner eller siterer den, og blir ikke rørt:", "bold")]
        parts += _list(plan.mentions)
    if plan.unread:
        parts += [Content(""), Content.styled("Disse filene kan programmet ikke se inn i:", "bold")]
        parts += _list(str(p.relative_to(root) if p.is_relative_to(root) else p) for p in plan.unread)
    return Content("\n").join([*parts, Content(""), Content(_ELSEWHERE)])


def outcome_told(outcome: Outcome, plan: Plan) -> Content:
    """How it went, what is left first: that is what the user has to do something about."""
    parts: list[Content] = []
    if outcome.problem:
        parts += [Content.styled(f"! {outcome.problem}", "bold $text-error"), Content("")]
    if outcome.left:
        parts += [Content.styled("Dette har fortsatt noe av den:", "bold"), *_list(outcome.left, len(outcome.left))]
        parts.append(Content(""))
    if outcome.done:
        parts += [Content.styled("Gjort:", "bold"), *_list(outcome.done, len(outcome.done))]
    if not outcome.problem:
        if plan.mentions:
            parts += [Content(""), Content.styled("Dette nevner eller siterer den, og er ikke rørt:", "bold")]
            parts += _list(plan.mentions)
        elif not outcome.left:
            parts += [Content(""), Content("Programmet finner ikke mer av den noe sted.")]
        parts += [Content(""), Content(_ELSEWHERE)]
    return Content("\n").join(parts)


def _list(lines: Iterable[str], shown: int = SHOWN) -> list[Content]:
    every = list(lines)
    told = [Content(f"  • {line[:1].upper()}{line[1:]}") for line in every[:shown]]
    if len(every) > shown:
        told.append(Content(f"  … og {len(every) - shown} til"))
    return told
