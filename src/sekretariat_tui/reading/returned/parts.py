"""The parts of a Word file that a returned draft is read from, found as the file itself points at them."""

import posixpath
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import msgspec

from ...domain.errors import CannotRead
from ..incoming import Incoming
from ..word_parts import W, WordPackage

_MOST_PICTURES = 40_000_000  # bytes of all pictures together
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_USUAL_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "svg": "image/svg+xml", "emf": "image/x-emf", "wmf": "image/x-wmf",
    "webp": "image/webp",
}  # fmt: skip


class Relation(msgspec.Struct, frozen=True):
    """What the document points at: the last word of the relation's type, and a part's name or an outside address."""

    kind: str
    target: str
    outside: bool


class Parts:
    """One package with what its main part points at. Raises ``CannotRead`` as ``WordPackage`` does."""

    def __init__(self, file: Incoming) -> None:
        self.package = WordPackage(file)
        self.main = self.package.main
        self.relations = self._relations()
        self._pictures = 0

    def document(self) -> ET.Element | None:
        return self.package.root(self.main)

    def related(self, kind: str) -> ET.Element | None:
        """The root of the part the document points at with a relation of this kind («comments»), or None."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.outside:
                return self.package.root(relation.target)
        return self.package.beside(f"{kind}.xml") if not self.relations else None

    def headers(self) -> Iterator[ET.Element]:
        """The roots of the headers of its pages."""
        for relation in self.relations.values():
            if relation.kind == "header" and (root := self.package.root(relation.target)) is not None:
                yield root

    def edges(self) -> Iterator[ET.Element]:
        """The roots of the headers and footers of its pages; one that is damaged is passed over."""
        for relation in self.relations.values():
            if relation.kind in ("header", "footer") and not relation.outside:
                try:
                    root = self.package.root(relation.target)
                except CannotRead:
                    continue
                if root is not None:
                    yield root

    def picture(self, relation_id: str) -> tuple[str, str, bytes] | None:
        """The name, content type and bytes of a picture; None where it lies outside the file, is gone or damaged."""
        relation = self.relations.get(relation_id)
        if relation is None or relation.outside or self._pictures > _MOST_PICTURES:
            return None
        try:
            data = self.package.bytes_of(relation.target)
        except CannotRead:
            return None
        if not data:
            return None
        self._pictures += len(data)
        name = posixpath.basename(relation.target)
        return name, self._content_type(relation.target), data

    def _relations(self) -> dict[str, Relation]:
        folder, _, name = self.main.rpartition("/")
        root = self.package.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for element in () if root is None else root:
            target = element.get("Target", "")
            outside = element.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, outside)
        return found

    def _content_type(self, part: str) -> str:
        root = self.package.root("[Content_Types].xml")
        suffix = part.rpartition(".")[2].lower()
        for element in () if root is None else root:
            if element.tag == f"{_TYPES}Override" and element.get("PartName", "").lstrip("/") == part:
                return element.get("ContentType", "")
        for element in () if root is None else root:
            if element.tag == f"{_TYPES}Default" and element.get("Extension", "").lower() == suffix:
                return element.get("ContentType", "")
        return _USUAL_TYPES.get(suffix, "application/octet-stream")


def attribute(element: ET.Element, name: str) -> str:
    """An attribute by its local name, whatever namespace it has; empty where it is not there."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def on_off(element: ET.Element | None) -> bool:
    """Whether a Word switch is there and on."""
    return element is not None and element.get(f"{W}val", "1").lower() not in {"0", "false", "off", "none"}
