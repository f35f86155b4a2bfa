"""What can go wrong with the register, each as one sentence in bokmål: what happened, to what, and what to do now."""

import errno
import os
from pathlib import Path
from typing import Any

from sekretariat_tui.domain.errors import CannotRead, CannotWrite, SekretariatError

from .disk import NotAsItWas, is_held

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM}

# By name, because the numbers differ between systems and not every system has them all.
_WORDS = {
    "EIO": "disken kan være i ferd med å bli ødelagt",
    "EISDIR": "en mappe står der filen skulle vært",
    "EBUSY": "filen er i bruk",
    "EINVAL": "navnet på mappen kan ikke brukes",
    "ENAMETOOLONG": "navnet på mappen er for langt",
    "ESTALE": "nettverksdisken svarer ikke",
    "ETIMEDOUT": "nettverksdisken svarer ikke",
    "EHOSTDOWN": "nettverksdisken svarer ikke",
    "EHOSTUNREACH": "nettverksdisken svarer ikke",
    "ENETUNREACH": "nettverksdisken svarer ikke",
}


class NotSaved(CannotWrite):
    """The register could not take a change just now. Nothing is changed, and the same can be tried again later."""


class OnlyReading(CannotWrite):
    """The register can only be read as it is opened here, so the change was not even tried."""


class RegisterUnreachable(CannotRead):
    """The register cannot be read just now. What is in memory is as it was, and the same can be tried again later."""


class RegisterDamaged(RegisterUnreachable):
    """The file is there, but what it holds is not a register. It is never written over."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Registeret {path} kan ikke åpnes: {why}. Filen er ikke rørt. "
            "Hent den tilbake fra en sikkerhetskopi med «sekretariat gjenopprett», eller flytt den til en annen mappe "
            "for å begynne på nytt.",
            short=f"registeret er skadet ({why})",
        )
        self.path = path
        self.why = why


class RegisterGone(RegisterUnreachable):
    """The register was there when it was opened, and is not there any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Registeret {path} er ikke lenger der det var, så ingenting kan lagres. "
            "Legg filen tilbake (se i papirkurven), eller koble til disken den ligger på, og prøv igjen.",
            short="registeret er ikke der lenger",
        )
        self.path = path


class RecordErased(SekretariatError):
    """The record has been deleted for good, and nothing brings it back."""

    def __init__(self, noun: str) -> None:
        super().__init__(
            f"{noun.capitalize()} er slettet for godt og kan ikke lagres eller hentes tilbake. Ingenting er endret."
        )


class RecordChanged(SekretariatError):
    """Somebody else has saved or deleted the record since it was fetched, so saving would lose their work.

    ``stored`` is the record as the register has it now, as plain values, or None when it is deleted.
    """

    def __init__(self, sentence: str, *, table: str, id: str, stored: dict[str, Any] | None) -> None:
        super().__init__(sentence)
        self.table = table
        self.id = id
        self.stored = stored


class RecordUnreadable(CannotRead):
    """The record is in the register, but this program cannot make sense of it and leaves it alone."""


def cannot_read(path: Path, error: OSError) -> RegisterUnreachable:
    """The sentence for a register that could not be read from disk."""
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):
        return RegisterUnreachable(
            f"{path} er en mappe, men skulle vært filen med registeret. Gi mappen et annet navn og prøv igjen.",
            short="en mappe står der registeret skulle vært",
        )
    if isinstance(error, NotADirectoryError):
        return RegisterUnreachable(
            f"{path.parent} er en fil og ikke en mappe. Velg en annen mappe for registeret.",
            short="en fil står der mappen skulle vært",
        )
    if is_held(error):
        return RegisterUnreachable(
            f"Registeret {path} kan ikke leses, for et annet program holder filen åpen. "
            "Vent til det er ferdig, eller lukk det, og prøv igjen.",
            short="et annet program holder filen åpen",
        )
    if error.errno in _REFUSED:
        return RegisterUnreachable(
            f"Registeret {path} kan ikke leses, for du har ikke lesetilgang til det. "
            "Be den som eier mappen, om tilgang, og prøv igjen.",
            short="du har ikke lesetilgang",
        )
    return RegisterUnreachable(
        f"Registeret {path} kan ikke leses ({_words_of(error)}). Sjekk at disken er koblet til, og prøv igjen.",
        short=_words_of(error),
    )


