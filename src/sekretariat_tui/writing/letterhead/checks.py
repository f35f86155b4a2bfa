"""What is wrong with the fields of a template, said with the place it stands."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from .fields import Paragraph, paragraphs
from .opened import OpenedTemplate
from .placeholders import CONTENT, known, loose_braces, nearest, written
from .places import parts_with_text, place_of
from .wrong import TemplateWrong

_SHOWN = 3  # faults told at once; the rest are counted
_AROUND = (qn("w:body"), qn("w:sdtContent"))


def check_fields(template: OpenedTemplate) -> None:
    """Raises TemplateWrong, with the places, where a field is unknown, unclosed, missing or one too many."""
    faults = list(dict.fromkeys(_faults(template)))
    if faults:
        more = len(faults) - _SHOWN
        told = "; ".join(faults[:_SHOWN]) + (f"; og {more} feil til" if more > 0 else "")
        raise TemplateWrong(template.name, told)


def _faults(template: OpenedTemplate) -> Iterator[str]:
    contents: list[str] = []
    for part, called in parts_with_text(template).items():
        for paragraph in paragraphs(template.tree(part)):
            place = place_of(paragraph.element, paragraph.text, called)
            yield from _in_paragraph(paragraph, place)
            for _ in range(_contents_in(paragraph)):
                contents.append(place)
                if called or not _is_in_the_flow(paragraph):
                    yield f"{written(CONTENT)} står i {place}; det må stå i et eget avsnitt i selve dokumentet"
                elif paragraph.text.strip() != paragraph.text[slice(*paragraph.spots[0][:2])]:
                    yield f"{written(CONTENT)} står sammen med annen tekst i {place}; det må stå alene i et avsnitt"
    if not contents:
        yield f"den mangler et avsnitt med {written(CONTENT)}, der teksten skal stå"
    elif len(contents) > 1:
        yield f"{written(CONTENT)} står {len(contents)} ganger; det skal stå én gang"


def _in_paragraph(paragraph: Paragraph, place: str) -> Iterator[str]:
    for spot in paragraph.spots:
        if known(spot.name) is None:
            likely = nearest(spot.name)
            guess = f" (mente du {likely.written}?)" if likely else ""
            yield f"feltet {written(spot.name.strip())} i {place} finnes ikke{guess}"
    if loose := loose_braces(paragraph.text):
        what = "åpner et felt som ikke lukkes med }}" if loose.startswith("{{") else "lukker et felt som ikke er åpnet"
        yield f"«{loose}» i {place} {what}"


def _contents_in(paragraph: Paragraph) -> int:
    return sum((found := known(spot.name)) is not None and found.name == CONTENT for spot in paragraph.spots)


def _is_in_the_flow(paragraph: Paragraph) -> bool:
    """Whether it stands in the document itself: in no table and no text box, though a content control may be around it."""
    around = list(paragraph.element.iterancestors())[:-1]
    return all(node.tag in (*_AROUND, qn("w:sdt")) for node in around)
