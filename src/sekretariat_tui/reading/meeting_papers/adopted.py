"""What a meeting adopted in one case, and how: the text, the outcome, the mode, the votes, the dissent."""

from collections.abc import Iterator, Sequence
from datetime import date

from ...domain.kinds import Outcome, PointStyle
from ...domain.points import Point
from ..paper_headings import heading_text
from ..points import read_points
from ..read_records import ReadCaseRef, ReadDecision
from .outcomes import Told, acts, mode_in, outcome_of, read_told, without_ending
from .treatment import Kind, Piece

_ONLY_SAID = frozenset({Outcome.NOTED, Outcome.APPROVED, Outcome.APPROVED_WITH_REMARK})
_LAST_LINES = 3
_SHORT = 200  # letters of a line that may be read as a whole


def adopted_in(
    pieces: Sequence[Piece], proposed: Sequence[Point], of: ReadCaseRef, meeting: date | None
) -> ReadDecision | None:
    """The decision, or None where nothing tells of one. ``proposed`` is what was put to the meeting."""
    adopted = [piece for piece in pieces if piece.kind is Kind.ADOPTED]
    lines, ending = without_ending([line for piece in adopted for line in piece.lines])
    points = read_points(lines).points
    told = list(_told(pieces))
    if ending and (said := read_told(ending)) is not None:
        told.append((ending, said))
    if not points and not any(one.outcome or one.mode for _, one in told):
        told += _said_last(pieces)
        words = [text for text, one in told if one.outcome in _ONLY_SAID]
        words = words or _acted_last(pieces)
        points = tuple(Point(text=text, style=PointStyle.PLAIN) for text in words[-1:])
    dissent = tuple(
        line.text
        for piece in pieces
        if piece.kind is Kind.DISSENT
        for line in ([piece.heading] if piece.heading else []) + piece.lines
    )
    as_proposed = any(one.as_proposed for _, one in told)
    modes = [one.mode for _, one in told if one.mode is not None]
    modes += [
        mode for piece in adopted if piece.heading is not None and (mode := mode_in(piece.heading.text)) is not None
    ]
    votes = [one for _, one in told]
    for line in lines:
        own = read_told(line.text)
        if own is not None and own.mode is not None:  # «FSU godkjenner planen med 4 mot 1 stemme»
            modes.append(own.mode)
            votes.append(own)
    outcomes = [one.outcome for _, one in told if one.outcome is not None]
    if not (points or told or dissent or modes):
        return None
    whole = not points and as_proposed
    adopted_points = tuple(proposed) if whole else points
    outcome = outcomes[0] if outcomes else outcome_of(points, proposed)
    if outcome is None and modes and not points and proposed and not outcomes:
        whole, adopted_points, outcome = (
            True,
            tuple(proposed),
            Outcome.AS_PROPOSED,
        )  # «Enstemmig vedtatt.» below a proposal
    if outcome is Outcome.POSTPONED_UNHANDLED and _discussed(pieces):
        outcome = Outcome.HANDLED_AND_POSTPONED
    return ReadDecision(
        of=of,
        points=adopted_points,
        outcome=outcome,
        mode=modes[0] if modes else None,
        meeting_date=meeting,
        heading=", ".join(heading_text(piece.heading.text) for piece in adopted if piece.heading is not None),
        as_proposed=whole,
        told=tuple(text for text, _ in told),
        in_favour=next((one.in_favour for one in votes if one.in_favour is not None), None),
        against=next((one.against for one in votes if one.against is not None), None),
        dissent=dissent,
        forwarded_to=next((one.forwarded_to for _, one in told if one.forwarded_to), ""),
    )


def _told(pieces: Sequence[Piece]) -> Iterator[tuple[str, Told]]:
    """The lines that say nothing but how it went, wherever they stand after the proposal."""
    for kind in (Kind.TOLD, Kind.TREATMENT):  # what stands apart says it best
        for line in (line for piece in pieces if piece.kind is kind for line in piece.lines):
            told = read_told(line.text)
            if told is not None and (told.wholly or kind is Kind.TOLD):
                yield line.text, told


def _said_last(pieces: Sequence[Piece]) -> list[tuple[str, Told]]:
    """What the last lines of a case without a heading for its decision say of how it went."""
    lines = [line for piece in pieces if piece.kind in {Kind.TEXT, Kind.TREATMENT} for line in piece.lines]
    found = []
    for line in lines[-_LAST_LINES:]:
        last = line.text.rsplit(". ", 1)[-1]
        for text in (last, line.text) if len(line.text) < _SHORT and last != line.text else (last,):
            told = read_told(text)
            if told is not None:
                found.append((text, told))
                break
    return found


def _acted_last(pieces: Sequence[Piece]) -> list[str]:
    """The last line of a case without a heading for its decision, where a body acts in it: «SSU ber sekretariatet …»."""
    lines = [line for piece in pieces if piece.kind in {Kind.TEXT, Kind.TREATMENT} for line in piece.lines]
    return [line.text for line in lines[-1:] if acts(line.text)]


def _discussed(pieces: Sequence[Piece]) -> bool:
    """Whether anything was said in the case, beside that it was put off."""
    for line in (line for piece in pieces if piece.kind is Kind.TREATMENT for line in piece.lines):
        told = read_told(line.text)
        if told is None or told.outcome is Outcome.DISCUSSED:
            return True
    return False
