"""How a changed point is marked in a list without colour, and what its words alone do not tell."""

from .differences import PointChange, PointChangeKind

_SIGNS = {
    PointChangeKind.SAME: " ",
    PointChangeKind.CHANGED: "~",
    PointChangeKind.ADDED: "+",
    PointChangeKind.REMOVED: "-",
    PointChangeKind.MOVED: "↕",
}


def sign(row: PointChange) -> str:
    """One character for what happened to the point; new words count before a new place."""
    return move_sign(row) if row.kind is PointChangeKind.MOVED else _SIGNS[row.kind]


def move_sign(row: PointChange) -> str:
    """«→» and «←» for a point that stands deeper or less deep than before, «↕» for one that is moved; else nothing."""
    if not row.moved:
        return ""
    return "→" if row.depth > row.depth_before else "←" if row.depth < row.depth_before else "↕"


def move_word(row: PointChange) -> str:
    """«flyttet», «rykket inn», «rykket ut»; empty for a point that stands where it stood."""
    return {"": "", "→": "rykket inn", "←": "rykket ut", "↕": "flyttet"}[move_sign(row)]


def moved_to(row: PointChange) -> str:
    """The sign, the word and where the point stands after: «→ rykket inn, blir punkt 1 b)»."""
    if not row.moved:
        return ""
    where = f", blir {row.place_after}" if row.place_after != row.place_before else ""
    return f"{move_sign(row)} {move_word(row)}{where}"


def note(row: PointChange) -> str:
    """That a point is new or gone, stood elsewhere, or had another label."""
    if row.kind is PointChangeKind.REMOVED:
        return "utgår"
    if row.kind is PointChangeKind.ADDED:
        return "nytt punkt"
    was = f"var {row.label_before}" if row.label_before and row.label_before != row.label_after else ""
    return ", ".join(part for part in (move_word(row), was) if part)
