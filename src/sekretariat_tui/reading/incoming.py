"""A file from outside, taken in with care: its bytes, or one sentence that says why it cannot be read."""

import hashlib
import stat
from pathlib import Path

import msgspec

from ..domain.errors import CannotRead
from ..domain.os_errors import os_error_words

MAX_BYTES = 100_000_000
MAX_TEXT = 20_000_000  # text alone: ten thousand pages
MAX_LINES = 500_000  # ten thousand pages; a line takes 400 bytes of memory, however short it is
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
WORD_SUFFIXES = frozenset({".docx", ".docm"})
PDF_SUFFIXES = frozenset({".pdf"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LATER = {
    ".doc": "er i det gamle Word-formatet (.doc): åpne den i Word, lagre den som .docx, og les den inn",
    ".dot": "er i det gamle Word-formatet (.dot): åpne den i Word, lagre den som .docx, og les den inn",
    ".odt": "er en OpenDocument-fil (.odt), som ikke kan leses: lagre den som .docx, og les den inn",
    ".rtf": "er en RTF-fil, som ikke kan leses: lagre den som .docx, og les den inn",
    ".pages": "er fra Pages på Mac, og kan ikke leses: eksporter den til Word, og les den inn",
    **dict.fromkeys((".msg", ".eml"), "er en e-post, som ikke kan leses: lagre vedleggene i den, og les dem inn"),
    **dict.fromkeys(
        (".htm", ".html", ".mht", ".mhtml"), "er en nettside: åpne den i Word, lagre den som .docx, og les den inn"
    ),
    **dict.fromkeys(
        (".xls", ".xlsx", ".xlsm", ".ods", ".csv"),
        "er et regneark, som ikke kan leses: kopier det som trengs inn i Word, lagre det som .docx, og les det inn",
    ),
    **dict.fromkeys(
        (".ppt", ".pptx", ".odp"),
        "er en presentasjon, som ikke kan leses: lagre teksten i den som .docx, og les den inn",
    ),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".webp"),
        "er et bilde uten tekst som kan leses: kjør tekstgjenkjenning (OCR) på det, lagre det som PDF eller .docx, og les det inn",
    ),
    ".zip": "er en zip-fil med filer i, og ikke ett dokument: pakk den ut, eller les inn hele zip-filen på en gang",
    **dict.fromkeys(
        (".rar", ".7z", ".tar", ".gz", ".tgz"),
        "er en pakket fil av en type som ikke kan leses: pakk den ut, og les inn filene i den",
    ),
}


class Incoming(msgspec.Struct, frozen=True):
    """A file as it came: its name, the SHA-256 of its bytes in hex, its suffix in small letters, and the bytes."""

    name: str
    digest: str
    suffix: str
    data: bytes


def fetch(path: Path) -> Incoming:
    """The file's bytes. Raises ``CannotRead`` for anything that is not a readable text, Word or PDF file by its outside."""
    name = path.name or str(path)
    return take_in(name, path.suffix.lower(), _bytes_of(path, name))


def take_in(name: str, suffix: str, data: bytes) -> Incoming:
    """A file whose bytes are here already, such as a member of a zip file. Raises ``CannotRead`` as ``fetch`` does."""
    if not data:
        raise CannotRead(f"Filen «{name}» er tom. Sjekk at den er lagret ferdig, og prøv igjen.")
    refused = why_not(name, suffix, len(data))
    if refused:
        raise CannotRead(refused)
    if suffix in WORD_SUFFIXES:
        _check_word(name, data)
    elif suffix in PDF_SUFFIXES:
        _check_pdf(name, data)
    return Incoming(name, hashlib.sha256(data).hexdigest(), suffix, data)


def why_not(name: str, suffix: str, size: int) -> str:
    """Why a file of this type and size, in bytes, is not read, as a sentence; empty where it can be tried."""
    if suffix in _LATER:
        return f"Filen «{name}» {_LATER[suffix]}."
    if suffix not in TEXT_SUFFIXES | WORD_SUFFIXES | PDF_SUFFIXES:
        kind = f"er av typen «{suffix}», som programmet ikke kjenner" if suffix else "mangler filtype i navnet"
        return f"Filen «{name}» {kind}. Lagre den som .docx, .pdf eller .txt, og les den inn."
    if size > MAX_BYTES:
        return (
            f"Filen «{name}» er for stor ({size // 1_000_000} MB; grensen er {MAX_BYTES // 1_000_000} MB). "
            "Ta ut bildene eller del den opp, og prøv igjen."
        )
    if suffix in TEXT_SUFFIXES and size > MAX_TEXT:
        return (
            f"Tekstfilen «{name}» er for stor ({size // 1_000_000} MB; grensen er {MAX_TEXT // 1_000_000} MB). "
            "Del den opp, og prøv igjen."
        )
    return ""


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise CannotRead(f"«{name}» er en mappe, ikke en fil. Velg en fil i mappen.")
        if not stat.S_ISREG(about.st_mode):
            raise CannotRead(f"«{name}» er ikke en vanlig fil og kan ikke leses. Velg et dokument.")
        refused = about.st_size and why_not(name, path.suffix.lower(), about.st_size)
        if refused:
            raise CannotRead(refused)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotRead(f"Filen «{name}» finnes ikke. Sjekk navnet og mappen, og prøv igjen.") from None
    except PermissionError:
        raise CannotRead(
            f"Filen «{name}» kan ikke åpnes: den er låst av et annet program, eller du har ikke lesetilgang. "
            "Lukk den i Word, eller be om tilgang, og prøv igjen."
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = os_error_words(error) if isinstance(error, OSError) else "navnet er ugyldig"
        raise CannotRead(
            f"Filen «{name}» kan ikke leses ({reason}). Kopier den til en annen mappe, og prøv igjen."
        ) from error
    if len(data) > MAX_BYTES:  # it grew while we read
        raise CannotRead(f"Filen «{name}» er større enn {MAX_BYTES // 1_000_000} MB. Del den opp, og prøv igjen.")
    return data


def _check_word(name: str, data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise CannotRead(
                f"Filen «{name}» er beskyttet med passord. Fjern passordet i Word, lagre den, og les den inn på nytt."
            )
        raise CannotRead(f"Filen «{name}» {_LATER['.doc']}.")
    if not data.startswith(b"PK"):
        raise CannotRead(f"Filen «{name}» heter .docx, men er ikke en Word-fil. Åpne den i Word, og lagre den på nytt.")


def _check_pdf(name: str, data: bytes) -> None:
    # Readers allow bytes before the mark; pdfium looks through the first kilobyte, as the standard's notes have it.
    if b"%PDF-" not in data[:1024]:
        raise CannotRead(
            f"Filen «{name}» heter .pdf, men er ikke en PDF. Åpne den i programmet den er laget i, og lagre den på nytt."
        )


def too_many_lines(name: str) -> CannotRead:
    """Why a file with more than ``MAX_LINES`` lines or paragraphs is not read."""
    return CannotRead(
        f"Filen «{name}» har for mange linjer (grensen er {MAX_LINES // 1000} 000), og er neppe et saksdokument. "
        "Del den opp, og prøv igjen."
    )
