"""What a PDF says."""

import msgspec

from ..lines import Line


class PdfText(msgspec.Struct, frozen=True):
    """The lines of a PDF, what stood at the top of its pages, and the pages that are pictures without text."""

    lines: list[Line]
    headers: tuple[str, ...] = ()
    pictures: tuple[int, ...] = ()
