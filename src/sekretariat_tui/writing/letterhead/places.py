"""Where in a template something stands, in words a person can find it by: «tabell 1, rad 2 i topptekst på første side»."""

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .opened import OpenedTemplate

_P, _TABLE, _ROW, _BOX = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:txbxContent")
_PAGES = {"default": "", "first": " på første side", "even": " på partallsider"}
_NOTES = {"footnotes": "fotnote", "endnotes": "sluttnote"}


def parts_with_text(template: OpenedTemplate) -> dict[str, str]:
    """The parts a field can stand in, and what each is called; the document itself first, with no name."""
    document = template.tree(template.main)
    pages = {
        reference.get(qn("r:id")): _PAGES.get(reference.get(qn("w:type"), "default"), "")
        for reference in document.iter(qn("w:headerReference"), qn("w:footerReference"))
    }
    found = {template.main: ""}
    for id, kind, part in template.relations(template.main):
        if part not in template.parts:
            continue
        if kind in ("header", "footer") and id in pages:
            found.setdefault(part, ("topptekst" if kind == "header" else "bunntekst") + pages[id])
        elif kind in _NOTES:
            found.setdefault(part, _NOTES[kind])
    return found


def place_of(paragraph: Element, text: str, part: str) -> str:
    """Where a paragraph stands. ``part`` is what its part is called; empty for the document itself."""
    tables = list(paragraph.iterancestors(_TABLE))
    if next(paragraph.iterancestors(_BOX), None) is not None:
        inside = "tekstboks"
    elif tables:
        table = tables[-1]
        number = [one for one in table.getroottree().getroot().iter(_TABLE) if _is_outermost(one)].index(table) + 1
        rows = [row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table]
        around = list(paragraph.iterancestors(_ROW))
        row = next((n for n, row in enumerate(rows, start=1) if row in around), 1)
        inside = f"tabell {number}, rad {row}"
    elif part:
        return part
    else:
        words = " ".join(text.split())
        return f"avsnittet «{words[:40]}…»" if len(words) > 41 else f"avsnittet «{words}»"
    return f"{inside} i {part}" if part else inside


def _is_outermost(table: Element) -> bool:
    return next(table.iterancestors(_TABLE), None) is None
