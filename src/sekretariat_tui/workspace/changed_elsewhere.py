"""What is raised when another window has changed what was being written here: both versions, to be chosen between."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..domain.errors import RuleBroken
from ..domain.place import Place
from ..domain.points import Point, as_text
from ..domain.record import Record

if TYPE_CHECKING:
    from ..domain.choosing import Question

Points = tuple[Point, ...]


class ChangedElsewhere(RuleBroken):
    """The text was changed in another window while it was edited here; both texts are kept for the user to choose.

    Args:
        what: what was changed, as a person would point at it: «Bakgrunn» i SSU 14/26.
        here: the text as it was written here.
        there: the text as the register holds it; empty when ``gone``.
        mine: the record as it would have been with what was written here.
        place: where in it that was; None for a place that cannot be taken by itself.
        points: of a proposal or a decision, the points here, those in the register, and those both began from.
        gone: what was written in is deleted in the other window.
        both: whether the two can stand after each other.
    """

    def __init__(
        self,
        what: str,
        here: str,
        there: str,
        *,
        mine: Record | None = None,
        place: Place | None = None,
        points: tuple[Points, Points, Points] | None = None,
        gone: bool = False,
        both: bool = True,
    ) -> None:
        happened = "slettet" if gone else "endret"
        super().__init__(
            f"{what} er {happened} i et annet vindu mens du skrev. "
            + (
                "Teksten din er tatt vare på; velg hva som skal gjelde."
                if gone
                else "Begge er tatt vare på; velg hva som skal gjelde."
            )
        )
        self.what = what
        self.here = here
        self.there = there
        self.mine = mine
        self.place = place
        self.points = points
        self.gone = gone
        self.both = both and not gone

    def questions(self) -> "list[Question]":
        """What there is to choose between: the text, or each point that differs."""
        from ..domain.choosing import point_questions, text_question

        if self.points is not None:
            here, there, base = self.points
            if asked := point_questions(here, there, base):
                return asked
        return [text_question(self.what, self.here, self.there, both=self.both)]


def points_changed(
    what: str, here: Sequence[Point], there: Sequence[Point], base: Sequence[Point], mine: Record, place: Place
) -> ChangedElsewhere:
    """The same for the points of a proposal or a decision."""
    return ChangedElsewhere(
        what,
        as_text(here),
        as_text(there),
        mine=mine,
        place=place,
        points=(tuple(here), tuple(there), tuple(base)),
    )
