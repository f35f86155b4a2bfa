"""A Word file that came back, read: the way in from the file on the disk."""

from datetime import UTC, datetime, time
from pathlib import Path
from xml.etree import ElementTree as ET

from ...domain import draft_identity
from ...domain.errors import CannotRead
from ...domain.texts import clean_text, one_line
from ..incoming import WORD_SUFFIXES, Incoming, fetch
from ..word_parts import W
from ..word_text import plain, runs
from .comments import read_comments
from .draft import Kind, ReturnedBlock, ReturnedDraft
from .edges import page_edges
from .parts import Parts
from .protection import protection_said
from .story import Story, Told

_MOST_HEADERS = 30


def read_returned(path: Path) -> ReturnedDraft:
    """What the Word file holds, with every tracked change, comment and picture.

    Raises ``CannotRead`` with a sentence for the user when the file is missing, locked, protected with a password,
    damaged, too big, empty, or no Word file (``reading.incoming``).
    """
    return read_bytes(fetch(path))


def read_bytes(file: Incoming) -> ReturnedDraft:
    """The same for a file whose bytes are already here."""
    if file.suffix not in WORD_SUFFIXES:
        raise CannotRead(f"Filen «{file.name}» er ikke en Word-fil. Lagre den som .docx, og hent den inn på nytt.")
    parts = Parts(file)
    document = parts.document()
    body = None if document is None else document.find(f"{W}body")
    story = Story(parts)
    try:
        told = Told([], {}, []) if body is None else story.tell(body)
        comments = read_comments(parts, told.comments)
        headers = _headers(parts)
        edges = page_edges(parts)
    except RecursionError:
        raise CannotRead(f"Filen «{file.name}» er skadet. Åpne den i Word, lagre den på nytt, og prøv igjen.") from None
    if not any(block.text.strip() or block.gone for block in told.blocks):
        raise CannotRead(
            f"Filen «{file.name}» har ingen tekst (kanskje bare bilder). Sjekk at det er den riktige filen."
        )
    names = [name for block in told.blocks for name in (*block.names, *block.joined)]
    properties = _Properties(parts)
    return ReturnedDraft(
        source=file.name,
        digest=file.digest,
        case_name=_first(names, draft_identity.CASE_PREFIX),
        register_name=_first(names, draft_identity.REGISTER_PREFIX),
        version_name=_first(names, draft_identity.VERSION_PREFIX),
        identifier=properties.identifier,
        saved=properties.saved,
        saved_by=properties.saved_by,
        program=properties.program,
        title=_title(told.blocks),
        headers=headers,
        edges=edges,
        blocks=tuple(told.blocks),
        comments=comments,
        pictures=tuple(told.pictures),
        problems=(*story.problems, *protection_said(parts)),
    )


class _Properties:
    """What the file says of itself: ``docProps/core.xml`` and ``docProps/app.xml``. A file may have neither."""

    def __init__(self, parts: Parts) -> None:
        core = _values(parts, "docProps/core.xml")
        app = _values(parts, "docProps/app.xml")
        self.identifier = core.get("identifier", "")
        self.saved_by = core.get("lastModifiedBy", "")
        self.saved = _saved(core.get("modified", ""), core.get("created", ""))
        self.program = " ".join(part for part in (app.get("Application", ""), app.get("AppVersion", "")) if part)


def _values(parts: Parts, part: str) -> dict[str, str]:
    try:
        root: ET.Element | None = parts.package.root(part)
    except CannotRead:  # the text may be whole though this is not
        return {}
    return {
        element.tag.rpartition("}")[2]: one_line(element.text)
        for element in (() if root is None else root)
        if element.text and element.text.strip()
    }


def _saved(modified: str, created: str) -> datetime | None:
    """When it was saved. A draft we wrote says midnight of its day, or the moment the case was made: that is no saving."""
    at = _time(modified)
    ours = at is not None and (modified == created or at.astimezone(UTC).time() == time())
    return None if ours else at


def _time(value: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(value)
        return read.astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _first(names: list[str], prefix: str) -> str:
    return next((name for name in names if name.startswith(prefix)), "")


def _title(blocks: list[ReturnedBlock]) -> str:
    """The title by its hidden name, else by its style; empty where neither tells."""
    named = (block for block in blocks if draft_identity.TITLE in block.names)
    styled = (block for block in blocks if block.kind is Kind.TITLE)
    found = next(named, None) or next(styled, None)
    return one_line(found.text) if found is not None else ""


def _headers(parts: Parts) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for number, root in enumerate(parts.headers()):
        if number < _MOST_HEADERS:
            for paragraph in root.iter(f"{W}p"):
                text = clean_text(plain(list(runs(paragraph))))
                if text:
                    seen.setdefault(text)
    return tuple(seen)
