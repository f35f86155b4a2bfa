"""What is drawn on a page beside its text: lines that part the rows of a table, and pictures."""

import ctypes

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from . import limits
from .piece import Page

_FLAT = 2.0  # points from top to bottom of a line that is drawn across
_SHORTEST = 8.0
_PICTURES = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM})


def look_at_drawings(opened: object, page: Page, left: float, top: float) -> None:
    """Puts the lines drawn across the opened page into ``page``, and whether it holds a picture.

    ``left`` and ``top`` are the page's edges as pdfium has them. On a page without text, lines are a picture too: text
    that was turned into curves.
    """
    edges = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(edge) for edge in edges]
    for at in range(min(pdfium.FPDFPage_CountObjects(opened), limits.MAX_DRAWINGS)):
        drawn = pdfium.FPDFPage_GetObject(opened, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind in _PICTURES:
            page.picture = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(drawn, *refs):
            start, low, end, high = (edge.value for edge in edges)
            page.picture = page.picture or not page.pieces
            if high - low <= _FLAT and end - start > _SHORTEST:
                page.rules.append((top - (high + low) / 2, start - left, end - left))
