"""What is printed around the text of every page, taken off: headers, footers and page numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from .measures import text_size
from .of_text import is_of_text
from .piece import Page, Piece

_EDGE = 0.2  # of the page's height; furniture stands outside it
_MOST = 8  # lines at the top or bottom of a page
_SAME = 3.0  # points a line may stand higher or lower and be the same
_NUMBER = re.compile(
    r"(?:(?:side|sidenr\.?|s\.|page)\s*:?\s*)?(?:[-–—|]\s*)?(?P<number>\d{1,4})\s*(?:(?:av|of|/|\|)\s*(?P<all>\d{1,4})\s*)?(?:[-–—|])?",
    re.IGNORECASE,
)
_FEWEST = 3  # letters in something that is printed on every page
_LONGEST = 60  # letters of what may stand beside it and change
_TAIL = re.compile(r"(?<=\S)\s(\d{1,4})$")
_FIRST_YEAR = 1900  # a number as high as that is a year
_HEADER_HEIGHT = 60.0  # points; a header alone on its page stands above it


def take_off(pages: Sequence[Page]) -> tuple[str, ...]:
    """Takes headers, footers and page numbers off the pages; gives the headers, each once, as they came.

    What counts as furniture is what stands outermost, and at the same place on the page before, the one before that, or
    the next ones, and is no line of the text (`of_text`); page numbers also alone. A heading further in is never taken, whatever it repeats.
    """
    headers: dict[str, None] = {}
    tops, bottoms = [_outer(page, top=True) for page in pages], [_outer(page, top=False) for page in pages]
    size = text_size(pages)
    _take(pages, tops, headers, size)
    _take(pages, bottoms, {}, size)
    if len(pages) == 1:
        _lone_header(pages[0], headers)
    _take_sideways(pages, headers)
    _take_glued_numbers(pages)
    return tuple(headers)


def _outer(page: Page, *, top: bool) -> list[Piece]:
    """The pieces near the edge, outermost first."""
    limit = page.height * (_EDGE if top else 1 - _EDGE)
    near = [piece for piece in page.pieces if (piece.base < limit if top else piece.base > limit)]
    near.sort(key=lambda piece: (piece.base if top else -piece.base, piece.left))
    return near[: _MOST * 3]


def _take(pages: Sequence[Page], outer: list[list[Piece]], headers: dict[str, None], size: float) -> None:
    known = [{(piece.text, round(piece.base / _SAME)) for piece in pieces} for pieces in outer]
    for at, (page, pieces) in enumerate(zip(pages, outer, strict=True)):
        neighbours = [known[near] for near in (at - 2, at - 1, at + 1, at + 2) if 0 <= near < len(known)]
        gone: set[int] = set()
        for row in _rows(pieces):
            parts = [piece for piece in row if _repeats(piece, neighbours) or _is_page_number(piece.text, page, pages)]
            numbers_only = all(_is_page_number(piece.text, page, pages) for piece in parts)
            if not parts or (numbers_only and len(parts) < len(row) and not _apart(parts, row)):
                break
            if not numbers_only and is_of_text(row, page, size):
                break
            gone.update(id(piece) for piece in parts)
            for piece in parts:
                if not _NUMBER.fullmatch(piece.text):
                    headers.setdefault(piece.text)
            if len(parts) < len(row):
                if any(_repeats(piece, neighbours) for piece in parts) and all(
                    len(piece.text) <= _LONGEST for piece in row
                ):
                    # «SSU sak 3/26» beside the house's name: it changes from paper to paper of a pack.
                    gone.update(id(piece) for piece in row)
                    headers.update(dict.fromkeys(piece.text for piece in row if not _NUMBER.fullmatch(piece.text)))
                    continue
                break
        if gone:
            page.pieces = [piece for piece in page.pieces if id(piece) not in gone]


def _rows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    for piece in pieces:
        if row and abs(piece.base - row[0].base) > _SAME:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _repeats(piece: Piece, neighbours: Iterable[set[tuple[str, int]]]) -> bool:
    if sum(letter.isalnum() for letter in piece.text) < _FEWEST:
        return False  # the bullet of a list
    place = round(piece.base / _SAME)
    return any((piece.text, place + step) in known for known in neighbours for step in (0, -1, 1))


def _is_page_number(text: str, page: Page, pages: Sequence[Page]) -> bool:
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return False
    if found["all"] and "/" in text and "side" not in text.lower():
        return int(found["all"]) == len(pages)  # «13/2025» is a case
    if not text.strip().isdigit():
        return True
    # A number alone may be a year or the amount of a table; a page's own is about as high as the page.
    return abs(int(found["number"]) - page.number) <= max(20, len(pages))


def _apart(parts: Sequence[Piece], row: Sequence[Piece]) -> bool:
    """Whether the number stands well away from the words beside it."""
    rest = [piece for piece in row if all(piece is not part for part in parts)]
    return all(abs(part.left - piece.right) > 40 for part in parts for piece in rest if piece.right <= part.left + 1)


def _lone_header(page: Page, headers: dict[str, None]) -> None:
    """On a page alone nothing repeats: a header stands high up, in smaller letters, with a space below it."""
    if not page.pieces:
        return
    rows = list(_rows(sorted(page.pieces, key=lambda piece: piece.base)))
    top: list[Piece] = []
    for row, below in pairwise(rows):
        top += row
        if below[0].base - row[0].base > 1.8 * row[0].size:
            break
    rest = [piece for piece in page.pieces if all(piece is not part for part in top)]
    if not rest or not top or top[0].base > _HEADER_HEIGHT or len(top) > _MOST:
        return
    usual = text_size([msgspec.structs.replace(page, pieces=rest)])
    if all(piece.size < usual * 0.95 and len(piece.text) <= _LONGEST for piece in top):
        headers.update(dict.fromkeys(piece.text for piece in top if not _NUMBER.fullmatch(piece.text)))
        page.pieces = rest


def _take_sideways(pages: Sequence[Page], headers: dict[str, None]) -> None:
    """A stamp across the pages or up their margin stands on more than one of them."""
    counted = Counter(text for page in pages for text in set(page.sideways))
    for page in pages:
        for text in page.sideways:
            if counted[text] > 1:
                headers.setdefault(text)
        page.sideways = [text for text in page.sideways if counted[text] == 1]


def _take_glued_numbers(pages: Sequence[Page]) -> None:
    """Page numbers that stuck to the last words of the page («vedtatt 3»), where nearly every page ends with its own."""
    ends = [(page, max(page.pieces, key=lambda piece: (piece.base, piece.right))) for page in pages if page.pieces]
    steps = Counter[int]()
    for page, last in ends:
        found = _TAIL.search(last.text)
        if found and int(found[1]) < _FIRST_YEAR:
            steps[int(found[1]) - page.number] += 1
    if not steps:
        return
    step, count = steps.most_common(1)[0]
    if count < 3 or count * 10 < 7 * len(ends):
        return
    for page, last in ends:
        found = _TAIL.search(last.text)
        if found and int(found[1]) - page.number == step:
            last.text = last.text[: found.start()]
