"""The body a person means by a code typed on the command line."""

from collections.abc import Iterable

from ..domain.errors import RuleBroken
from ..domain.references.body_names import PARTNERSHIP_BODIES
from ..profiles import Profile


def house_body(profile: Profile, typed: str) -> str:
    """The code of one of the house's bodies, however its letters were typed. Raises ``RuleBroken``."""
    return _known(typed, [body.code for body in profile.bodies])


def any_body(profile: Profile | None, typed: str) -> str:
    """The same, where a body known across the country will do too: a text may come from another helsefellesskap.

    A local body carries its place, «LSU:Molde», which is kept as typed.
    """
    code, colon, place = typed.partition(":")
    own = [body.code for body in profile.bodies] if profile else []
    return _known(code, [*own, *sorted(PARTNERSHIP_BODIES - set(own))]) + colon + place


def _known(typed: str, codes: Iterable[str]) -> str:
    codes = list(codes)
    found = next((code for code in codes if code.casefold() == typed.strip().casefold()), None)
    if found is None:
        raise RuleBroken(f"Utvalget «{typed}» finnes ikke. Velg et av: {', '.join(codes)}.")
    return found