def cannot_write(path: Path, error: OSError) -> NotSaved:
    """The sentence for a change that could not be written to disk."""
    start = f"Endringen er ikke lagret i registeret {path}:"
    end = "Det som var lagret fra før, er urørt."
    short = _why_not_written(error)
    if isinstance(error, NotAsItWas):
        said = f"{start} et annet program endret filen akkurat nå. Prøv igjen. {end}"
        return NotSaved(said, short="et annet program endret filen akkurat nå")
    if error.errno in _FULL:
        return NotSaved(f"{start} disken er full. Rydd plass og prøv igjen. {end}", short=short)
    if error.errno == errno.EROFS:
        sentence = f"{start} disken kan bare leses. Velg en mappe det går an å skrive i. {end}"
        return NotSaved(sentence, short=short)
    if error.errno in _REFUSED:
        return NotSaved(
            f"{start} mappen eller filen kan ikke skrives til. Sjekk at du har skrivetilgang, og at ikke et annet "
            f"program holder filen åpen, og prøv igjen. {end}",
            short=short,
        )
    if isinstance(error, NotADirectoryError | FileExistsError):
        return NotSaved(
            f"{start} {path.parent} er ikke en mappe. Velg en annen mappe for registeret.",
            short="en fil står der mappen skulle vært",
        )
    if error.errno == errno.ENOENT:
        return NotSaved(
            f"{start} mappen er borte. Koble til disken eller legg mappen tilbake, og prøv igjen.",
            short="mappen er borte",
        )
    return NotSaved(f"{start} filen kunne ikke skrives ({_words_of(error)}). Prøv igjen. {end}", short=short)


def cannot_fold(path: Path, error: OSError) -> CannotWrite:
    """The sentence for a journal that could not be put into the snapshot; all that was saved is still saved."""
    why = "disken er full" if error.errno in _FULL else f"filen kunne ikke skrives ({_words_of(error)})"
    return CannotWrite(
        f"Registeret {path} kunne ikke ryddes, for {why}. Alt som er lagret, er i behold i journalen ved siden av. "
        "Rydd plass eller sjekk at mappen kan skrives i, og prøv igjen."
    )


def cannot_clear_away(error: OSError) -> CannotWrite:
    """The sentence for what is deleted for good, and could not be cleared away everywhere."""
    where = f"Filen {error.filename}" if error.filename else "En fil i mappen historikk"
    why = "disken er full" if error.errno in _FULL else f"den kunne ikke skrives ({_words_of(error)})"
    return CannotWrite(
        f"Det som er slettet for godt, er borte fra registeret, men ikke ferdig slettet fra historikken. {where} står "
        f"igjen, for {why}. Programmet prøver på nytt ved neste lagring; lukk andre programmer som har filen åpen."
    )


def cannot_rewrite(path: Path) -> CannotWrite:
    """The sentence for a file that should be written again without what is deleted, and cannot be made out."""
    return CannotWrite(
        f"Filen {path} kan ikke skrives om, for den er skadet eller borte. Slett den selv om den er der."
    )


def cannot_move_copy(path: Path, error: OSError) -> CannotWrite:
    """The sentence for a conflict copy that could not be moved to the history; nothing of it is lost."""
    return CannotWrite(
        f"Konfliktkopien {path} kunne ikke flyttes til historikk ({_words_of(error)}). Den ligger der den lå. "
        "Sjekk at ikke et annet program holder filen åpen, og prøv igjen."
    )


def cannot_back_up(path: Path, error: OSError) -> CannotWrite:
    """The sentence for a backup that could not be written."""
    return CannotWrite(
        f"Sikkerhetskopien {path} er ikke tatt, for {_why_not_written(error)}. Registeret er urørt. "
        "Rydd plass eller sjekk at mappen kan skrives i, og prøv igjen."
    )


def cannot_read_backup(path: Path, error: OSError) -> CannotRead:
    """The sentence for a backup, or for the folder of them, that could not be read from disk."""
    if error.errno == errno.ENOENT:
        return CannotRead(f"Sikkerhetskopien {path} er ikke der lenger. Se på listen på nytt, og velg en annen.")
    if isinstance(error, NotADirectoryError):
        return CannotRead(f"{path} er en fil, men skulle vært mappen med sikkerhetskopier. Gi filen et annet navn.")
    return CannotRead(
        f"Sikkerhetskopien {path} kan ikke leses ({_words_of(error)}). Sjekk at disken er koblet til, og prøv igjen."
    )


def cannot_restore(path: Path, error: OSError) -> CannotWrite:
    """The sentence for a backup that could not be put in the place of the register."""
    return CannotWrite(
        f"Registeret {path} er ikke gjenopprettet, for {_why_not_written(error)}. Det som lå der, er i behold. "
        "Rydd plass eller sjekk at mappen kan skrives i, og prøv igjen."
    )


def _why_not_written(error: OSError) -> str:
    if error.errno in _FULL:
        return "disken er full"
    if error.errno == errno.EROFS:
        return "disken kan bare leses"
    if error.errno in _REFUSED:
        return "mappen eller filen kan ikke skrives til"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "det ligger en fil der mappen skulle vært"
    return f"filen kunne ikke skrives ({_words_of(error)})"


def _words_of(error: OSError) -> str:
    if is_held(error):
        return "et annet program holder filen åpen"
    known = error.errno is not None and errno.errorcode.get(error.errno, "")
    return _WORDS.get(known or "", f"feilkode {known or error.errno}")
