"""Documents that were read, put before a desk as files of a folder would be."""

from pathlib import Path

import msgspec

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.reading.document import ReadDocument
from sekretariat_tui.reading.sources import Source, keeping
from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.imports import Corrections, ImportResult, Looked, State


def looked(document: ReadDocument, folder: Path) -> Looked:
    """The document as a look gives it; its original is already kept, for there is no such file."""
    file = Source(document.source, folder / document.source)
    return Looked(source=document.source, file=file, digest=document.digest, state=State.NEW, document=document)


def take(desk: Workspace, *documents: ReadDocument, corrected: Corrections | None = None) -> ImportResult:
    """Takes the documents in."""
    received = desk.office.folders.received
    received.mkdir(exist_ok=True)
    for document in documents:
        (received / keeping.kept_name(Source(document.source, received), document.digest)).touch()
    many = [looked(document, received) for document in documents]
    return desk.imports.take(many, corrected=corrected or Corrections())


def case(desk: Workspace, number: int, body: str = "SSU", year: int = 2025) -> Case:
    """The one case with this number."""
    (found,) = [one for one in desk.office.register.all(Case) if one.ref == CaseRef(body, year, number)]
    return found


def other_bytes(document: ReadDocument, mark: str, **fields: object) -> ReadDocument:
    """The same document saved anew, with these fields."""
    return msgspec.structs.replace(document, digest=document.digest[::-1], source=f"{mark} {document.source}", **fields)
