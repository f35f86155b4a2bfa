"""The template a house starts from: our look, the fields in place, and comments that say what each is.

The comments are Word's own, shown in the margin; they go no further than the template (``tidying``).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..element import element
from ..elements import paragraph, run
from ..own_template import own_template
from ..package import zipped
from ..properties import core_properties
from .kinds import DocumentKind
from .opened import OpenedTemplate
from .placeholders import CONTENT, MARK, PLACEHOLDERS, TITLE, written

_AUTHOR, _INITIALS = "Sekretariat", "S"
_MADE = date(2026, 1, 1)  # in every copy, so that they are alike
_LINES = (("Sakslinje", "sakslinje"), ("Title", TITLE), ("Gradering", MARK), ("BodyText", CONTENT))
_ABOUT = (
    (
        "Dette er malen for {words} (maler/{file}). Endre den som du vil i Word: skrift, farger, marger, logo, topptekst og "
        "bunntekst. Feltene i doble klammer byttes ut når programmet lager dokumentet. Kommentarene blir ikke med."
    ),
    (
        "Feltene kan også stå i topptekst, bunntekst, tabeller og tekstbokser. Sidetall setter du inn med Word: "
        "Sett inn, Sidetall."
    ),
    "Et avsnitt som bare har tomme felt, tas bort. Det gjelder også en rad i en tabell der alle feltene er tomme.",
)
_CONTENT_ABOUT = (
    (
        "Det som står som felt i selve malen, gjentas ikke her: setter du {{saksbehandler}} i en tabell øverst, tas den "
        "raden ut av opplysningene. Felt i topptekst og bunntekst gjentas."
    ),
    (
        "Teksten bruker stilene Brødtekst, Overskrift 1 til 3, Listeavsnitt, Vedtakspunkt, Forutsetning og noen til. Endre "
        "utseendet på dem i stilgalleriet i Word."
    ),
)


def write_starting_template(kind: DocumentKind) -> bytes:
    """The template as a Word file. The same kind gives the same bytes."""
    template = OpenedTemplate(kind.file, own_template())
    document = template.tree(template.main)
    content = next(p for p in document.iter(qn("w:p")))
    becomes = {placeholder.name: [placeholder.becomes] for placeholder in PLACEHOLDERS}
    about = [text.format(words=kind.words.lower(), file=kind.file) for text in _ABOUT]
    becomes["sakslinje"] = [*about, *becomes["sakslinje"]]
    others = [f"{p.written}: {p.becomes}" for p in PLACEHOLDERS if p.name not in dict(_LINES).values()]
    becomes[CONTENT] += [*_CONTENT_ABOUT, "Flere felt du kan bruke:", *others]
    comments = element("comments")
    for number, (style, name) in enumerate(_LINES):
        content.addprevious(_commented(written(name), style, number))
        comments.append(_comment(becomes[name], number))
    content.getparent().remove(content)
    template.put(template.main, document)
    template.put(template.add("comments", b"<x/>"), comments)
    core = template.properties_part()
    template.finish()
    words = f"Mal for {kind.words.lower()}"
    template.parts[core] = core_properties(
        title=words, subject=words, author=_AUTHOR, identifier=kind.file, created=None, today=_MADE
    )
    return zipped(template.parts)


def _commented(text: str, style: str, number: int) -> Element:
    mark = element("r", element("commentReference", id=number))
    around = [element("commentRangeStart", id=number), run(text), element("commentRangeEnd", id=number), mark]
    return paragraph(around, style)


def _comment(texts: Sequence[str], number: int) -> Element:
    return element("comment", *_paragraphs(texts), id=number, author=_AUTHOR, initials=_INITIALS)


def _paragraphs(texts: Sequence[str]) -> Iterator[Element]:
    for text in texts:
        yield element("p", run(text))
