"""A template made ready once, so that each document made from it costs only its own text."""

from functools import lru_cache

import msgspec
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ...domain.draft_identity import ours
from ..bookmarks import name_paragraph
from ..own_template import own_part
from .checks import check_fields
from .fields import paragraphs
from .opened import OpenedTemplate
from .placeholders import CONTENT, TITLE, known, written
from .places import parts_with_text
from .style_merge import merge_styles
from .tidying import DROPPED, set_language, tidy_settings, tidy_text

_CONTROL = qn("w:sdt")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class Letterhead(msgspec.Struct, frozen=True):
    """A template ready to be filled. Nothing in it is changed after it is made: documents work on copies.

    ``parts`` go into every document as they are; ``trees`` are filled for each. ``styles`` gives the id each of our
    styles has here; ``shown`` the fields that stand in the document itself, and not only in headers and footers.
    """

    parts: dict[str, bytes]
    trees: dict[str, Element]
    main: str
    core: str
    numbering: str
    settings: str
    styles: dict[str, str]
    shown: frozenset[str]


@lru_cache(maxsize=8)
def letterhead(name: str, data: bytes) -> Letterhead:
    """The template made ready. ``name`` is what its errors call it.

    Raises:
        TemplateWrong: with what is wrong and where.
    """
    template = OpenedTemplate(name, data)
    template.drop(DROPPED)
    for part in parts_with_text(template):
        root = template.tree(part)
        tidy_text(root)
        template.put(part, root)
    tidy_settings(template)
    check_fields(template)
    trees = {part: _isolated(template.tree(part)) for part in parts_with_text(template)}
    shown = _shown(trees[template.main])
    _name_fixed_text(trees[template.main])
    styles = _merged_styles(template)
    numbering = template.related("numbering") or template.add("numbering", own_part("numbering.xml"))
    trees[numbering] = template.tree(numbering)
    settings = template.related("settings") or template.add("settings", own_part("settings.xml"))
    core = template.properties_part()
    template.finish()
    template.parts.setdefault(core, own_part("core.xml"))
    for part in trees:
        del template.parts[part]
    return Letterhead(
        parts=template.parts,
        trees=trees,
        main=template.main,
        core=core,
        numbering=numbering,
        settings=settings,
        styles=styles,
        shown=shown,
    )


def _isolated(root: Element) -> Element:
    """Each field in a text element of its own, and out of the content controls that would take it back."""
    for paragraph in paragraphs(root):
        fields = {placeholder.name for spot in paragraph.spots if (placeholder := known(spot.name))}
        paragraph.isolate()
        around = [*paragraph.element.iter(_CONTROL), *paragraph.element.iterancestors(_CONTROL)]
        for control in around if fields else ():
            if CONTENT in fields:
                _open_control(control)
            else:
                _free_control(control)
    return root


def _free_control(control: Element) -> None:
    """Lets a content control keep what is filled in: Word would put its bound value or its prompt back."""
    properties = control.find(qn("w:sdtPr"))
    for tag in ("w:dataBinding", "w:showingPlcHdr", "w:placeholder"):
        found = None if properties is None else properties.find(qn(tag))
        if properties is not None and found is not None:
            properties.remove(found)


def _open_control(control: Element) -> None:
    """Puts what is in a content control in its place: the text of a case does not fit in one."""
    content = control.find(qn("w:sdtContent"))
    for child in () if content is None else list(content):
        control.addprevious(child)
    control.getparent().remove(control)


def _shown(document: Element) -> frozenset[str]:
    found = (known(spot.name) for paragraph in paragraphs(document) for spot in paragraph.spots)
    return frozenset(placeholder.name for placeholder in found if placeholder is not None)


def _name_fixed_text(document: Element) -> None:
    """What the template itself says is ours: nobody's new text when the draft comes back."""
    number = 0
    for paragraph in paragraphs(document):
        names = {placeholder.name for spot in paragraph.spots if (placeholder := known(spot.name))}
        in_copy = next(paragraph.element.iterancestors(_FALLBACK), None) is not None
        alone = paragraph.text.strip() == written(TITLE)
        if CONTENT not in names and not in_copy and not alone:
            name_paragraph(paragraph.element, [ours(f"mal{number}")])
            number += 1


def _merged_styles(template: OpenedTemplate) -> dict[str, str]:
    ours_ = parse_xml(own_part("styles.xml"))
    part = template.related("styles")
    if part is None:
        template.add("styles", own_part("styles.xml"))
        return {style.get(qn("w:styleId")): style.get(qn("w:styleId")) for style in ours_.iter(qn("w:style"))}
    theirs = template.tree(part)
    known_styles = merge_styles(theirs, ours_)
    set_language(theirs)
    template.put(part, theirs)
    return known_styles
