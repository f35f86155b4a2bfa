"""Our styles in the house's template: its own where it has them, ours where it lacks them.

A style is the same when it has the same name, in English or in Norwegian, or else the same id: Word in Norwegian calls
the id «Overskrift1» and keeps the name «heading 1», LibreOffice writes «Heading 1», and a converted file may hold
«Overskrift 1» as the name itself.
"""

from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_ID, _TYPE, _DEFAULT, _VAL = qn("w:styleId"), qn("w:type"), qn("w:default"), qn("w:val")
_REFERS = [qn("w:basedOn"), qn("w:next"), qn("w:link")]
_NORWEGIAN = {
    "normal": {"standard"},
    "body text": {"brødtekst", "text body"},
    "title": {"tittel"},
    "heading 1": {"overskrift 1"},
    "heading 2": {"overskrift 2"},
    "heading 3": {"overskrift 3"},
    "list paragraph": {"listeavsnitt"},
    "header": {"topptekst"},
    "footer": {"bunntekst"},
    "strong": {"sterk"},
    "table contents": {"tabellinnhold"},
    "table heading": {"tabelloverskrift"},
    "toc heading": {"overskrift for innholdsfortegnelse"},
    "toc 1": {"innholdsfortegnelse 1", "inh 1"},
    "toc 2": {"innholdsfortegnelse 2", "inh 2"},
    "toc 3": {"innholdsfortegnelse 3", "inh 3"},
}


def merge_styles(theirs: Element, ours: Element) -> dict[str, str]:
    """Adds to ``theirs`` what it lacks of ``ours``, and gives the id each of our styles has there."""
    known: dict[str, str] = {}
    lacking: list[Element] = []
    for style in ours.iter(qn("w:style")):
        same = _same(style, theirs)
        if same is None:
            lacking.append(style)
        else:
            known[style.get(_ID)] = same.get(_ID)
    taken = {style.get(_ID) for style in theirs.iter(qn("w:style"))}
    names = {_name(style) for style in theirs.iter(qn("w:style"))}
    for style in lacking:
        known[style.get(_ID)] = _free(style.get(_ID), taken)
        taken.add(known[style.get(_ID)])
    for style in lacking:
        added = deepcopy(style)
        added.set(_ID, known[style.get(_ID)])
        if _name(added) in names:  # of another type; Word wants every name once
            name = added.find(qn("w:name"))
            name.set(_VAL, f"{name.get(_VAL)} (sak)")
        for reference in added.iter(*_REFERS):
            reference.set(_VAL, known[reference.get(_VAL)])
        if added.get(_DEFAULT) and _default(added.get(_TYPE), theirs) is not None:
            del added.attrib[_DEFAULT]
        theirs.append(added)
    return known


def _same(style: Element, theirs: Element) -> Element | None:
    """The template's own style for one of ours, or None."""
    kind = style.get(_TYPE)
    if style.get(_DEFAULT) and (default := _default(kind, theirs)) is not None:
        return default
    alike = [one for one in theirs.iter(qn("w:style")) if one.get(_TYPE) == kind and one.get(_ID)]
    name = _name(style)
    called = {name} | _NORWEGIAN.get(name, set())
    by_name = [one for one in alike if _name(one) in called]
    by_id = [one for one in alike if one.get(_ID) == style.get(_ID)]
    return next(iter(by_name + by_id), None)


def _default(kind: str | None, styles: Element) -> Element | None:
    rows = styles.iter(qn("w:style"))
    return next((one for one in rows if one.get(_TYPE) == kind and one.get(_DEFAULT) in ("1", "true", "on")), None)


def _name(style: Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else " ".join(name.get(_VAL, "").split()).casefold()


def _free(id: str, taken: set[str]) -> str:
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}{number}"
    return free
