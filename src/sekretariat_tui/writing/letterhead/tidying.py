"""What a template must not pass on to the documents made from it.

Comments are for those who keep the template, and so is which program it was last saved in; tracked changes of the letterhead are settled; protection would keep the
officers from writing; and the hidden names of a draft that the template was made from would make every document that
draft.
"""

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ...domain.draft_identity import is_name
from .opened import OpenedTemplate

DROPPED = frozenset(
    {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "thumbnail", "extended-properties"}
)
LANGUAGE = "nb-NO"
_NORWEGIAN = ("nb", "nn", "no")
_MARKS = [qn("w:commentRangeStart"), qn("w:commentRangeEnd")]
_GONE = [qn("w:del"), qn("w:moveFrom"), qn("w:moveFromRangeStart"), qn("w:moveFromRangeEnd")]
_GONE += [qn("w:moveToRangeStart"), qn("w:moveToRangeEnd")]
_KEPT = [qn("w:ins"), qn("w:moveTo")]
_PROTECTION = [qn("w:documentProtection"), qn("w:writeProtection")]


def tidy_text(root: Element) -> None:
    """Takes comments, tracked changes and the names of a draft out of a part with text."""
    for mark in list(root.iter(*_MARKS)):
        _remove(mark)
    for reference in list(root.iter(qn("w:commentReference"))):
        run = reference.getparent()
        _remove(run if run is not None and run.tag == qn("w:r") else reference)
    for gone in list(root.iter(*_GONE)):
        _remove(gone)
    for kept in list(root.iter(*_KEPT)):
        if kept.getparent().tag in (qn("w:rPr"), qn("w:trPr")):  # that a mark or a row was inserted
            _remove(kept)
        else:
            for child in list(kept):
                kept.addprevious(child)
            _remove(kept)
    for changed in [node for node in root.iter() if str(node.tag).endswith("PrChange")]:
        _remove(changed)
    _forget_names(root)


def tidy_settings(template: OpenedTemplate) -> None:
    """Takes protection off."""
    part = template.related("settings")
    if part is None:
        return
    root = template.tree(part)
    found = list(root.iter(*_PROTECTION))
    for protection in found:
        _remove(protection)
    if found:
        template.put(part, root)


def set_language(styles: Element) -> None:
    """The language of the document is bokmål where the template names none, or one that is not Norwegian.

    Word gives a template the language it was installed in, and a screen reader reads by it.
    """
    defaults = _child(styles, qn("w:docDefaults"), first=True)
    _speak(_child(_child(defaults, qn("w:rPrDefault"), first=True), qn("w:rPr")))
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:default")) == "1" and style.get(qn("w:type")) == "paragraph":
            properties = style.find(qn("w:rPr"))
            if properties is not None and properties.find(qn("w:lang")) is not None:
                _speak(properties)


def _speak(properties: Element) -> None:
    language = _child(properties, qn("w:lang"))
    if not language.get(qn("w:val"), "").startswith(_NORWEGIAN):
        language.set(qn("w:val"), LANGUAGE)


def _child(parent: Element, tag: str, *, first: bool = False) -> Element:
    """The child with this tag; made where it is missing, first or last of the children."""
    found: Element | None = parent.find(tag)
    if found is None:
        found = parent.makeelement(tag)
        parent.insert(0 if first else len(parent), found)
    return found


def _forget_names(root: Element) -> None:
    ids = set()
    for start in list(root.iter(qn("w:bookmarkStart"))):
        if is_name(start.get(qn("w:name"), "")):
            ids.add(start.get(qn("w:id")))
            _remove(start)
    for end in [end for end in root.iter(qn("w:bookmarkEnd")) if end.get(qn("w:id")) in ids]:
        _remove(end)


def _remove(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
