"""What the user is told when the two files of the register are not as the program left them."""

from datetime import datetime
from pathlib import Path

from .act import ActHead


def newer_program(path: Path) -> str:
    """The register is of a format this program does not know."""
    return (
        f"Registeret {path} er laget av en nyere utgave av programmet og kan bare leses her. "
        "Oppdater programmet på denne maskinen for å gjøre endringer."
    )


def not_synchronised(path: Path) -> str:
    """Snapshot and journal are of different times."""
    return (
        f"Registeret {path} er ikke ferdig synkronisert: registerfilen og journalen ved siden av hører ikke sammen. "
        "Det kan bare leses nå, og det siste kan mangle. Vent til synkroniseringen er ferdig, eller hent en "
        "sikkerhetskopi hvis det ikke går over."
    )


def snapshot_missing(path: Path) -> str:
    """There is a journal and nothing it goes on from."""
    return (
        f"Registerfilen {path} mangler, men journalen ved siden av er der. Bare det som er endret siden journalen "
        "ble begynt, kan vises, og ingenting kan lagres. Vent til synkroniseringen er ferdig, legg filen tilbake "
        "(se i papirkurven), eller hent en sikkerhetskopi."
    )


def journal_missing(path: Path, act: ActHead | None) -> str:
    """There is a snapshot, and the journal that should be beside it is not there or cannot be read."""
    return (
        f"Journalen til registeret {path} mangler eller kan ikke leses. Registeret er åpnet slik det var {_after(act)}; "
        "det som er lagret senere, kan mangle. Legg journalen tilbake, eller hent en sikkerhetskopi, hvis noe er borte."
    )


def edited_outside(path: Path) -> str:
    """The snapshot is not the one the journal goes on from, and yet of the same generation."""
    return (
        f"Registerfilen {path} er endret av et annet program siden sist, eller den er skadet. Se over at innholdet "
        "er riktig, og hent en sikkerhetskopi hvis det ikke er det. Filen slik den er nå, blir lagt til side i "
        "mappen historikk ved neste lagring."
    )


def torn(path: Path, act: ActHead | None) -> str:
    """The last line of the journal was never finished."""
    return (
        f"Den siste lagringen i {path} ble ikke ferdig, trolig fordi maskinen eller programmet stanset. "
        f"Registeret er åpnet slik det var {_after(act)}. Se over det du sist skrev."
    )


def unreadable_lines(path: Path, act: ActHead | None) -> str:
    """Part of the journal is damaged, and what comes after it cannot be trusted."""
    return (
        f"En del av journalen {path} er skadet. Registeret er åpnet slik det var {_after(act)}; senere lagringer kan "
        "mangle. Det som ikke kan brukes, blir lagt til side i mappen historikk ved neste lagring; hent en "
        "sikkerhetskopi hvis noe er borte."
    )


def kept_from_memory(path: Path) -> str:
    """The journal has lost lines that this window has in memory; they are written again."""
    return (
        f"Journalen {path} er blitt kortere eller borte mens registeret var åpent. Alt som er vist her, er i behold "
        "i dette vinduet og blir skrevet på nytt ved neste lagring."
    )


def not_all_erased(path: Path) -> str:
    """Something is deleted for good, and may still stand in the history."""
    return (
        f"Noe som er slettet for godt i registeret {path}, er ikke ferdig slettet fra historikken. Det blir gjort ferdig "
        "ved neste lagring; står dette her fortsatt, er en fil i mappen historikk åpen i et annet program."
    )


def only_a_backup(at: datetime) -> str:
    """What is shown is a backup."""
    return (
        f"Dette er sikkerhetskopien fra {at.astimezone():%d.%m.%Y kl. %H.%M}, og den kan bare leses. "
        "Gjenopprett den for å arbeide videre fra den."
    )


def newer_backup(path: Path) -> str:
    """The backup is of a format this program does not know."""
    return (
        f"Sikkerhetskopien {path} er laget av en nyere utgave av programmet og kan bare leses her. "
        "Oppdater programmet på denne maskinen for å gjenopprette den."
    )


def kept_over_older(path: Path) -> str:
    """Older files have been put in the place of the register; what memory has is written again."""
    return (
        f"Registeret {path} er byttet ut med en eldre utgave mens det var åpent. Alt som er vist her, er i behold i dette "
        "vinduet og blir skrevet på nytt; den eldre utgaven blir lagt til side i mappen historikk. Skulle registeret "
        "tilbake til den, så gjenopprett en sikkerhetskopi."
    )


def replaced(path: Path, copy: Path) -> str:
    """Another register, or another machine's, has taken this one's place, and it lacks something of what was here."""
    return (
        f"Registeret {path} er byttet ut av et annet program mens det var åpent, og noe av det som sto her, er ikke med. "
        f"Registeret slik det sto, ligger i {copy.name} i samme mappe, så ingenting er borte. Sammenlign de to før du "
        "arbeider videre."
    )


def behind_history(path: Path, number: int) -> str:
    """The history has acts that the register has not."""
    return (
        f"Registeret {path} er eldre enn historikken ved siden av, som har {number} "
        f"{'handling' if number == 1 else 'handlinger'} til. Er mappen ikke ferdig synkronisert, så vent til den er det. "
        "Ellers finner du det som mangler, i historikken til sakene."
    )


def _after(act: ActHead | None) -> str:
    if act is None:
        return "før den første lagringen"
    return f"etter «{act.what}» ({act.at.astimezone():%d.%m.%Y kl. %H.%M})"
