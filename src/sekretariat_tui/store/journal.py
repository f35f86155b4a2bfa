"""The journal as it stands on disk: the acts since the snapshot, in order, and what could not be made out."""

from typing import NamedTuple

from .journal_line import Header, Line, unseal_header, unseal_line

_BOM = b"\xef\xbb\xbf"


class Sealed(NamedTuple):
    """An act and the checksum of its line."""

    line: Line
    sum: str


class Journal(NamedTuple):
    """What a journal holds.

    ``length`` is how many bytes of the file, from its start, are header and lines in order; ``rest`` what is neither
    in order nor could be put in order. ``torn`` tells that the rest is only a last line that was never finished, and
    ``disorder`` that the file is not just header and lines in order, though nothing need be missing.
    """

    header: Header | None
    header_sum: str
    lines: list[Sealed]
    length: int
    rest: bytes = b""
    torn: bool = False
    disorder: bool = False

    @property
    def tip(self) -> str:
        """The checksum of the last line that counts."""
        return self.lines[-1].sum if self.lines else self.header_sum

    @property
    def number(self) -> int | None:
        """The number of the last act that counts; None when nothing of the journal can be read."""
        if self.lines:
            return self.lines[-1].line.number
        return self.header.number if self.header is not None else None

    @property
    def register(self) -> str:
        """Which register it is of; empty when nothing of the journal can be read."""
        if self.header is not None:
            return self.header.register
        return self.lines[0].line.register if self.lines else ""

    @property
    def generation(self) -> int | None:
        """The generation; None when nothing of the journal can be read."""
        if self.header is not None:
            return self.header.generation
        return self.lines[0].line.generation if self.lines else None


def read_journal(data: bytes) -> Journal:
    """The journal in the bytes of its file, whatever they are."""
    journal = _as_it_stands(data)
    if journal.disorder:
        # An editor on Windows has saved it: that can be seen through, for no line of ours has these bytes in it.
        plain = data.removeprefix(_BOM).replace(b"\r\n", b"\n")
        if plain != data:
            return _as_it_stands(plain)._replace(disorder=True)
    return journal


def _as_it_stands(data: bytes) -> Journal:
    first, newline, _ = data.partition(b"\n")
    opened = unseal_header(first) if newline else None
    if opened is None:
        return _without_header(data)
    header, header_sum = opened
    start = len(first) + 1
    lines, used = follow(data[start:], header_sum, header.number)
    length = start + used
    if length == len(data):
        return Journal(header, header_sum, lines, length)
    return _with_rest(Journal(header, header_sum, lines, length), data[length:])


def follow(data: bytes, tip: str, number: int) -> tuple[list[Sealed], int]:
    """The lines that go on from the line with checksum ``tip``, and how many bytes they take."""
    lines: list[Sealed] = []
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        found = unseal_line(data[at:end])
        if found is None or found[0].previous != tip or found[0].number != number + 1:
            break
        lines.append(Sealed(*found))
        tip, number = found[1], found[0].number
        at = end + 1
    return lines, at


def _with_rest(journal: Journal, after: bytes) -> Journal:
    """Puts in order what can be: lines that are whole follow the line they name, wherever they stand."""
    pieces = after.split(b"\n")
    torn_piece = pieces[-1]
    whole = {piece: Sealed(*found) for piece in pieces if piece and (found := unseal_line(piece)) is not None}
    by_previous: dict[str, Sealed] = {}
    for sealed in whole.values():
        by_previous.setdefault(sealed.line.previous, sealed)
    lines = list(journal.lines)
    tip, number = journal.tip, journal.number or 0
    while (following := by_previous.get(tip)) is not None and following.line.number == number + 1:
        lines.append(following)
        tip, number = following.sum, following.line.number
    used = {sealed.sum for sealed in lines} | {journal.header_sum}
    left = [piece for piece in pieces if piece and piece[-32:].decode("ascii", "replace") not in used]
    # A piece that only claims to be a line we have is no copy of it.
    left += [piece for piece in pieces if piece and piece not in whole and piece not in left and not _is_header(piece)]
    torn = left == [torn_piece] and after == torn_piece
    return journal._replace(lines=lines, rest=b"\n".join(left), torn=torn, disorder=not torn)


def _is_header(piece: bytes) -> bool:
    return unseal_header(piece) is not None


def _without_header(data: bytes) -> Journal:
    """The lines of a journal whose first line is damaged: those that hang together, from the first that is whole."""
    pieces = data.split(b"\n")
    start = 0
    for place, piece in enumerate(pieces[:-1]):
        found = unseal_line(piece)
        if found is not None and place > 0:
            lines, used = follow(data[start:], found[0].previous, found[0].number - 1)
            rest = data[:start] + data[start + used :]
            return Journal(None, "", lines, start + used, rest, disorder=True)
        start += len(piece) + 1
    return Journal(None, "", [], 0, data, disorder=True)
