"""A paper read from its file: the way into the reading room for whole documents."""

from pathlib import Path

import msgspec

from ..profiles.profile import Profile
from .any_paper import read_lines
from .doubts import picture_doubts
from .incoming import PDF_SUFFIXES, WORD_SUFFIXES, Incoming, fetch
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


def read_incoming(file: Incoming, *, profile: Profile | None = None) -> ReadDocument:
    """The same for a file whose bytes are already here."""
    if file.suffix in WORD_SUFFIXES:
        from .word_file import word_text

        word = word_text(file)
        return read_lines(word.lines, source=file.name, digest=file.digest, headers=word.headers, profile=profile)
    if file.suffix in PDF_SUFFIXES:
        from .pdf import read_pdf

        pdf = read_pdf(file)
        paper = read_lines(pdf.lines, source=file.name, digest=file.digest, headers=pdf.headers, profile=profile)
        return msgspec.structs.replace(paper, doubts=(*paper.doubts, *picture_doubts(pdf.pictures)))
    return read_lines(text_lines(file), source=file.name, digest=file.digest, profile=profile)
