"""What the system shows about a file, and what a screen reader reads first: title, author, language, times."""

from datetime import UTC, date, datetime, time
from xml.sax.saxutils import escape

from ..domain.texts import one_line

LANGUAGE = "nb-NO"
_LONGEST = 255  # characters; Windows shows no more
_NAMESPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def core_properties(
    *, title: str, subject: str, author: str, identifier: str, created: datetime | None, today: date
) -> bytes:
    """The part with the properties of the file. Times are kept as UTC; the file was changed on the day it is written."""
    modified = datetime.combine(today, time(), UTC)
    made = (created if created.tzinfo else created.replace(tzinfo=UTC)).astimezone(UTC) if created else modified
    texts = {
        "dc:title": title,
        "dc:subject": subject,
        "dc:creator": author,
        "cp:lastModifiedBy": author,
        "dc:identifier": identifier,
        "dc:language": LANGUAGE,
        "cp:revision": "1",
    }
    rows = [f"<{tag}>{escape(_short(text))}</{tag}>" for tag, text in texts.items()]
    times = {"dcterms:created": made, "dcterms:modified": max(made, modified)}
    rows += [f'<{tag} xsi:type="dcterms:W3CDTF">{at:%Y-%m-%dT%H:%M:%SZ}</{tag}>' for tag, at in times.items()]
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<cp:coreProperties {names}>{''.join(rows)}</cp:coreProperties>".encode()


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
