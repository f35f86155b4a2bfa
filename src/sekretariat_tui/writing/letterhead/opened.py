"""A template file opened: its parts by name, and how they refer to each other.

Imports python-docx: only import this module when a document is to be written.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .wrong import TemplateWrong

MAX_FILE = 50_000_000  # bytes; a letterhead with a logo is under one million
MAX_UNPACKED = 200_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Åpne den i Word, lagre den som Word-dokument (.docx)"
_CONTENT_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT_TYPE = _WORD_TYPE + "document.main+xml"
_TEMPLATE_TYPE = _WORD_TYPE + "template.main+xml"


class OpenedTemplate:
    """The parts of a template. ``parts`` is what goes into the documents made from it, but for the trees.

    Raises:
        TemplateWrong: it is no Word file without macros, it is damaged, or it has a password.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.parts = _unzipped(name, data)
        self._types = self.tree(_CONTENT_TYPES)
        self.main = self._main_part()

    def tree(self, part: str) -> Element:
        """The root of a part, for changing. Raises TemplateWrong where it is missing or damaged."""
        try:
            return parse_xml(self.parts[part])
        except (KeyError, SyntaxError, ValueError):  # lxml's errors of syntax are Python's
            raise _damaged(self.name) from None

    def put(self, part: str, root: Element) -> None:
        """Puts a part back, changed."""
        self.parts[part] = serialize_part_xml(root)

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Id, kind (the last word of its type) and target part of each inner relation of a part."""
        rels = _rels_of(part)
        for row in self.tree(rels) if rels in self.parts else ():
            if row.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), row.get("Target", "")))
                yield row.get("Id", ""), row.get("Type", "").rpartition("/")[2], target.lstrip("/")

    def related(self, kind: str) -> str | None:
        """The part of a kind («styles») that the document refers to, or None."""
        return next((t for _, k, t in self.relations(self.main) if k == kind and t in self.parts), None)

    def add(self, kind: str, data: bytes) -> str:
        """Adds a part of a kind the document had none of, and gives its name."""
        name = self._free(f"{posixpath.dirname(self.main)}/{kind}.xml".lstrip("/"))
        self.parts[name] = data
        self._declare(name, f"{_WORD_TYPE}{kind}+xml")
        self._relate(self.main, _OFFICE + kind, name)
        return name

    def properties_part(self) -> str:
        """The part of the file's properties, made where it was missing."""
        found = next((t for _, k, t in self.relations("") if k == "core-properties" and t in self.parts), None)
        if found is not None:
            return found
        name = self._free("docProps/core.xml")
        self._declare(name, "application/vnd.openxmlformats-package.core-properties+xml")
        self._relate("", _PACKAGE + "relationships/metadata/core-properties", name)
        return name

    def drop(self, kinds: frozenset[str]) -> None:
        """Takes out the parts of these kinds that the package or the document refers to."""
        for owner in ("", self.main):
            gone = {id: target for id, kind, target in self.relations(owner) if kind in kinds}
            if not gone:
                continue
            rels = self.tree(_rels_of(owner))
            for row in list(rels):
                if row.get("Id") in gone:
                    rels.remove(row)
            self.put(_rels_of(owner), rels)
            for target in gone.values():
                self.parts.pop(target, None)
                self.parts.pop(_rels_of(target), None)
                for row in [row for row in self._types if row.get("PartName", "").lstrip("/") == target]:
                    self._types.remove(row)

    def finish(self) -> None:
        """Writes the list of content types, with the main part as a document and not a template."""
        self._set_type(self.main, _DOCUMENT_TYPE)
        self.put(_CONTENT_TYPES, self._types)

    # ------------------------------------------------------------------ within

    def _main_part(self) -> str:
        found = next((t for _, k, t in self.relations("") if k == "officeDocument" and t in self.parts), None)
        if found is None:
            raise TemplateWrong(self.name, "den er en zip-fil uten noe Word-dokument i", _SAVE_AS)
        kind = self._type_of(found)
        if "macroEnabled" in kind or any(part.endswith("vbaProject.bin") for part in self.parts):
            raise TemplateWrong(self.name, "den inneholder makroer", _SAVE_AS)
        if kind not in {_DOCUMENT_TYPE, _TEMPLATE_TYPE}:
            raise TemplateWrong(self.name, "den er ikke et Word-dokument", _SAVE_AS)
        if b"http://purl.oclc.org/ooxml/wordprocessingml" in self.parts[found]:
            raise TemplateWrong(
                self.name,
                "den er lagret som «Strict Open XML»",
                "Lagre den i Word som vanlig Word-dokument (.docx)",
            )
        return found

    def _type_of(self, part: str) -> str:
        ending = part.rpartition(".")[2]
        rows = [row for row in self._types if row.get("PartName") == f"/{part}"]
        rows += [row for row in self._types if row.get("Extension") == ending]
        return rows[0].get("ContentType", "") if rows else ""

    def _set_type(self, part: str, kind: str) -> None:
        for row in [row for row in self._types if row.get("PartName") == f"/{part}"]:
            self._types.remove(row)
        self._declare(part, kind)

    def _free(self, name: str) -> str:
        stem, _, ending = name.rpartition(".")
        number = 1
        while name in self.parts:
            number += 1
            name = f"{stem}{number}.{ending}"
        return name

    def _declare(self, part: str, kind: str) -> None:
        row = self._types.makeelement(f"{{{_PACKAGE}content-types}}Override", PartName=f"/{part}", ContentType=kind)
        self._types.append(row)

    def _relate(self, owner: str, kind: str, part: str) -> None:
        rels = _rels_of(owner)
        if rels not in self.parts:
            self.parts[rels] = f'<Relationships xmlns="{_PACKAGE}relationships"/>'.encode()
        root = self.tree(rels)
        taken = {row.get("Id") for row in root}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdSekretariat{n}" not in taken)
        about = {"Id": f"rIdSekretariat{number}", "Type": kind, "Target": f"/{part}"}
        root.append(root.makeelement(f"{{{_PACKAGE}relationships}}Relationship", about))
        self.put(rels, root)


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/") if part else "_rels/.rels"


def _unzipped(name: str, data: bytes) -> dict[str, bytes]:
    if len(data) > MAX_FILE:
        raise TemplateWrong(name, f"den er over {MAX_FILE // 1_000_000} MB", "Gjør bildene i malen mindre")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise TemplateWrong(name, "den er beskyttet med passord", "Fjern passordet i Word")
        raise TemplateWrong(name, "den er i det gamle Word-formatet (.doc)", _SAVE_AS)
    if not data.startswith(b"PK"):
        raise TemplateWrong(name, "den er ikke et Word-dokument", _SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            rows = [row for row in archive.infolist() if not row.is_dir()]
            if "mimetype" in archive.namelist() and b"opendocument" in archive.read("mimetype")[:200]:
                raise TemplateWrong(name, "den er en OpenDocument-fil", _SAVE_AS.replace("Word,", "LibreOffice,"))
            if sum(row.file_size for row in rows) > MAX_UNPACKED:
                raise TemplateWrong(name, "den pakkes ut til mye mer enn en mal", "Gjør bildene i malen mindre")
            return {row.filename: archive.read(row) for row in rows}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise _damaged(name) from None


def _damaged(name: str) -> TemplateWrong:
    return TemplateWrong(
        name, "den er skadet eller ikke lastet helt ned", "Hent den på nytt, eller lagre den på nytt i Word"
    )
