"""The draft that was sent as programs that lose the hidden names would write it: anew, paragraph by paragraph."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from sent_case import house, sent_case

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.points import condition_words, outline
from sekretariat_tui.domain.section_text import BlockKind, blocks
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.reading.returned import Assembled, assemble, read_returned

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FORMS = {"1": ("decimal", "%{0}."), "a": ("lowerLetter", "%{0})"), "•": ("bullet", "●")}


class Par(NamedTuple):
    """A paragraph: its words, «title», «h1» to «h3», «p» or a list's mark («1», «a», «•»), and the list's depth."""

    words: str
    kind: str = "p"
    depth: int = 0


def paragraphs(case: Case) -> Iterator[Par]:
    """The paper as paragraphs, in the order of a house whose proposal stands last."""
    yield Par("UTKAST")
    yield Par(case.title, "title")
    for section in case.sections:
        yield Par(section.heading, f"h{section.level}")
        for block in blocks(section.text):
            mark = {BlockKind.PARAGRAPH: "p", BlockKind.BULLET: "•"}.get(block.kind, block.label[:1])
            yield Par(block.text, "1" if mark.isdigit() else mark, block.level)
    yield Par("Forslag til vedtak", "h1")
    for row in outline(case.proposal.points):
        mark = row.label[:1]
        yield Par(row.point.text, "1" if mark.isdigit() else "a" if mark.isalpha() else mark or "p", row.depth)
        if row.point.condition:
            yield Par(condition_words(row.point))


def docs(pars: list[Par]) -> bytes:
    """As Google Docs exports: heading styles kept, all else plain with direct formatting, a list for every run of items."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in (("Title", "Title"), *((f"Heading{n}", f"heading {n}") for n in (1, 2, 3)))
    )
    lists: list[str] = []
    made: list[str] = []
    previous = ""
    for par in pars:
        style, number = "", ""
        if par.kind == "title":
            style = '<w:pStyle w:val="Title"/>'
        elif par.kind.startswith("h"):
            style = f'<w:pStyle w:val="Heading{par.kind[1:]}"/>'
        elif par.kind != "p":
            if not previous or previous == "p":
                lists.append("")
            number = f'<w:numPr><w:ilvl w:val="{par.depth}"/><w:numId w:val="{len(lists)}"/></w:numPr>'
            form, text = _FORMS[par.kind]
            if f'w:ilvl="{par.depth}"' not in lists[-1]:
                lists[-1] += (
                    f'<w:lvl w:ilvl="{par.depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                    f'<w:lvlText w:val="{text.format(par.depth + 1)}"/></w:lvl>'
                )
        previous = "p" if par.kind in {"p", "title"} or par.kind.startswith("h") else par.kind
        made.append(
            f'<w:p w:rsidR="00000000"><w:pPr>{style}{number}<w:rPr/></w:pPr><w:r><w:rPr><w:rtl w:val="0"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(par.words)}</w:t></w:r></w:p>'
        )
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(lists, 1)
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1))
    return _package("".join(made), styles, numbering)


def pages(pars: list[Par]) -> bytes:
    """As Pages exports: a style «Body» for all, headings known by their weight alone, list marks by its own lists."""
    styles = '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/></w:style>'
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        + "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text.format(depth + 1)}"/></w:lvl>'
            for depth in range(9)
        )
        + f'</w:abstractNum><w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, (form, text) in enumerate(_FORMS.values(), 1)
    )
    made = []
    for par in pars:
        heading = par.kind == "title" or par.kind.startswith("h")
        bold = "<w:rPr><w:b/><w:bCs/></w:rPr>" if heading else ""
        number = ""
        if par.kind in _FORMS:
            own = list(_FORMS).index(par.kind) + 1
            number = f'<w:numPr><w:ilvl w:val="{par.depth}"/><w:numId w:val="{own}"/></w:numPr>'
        made.append(
            f'<w:p><w:pPr><w:pStyle w:val="Body"/>{number}</w:pPr><w:r>{bold}<w:t>{escape(par.words)}</w:t></w:r></w:p>'
        )
    return _package("".join(made), styles, numbering)


def pasted(pars: list[Par]) -> bytes:
    """As text pasted into a new document without its formatting: marks typed, nothing styled, empty lines between."""
    made = []
    counts: dict[tuple[str, int], int] = {}
    for par in pars:
        text = par.words
        if par.kind in _FORMS:
            counts = {key: n for key, n in counts.items() if key[1] <= par.depth}
            counts[par.kind, par.depth] = n = counts.get((par.kind, par.depth), 0) + 1
            label = {"1": f"{n}.", "a": f"{'abcdefgh'[n - 1]})", "•": "•"}[par.kind]
            text = f"{label}\t{text}"
        else:
            counts = {}
            made.append("<w:p/>")
        made.append(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>')
        made.append("<w:p/>" if par.kind not in _FORMS else "")
    return _package("".join(made), "", "")


def _package(body: str, styles: str, numbering: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        made.writestr("word/styles.xml", f"<w:styles {_W}>{styles}</w:styles>")
        made.writestr("word/numbering.xml", f"<w:numbering {_W}>{numbering}</w:numbering>")
    return file.getvalue()


def back(data: bytes, folder: Path, *, base: Case | None = None, profile: Profile | None = None) -> Assembled:
    path = folder / "tilbake.docx"
    path.write_bytes(data)
    return assemble(base or sent_case(), read_returned(path), profile=profile or house())
