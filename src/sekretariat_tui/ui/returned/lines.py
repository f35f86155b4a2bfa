"""The words of the window for drafts that came back: who changed each place, and what comes with the file besides the text."""

from collections.abc import Iterator, Sequence

import msgspec
from rich.text import Text

from ...domain.choosing import Question
from ...workspace.returned import Comparison, Surveyed, Turn


def with_editors(comparison: Comparison) -> list[Question]:
    """The questions, with who changed the place in Word where changes were tracked."""
    return [
        msgspec.structs.replace(question, label=f"{question.label} · {who}" if who else question.label)
        for question in comparison.questions
        for who in [comparison.tracked(question)]
    ]


def besides(comparison: Comparison) -> Text:
    """The remarks and pictures that come with the file, and what could not be read."""
    text = Text()
    for part in _besides(comparison):
        if text:
            text.append("\n")
        text.append(part)
    return text


def _besides(comparison: Comparison) -> Iterator[Text]:
    if comparison.remarks:
        yield Text("Merknader som blir med inn på saken", "bold")
        for remark in comparison.remarks:
            day = f" {remark.at.astimezone():%d.%m.%Y}" if remark.at else ""
            quote = f" til «{_short(remark.quote)}»" if remark.quote else ""
            yield Text(f"  {remark.by or 'ukjent'}{day}{quote}: {_indented(remark.text)}")
    if comparison.pictures:
        count = len(comparison.pictures)
        yield Text(f"{count} {'bilde' if count == 1 else 'bilder'} fra filen blir vedlegg til saken.")
    for edit in comparison.own_lines:
        yield Text(f"! {edit.sentence}{f' ({edit.by})' if edit.by else ''}")
    for problem in comparison.problems:
        yield Text(f"! {problem}")


def counted(files: Sequence[Surveyed]) -> str:
    """The name of the window, with how many files there are and how many wait for a person."""
    waits = sum(one.turn <= Turn.CHANGES for one in files)
    many = "1 fil" if len(files) == 1 else f"{len(files)} filer"
    return f"Hent inn fra Word · {many}, {waits} å ta stilling til" if files else "Hent inn fra Word"


def said_of(comparison: Comparison, sentence: str, warning: str) -> str:
    """What is said above the changes: how many there are, what to do, and why one should think twice."""
    asked, left = comparison.questions, len(comparison.to_choose)
    count = "1 sted" if len(asked) == 1 else f"{len(asked)} steder"
    said = f"{count} er endret i Word." if asked else f"Ingenting i teksten er endret. {comparison.untouched}".strip()
    if comparison.base_missing and left:
        said += " Utgaven filen ble laget fra, er ikke kjent: velg selv for hvert av dem, og se nederst."
    elif left:
        said += f" {left} av dem er endret her også: velg der det står «! velg»."
    if comparison.own_lines:
        said += " Noe er endret i faste linjer: se nederst."
    return "\n".join(
        part for part in (" ".join(part for part in (sentence, said) if part), warning and f"! {warning}") if part
    )


def _indented(text: str) -> str:
    """A remark of several paragraphs, those after the first below it and not at the edge."""
    return text.replace("\n", "\n    ")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
