"""An invented archive of two years: agendas, papers and minutes of two bodies, and packs, as Word files and as text.

``MEETINGS`` says what the secretariat did; ``write_archive`` writes it as a house would have left it in its folders.
"""

import zipfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

import docx

NAMES = {"SSU": "Strategisk samarbeidsutvalg", "ASU": "Administrativt samarbeidsutvalg"}
SUBJECTS = (
    "Felles vaktordning", "Hospitering for sykepleiere", "Status for handlingsplanen", "Utskrivningsklare pasienter",
    "Felles legemiddelkurs", "Digital hjemmeoppfølging", "Budsjett for samarbeidet", "Øyeblikkelig hjelp døgnopphold",
    "Rekruttering av jordmødre", "Beredskap ved uvær", "Barn og unges helse", "Avtale om tolketjenester",
    "Evaluering av prosedyrer", "Felles journalløsning", "Rus og psykisk helse", "Samhandlingskonferansen",
)  # fmt: skip


class Item(NamedTuple):
    """A case as it was: ``adopted`` is None where the proposal was adopted as it stood."""

    number: int
    title: str
    proposed: str
    adopted: str | None


class Sitting(NamedTuple):
    """A meeting as it was held. ``packed`` when its papers went out in one file with the agenda."""

    body: str
    day: date
    place: str
    items: tuple[Item, ...]
    packed: bool


def _meetings() -> list[Sitting]:
    found = []
    for body, days in {
        "SSU": [(2023, 2, 9), (2023, 5, 25), (2023, 9, 21), (2024, 2, 15), (2024, 6, 6), (2024, 10, 10)],
        "ASU": [(2023, 3, 15), (2023, 11, 8), (2024, 3, 13), (2024, 11, 20)],
    }.items():
        number, year = 0, 0
        for at, (y, m, d) in enumerate(days):
            number, year = (number if y == year else 0), y
            items = []
            for n in range(5):
                number += 1
                subject = SUBJECTS[(at * 5 + n + (7 if body == "ASU" else 0)) % len(SUBJECTS)]
                title = f"{subject} {y}" if at % 2 else subject
                proposed = f"{body} ber partene ta i bruk {subject.lower()} fra nyttår."
                adopted = None if n % 2 else f"{body} vedtar {subject.lower()} med to endringer."
                items.append(Item(number, title, proposed, adopted))
            place = ("Hamar", "Bodø", "Gjøvik")[at % 3]
            found.append(Sitting(body, date(y, m, d), place, tuple(items), packed=at == 2))
    return found


MEETINGS = _meetings()


def paper(sitting: Sitting, item: Item, *, dated: bool) -> list[str]:
    """A case paper; one that is not dated gets its meeting from the agenda."""
    lines = [f"{sitting.body} sak {item.number}/{sitting.day.year}", item.title, "Saksbehandler: Kari Nes/Ola Berg"]
    if dated:
        lines.append(f"Møtedato: {sitting.day:%d.%m.%Y}")
    return [
        *lines,
        "Forslag til vedtak:",
        item.proposed,
        "Bakgrunn",
        f"{item.title} har vært drøftet i begge tjenestene.",
        "Vurdering",
        "Sekretariatet mener at dette er klart til behandling.",
    ]


def agenda(sitting: Sitting) -> list[str]:
    """The invitation with the agenda."""
    return [
        f"Innkalling til møte i {NAMES[sitting.body]} ({sitting.body})",
        f"Møtedato: {sitting.day:%d.%m.%Y}",
        f"Sted: {sitting.place}",
        "Saksliste",
        *(f"Sak {item.number}/{sitting.day.year} {item.title}" for item in sitting.items),
        "Forfall meldes til sekretariatet.",
    ]


def minutes(sitting: Sitting) -> list[str]:
    """The minutes, case by case."""
    lines = [
        f"Protokoll fra møte i {NAMES[sitting.body]} ({sitting.body})",
        f"Møtedato: {sitting.day:%d.%m.%Y}",
        f"Sted: {sitting.place}",
        "Til stede: Kari Nes, Ola Berg, Anne Lie",
    ]
    for item in sitting.items:
        lines += [f"Sak {item.number}/{sitting.day.year} {item.title}"]
        if item.adopted is None:
            lines += ["Forslag til vedtak enstemmig vedtatt."]
        else:
            lines += ["Vedtak:", item.adopted]
    return lines


def pack(sitting: Sitting) -> list[str]:
    """The invitation and every paper in one file."""
    lines = agenda(sitting)
    for item in sitting.items:
        lines += paper(sitting, item, dated=True)
    return lines


def write_archive(folder: Path) -> list[Path]:
    """Writes the archive, every other file in Word and one year of a body in a zip file; gives the files."""
    written: list[Path] = []

    def write(name: str, lines: list[str]) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if len(written) % 2:
            path = path.with_suffix(".docx")
            word = docx.Document()
            for line in lines:
                word.add_paragraph(line)
            word.save(str(path))
        else:
            path = path.with_suffix(".txt")
            path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        written.append(path)

    for sitting in MEETINGS:
        under = f"{sitting.day.year}/{sitting.body} {sitting.day:%Y-%m-%d}"
        if sitting.packed:
            write(f"{under}/innkalling med sakspapirer", pack(sitting))
        else:
            write(f"{under}/innkalling", agenda(sitting))
            for item in sitting.items:
                write(f"{under}/sak {item.number}", paper(sitting, item, dated=bool(item.number % 3)))
        write(f"{under}/protokoll", minutes(sitting))
    zipped = [path for path in written if path.parent.name.startswith("ASU 2024")]
    with zipfile.ZipFile(folder / "ASU 2024.zip", "w", zipfile.ZIP_DEFLATED) as made:
        for path in zipped:
            made.write(path, f"{path.parent.name}/{path.name}")
            path.unlink()
    return written
