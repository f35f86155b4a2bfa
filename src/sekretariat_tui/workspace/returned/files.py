"""The files of a folder that came by e-mail: the Word files, and those that are none and so cannot be taken in."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...reading.incoming import WORD_SUFFIXES

_OLD_WORD = frozenset({".doc", ".dot", ".dotx", ".dotm"})  # read, or said by the reader what to do with it
_WHAT = {
    ".pdf": "er en PDF. Endringer i den kan ikke hentes inn: be om Word-filen den er laget fra.",
    ".odt": "er lagret av LibreOffice i eget format. Åpne den der, lagre den som .docx, og hent den inn på nytt.",
    ".rtf": "er en RTF-fil. Åpne den i Word, lagre den som .docx, og hent den inn på nytt.",
    ".pages": "er laget i Pages. Eksporter den derfra som Word, og hent den inn på nytt.",
    ".msg": "er en e-post. Åpne den, lagre Word-filen som ligger ved, og hent den inn.",
    ".eml": "er en e-post. Åpne den, lagre Word-filen som ligger ved, og hent den inn.",
    ".zip": "er en zip-fil. Pakk den ut, og hent inn Word-filene i den.",
}
_NOTHING = frozenset({".ini", ".db", ".tmp", ".lnk", ".part", ".crdownload"})  # what systems leave in a folder


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and every file in the folders and below them; not those that Word or a system keeps hidden."""
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if not p.name.startswith(("~$", ".")))
            yield from sorted(p for p in inside if p.suffix.lower() not in _NOTHING and p.is_file())
        else:
            yield path


def is_word(path: Path) -> bool:
    """Whether the name is that of a Word file, old ones too."""
    return path.suffix.lower() in WORD_SUFFIXES | _OLD_WORD


def why_not_word(path: Path) -> str:
    """What a file that is no Word file is, and what to do."""
    return f"«{path.name}» {_WHAT.get(path.suffix.lower(), 'er ikke en Word-fil, og er ikke sett på.')}"
