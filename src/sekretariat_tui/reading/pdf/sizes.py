"""Which lines are set as headings: in larger letters than the text, or in bold below one that is."""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum

from .layout import Flow, TableRow
from .measures import Measures

_LARGER = 1.07  # of the text's size
_LONGEST = 160
_MOST_LEVELS = 4


class Heading(IntEnum):
    """The title, or the level of a heading."""

    TITLE = 0
    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4
    FIVE = 5


class Headings:
    """The sizes of a document's headings, largest first, and the level each stands for."""

    def __init__(self, flow: Sequence[Flow | TableRow], measures: Measures) -> None:
        self._text_size = measures.size
        lines = [entry for entry in flow if isinstance(entry, Flow)]
        larger = Counter[float]()
        for line in lines:
            if self._is_larger(line) and len(line.text) <= _LONGEST:
                larger[_rounded(line.size)] += 1
        letters = sum(len(line.text) for line in lines)
        large_letters = sum(len(line.text) for line in lines if self._is_larger(line))
        if large_letters * 3 > 2 * letters:
            larger.clear()  # a slide or a poster: size tells nothing
        sizes = sorted(larger, reverse=True)
        self._title: float | None = None
        self._title_place = (0, 0.0)
        if sizes and self._is_title(lines, sizes, larger):
            self._title = sizes.pop(0)
            self._title_place = next((line.page, line.base) for line in lines if _rounded(line.size) == self._title)
        self._levels = {size: min(at, _MOST_LEVELS) for at, size in enumerate(sizes, start=1)}
        self._bold_level = min(len(sizes), _MOST_LEVELS) + 1 if sizes else 0
        below_title = (line for line in lines if (line.page, line.base) > self._title_place and self._is_larger(line))
        self._first_place = next(((line.page, line.base) for line in below_title), (0, 0.0))

    def _is_larger(self, line: Flow) -> bool:
        return line.size > self._text_size * _LARGER and any(letter.isalpha() for letter in line.text)

    @staticmethod
    def _is_title(lines: Sequence[Flow], sizes: Sequence[float], counted: Counter[float]) -> bool:
        """Whether the largest letters are the title's: at the top of the first page, and nowhere else."""
        if counted[sizes[0]] > 4 or len(sizes) < 2:
            return False
        places = [at for at, line in enumerate(lines) if _rounded(line.size) == sizes[0]]
        together = places[-1] - places[0] == len(places) - 1
        return together and places[0] < 8 and lines[places[0]].page == lines[0].page

    def of(self, text: str, first: Flow, count: int, *, marked: bool) -> Heading | None:
        """What a paragraph is by its looks, None for text."""
        if len(text) > _LONGEST or count > 4:
            return None
        size = _rounded(first.size)
        if size == self._title:
            return Heading.TITLE
        if (first.page, first.base) < self._title_place:
            return None  # the line that names the case
        if size in self._levels and self._is_larger(first):
            return Heading(self._levels[size])
        if (first.page, first.base) < self._first_place:
            return None  # bold among the metadata
        if self._bold_level and first.bold and not marked and _may_be_heading(text) and count <= 2:
            return Heading(self._bold_level)
        return None


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _may_be_heading(text: str) -> bool:
    return 2 < len(text) <= 100 and not text.endswith((".", ",", ";", ":"))
