"""A paper read from its file: the way into the reading room for whole documents."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from ..profiles.profile import Profile
from .any_paper import read_lines
from .doubts import picture_doubts
from .incoming import PDF_SUFFIXES, WORD_SUFFIXES, Incoming, fetch
from .lines import Line
from .read_json import to_json
from .read_records import (
    Presence,
    ReadCase,
    ReadCaseRef,
    ReadDecision,
    ReadDocument,
    ReadMeeting,
    ReadPerson,
)
from .text_file import text_lines

__all__ = [
    "Presence",
    "ReadCase",
    "ReadCaseRef",
    "ReadDecision",
    "ReadDocument",
    "ReadMeeting",
    "ReadPerson",
    "read_document",
    "to_json",
]


def read_document(path: Path, *, profile: Profile | None = None) -> ReadDocument:
    """What a text, Word or PDF file says: its case, sections, proposal, quoted decisions, attachments, and every doubt.

    ``profile`` gives the names of the house's bodies; without it the names known across the country are used.
    Raises ``CannotRead`` with a sentence for the user when the file is missing, locked, damaged, too big, empty, or of
    a kind that cannot be read.
    """
    return read_incoming(fetch(path), profile=profile)


def read_incoming(file: Incoming, *, profile: Profile | None = None, kind: str | None = None) -> ReadDocument:
    """The same for a file whose bytes are already here. ``kind`` is what a person says it is, None for what it seems."""
    text = lines_of(file)
    document = read_lines(
        text.lines, source=file.name, digest=file.digest, headers=text.headers, profile=profile, kind=kind
    )
    if not text.pictures:
        return document
    return msgspec.structs.replace(document, doubts=(*document.doubts, *picture_doubts(text.pictures)))


class FileLines(msgspec.Struct, frozen=True):
    """The lines of a file, what stands at the top of its pages, and which of its pages are pictures without text."""

    lines: Sequence[Line]
    headers: Sequence[str] = ()
    pictures: Sequence[int] = ()


def lines_of(file: Incoming) -> FileLines:
    """The file's own lines, before anything is made of them. Raises ``CannotRead``."""
    if file.suffix in WORD_SUFFIXES:
        from .word_file import word_text

        word = word_text(file)
        return FileLines(word.lines, word.headers)
    if file.suffix in PDF_SUFFIXES:
        from .pdf import read_pdf

        pdf = read_pdf(file)
        return FileLines(pdf.lines, pdf.headers, pdf.pictures)
    return FileLines(text_lines(file))
