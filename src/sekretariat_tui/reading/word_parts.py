"""The XML parts of a Word file, opened within limits: a zip or entity bomb is refused before it can grow.

The standard library reads them. A case paper needs four small parts of the package, and reading only those leaves
pictures, macros and embedded files alone.
"""

import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

from ..domain.errors import CannotRead
from .incoming import Incoming
from .word_xml import BAD_XML, TooLargeTree, W, parse
from .zip_list import DAMAGED, TooLongList, is_overlapping, open_zip

__all__ = ["W", "WordPackage"]

MAX_PART = 60_000_000  # a section of a million letters, two to a paragraph, is 40 million in Word's XML
MAX_ALL = 120_000_000
MAX_RATIO = 400  # nine thousand equal rows of a table pack to 1/224, one letter said 30 million times to 1/1020
_SMALL = 20_000_000  # below this a part can pack as well as it likes: one sentence said again and again is no bomb


class WordPackage:
    """The parts of one Word file. Raises ``CannotRead`` when the package or a part of it cannot be read."""

    def __init__(self, file: Incoming) -> None:
        self._name = file.name
        self._unpacked = 0
        try:
            self._zip = open_zip(BytesIO(file.data))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except (*DAMAGED, OSError):
            raise self._damaged() from None
        except TooLongList:
            raise self._too_much() from None
        if is_overlapping(self._zip):
            raise self._too_much()
        self.main = self._main_part()

    def names(self) -> list[str]:
        return list(self._infos)

    def beside(self, part: str) -> ET.Element | None:
        """The root of a part in the same folder as the main one (``styles.xml``), or None where there is none."""
        return self.root(self._name_beside(part))

    def bytes_beside(self, part: str) -> bytes:
        """The bytes of a part in the same folder as the main one; empty where there is none."""
        return self.bytes_of(self._name_beside(part))

    def bytes_of(self, part: str) -> bytes:
        """The bytes of the part with this name, within the same limits; empty where there is none."""
        info = self._infos.get(part)
        return b"" if info is None else self._read(info)

    def root(self, part: str) -> ET.Element | None:
        """The root of the part with this name, or None where there is none."""
        info = self._infos.get(part)
        if info is None:
            return None
        return self.parsed(self._read(info))

    def parsed(self, data: bytes) -> ET.Element:
        """The root of a part whose bytes are read already."""
        try:
            return parse(data)
        except BAD_XML:
            raise self._damaged() from None
        except TooLargeTree:
            raise self._too_much() from None

    def _name_beside(self, part: str) -> str:
        folder, slash, _ = self.main.rpartition("/")
        return folder + slash + part

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 0x1:
            raise CannotRead(
                f"Filen «{self._name}» er beskyttet med passord. Fjern passordet i Word, lagre den, og les den inn igjen."
            )
        try:
            with self._zip.open(info) as part:
                data = part.read(MAX_PART + 1)  # the size the package states may be a lie
        except (*DAMAGED, OSError):
            raise self._damaged() from None
        self._unpacked += len(data)
        too_dense = len(data) > _SMALL and len(data) > MAX_RATIO * max(info.compress_size, 1)
        if len(data) > MAX_PART or self._unpacked > MAX_ALL or too_dense:
            raise self._too_much()
        return data

    def _main_part(self) -> str:
        if "word/document.xml" in self._infos:
            return "word/document.xml"
        relations = self.root("_rels/.rels")
        for relation in () if relations is None else relations:
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in self._infos:
                return target
        raise CannotRead(
            f"Filen «{self._name}» er en zip-fil uten Word-dokument i. Åpne den i Word, og lagre den som .docx."
        )

    def _damaged(self) -> CannotRead:
        return CannotRead(
            f"Filen «{self._name}» er skadet eller ikke lastet helt ned. Hent den på nytt, eller åpne den i Word "
            "og lagre den på nytt."
        )

    def _too_much(self) -> CannotRead:
        return CannotRead(
            f"Filen «{self._name}» pakkes ut til mye mer enn et saksframlegg og leses derfor ikke. "
            "Åpne den i Word, lagre den på nytt, og prøv igjen."
        )
