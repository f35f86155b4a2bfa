"""Correcting what was read, before it is taken in: what the paper is, its number, title and meeting."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select

from ...reading.read_records import ReadDocument
from ...workspace.imports import Corrections
from ..windows.form_row import FormRow
from ..windows.typed_date import read_date
from .words import KINDS

if TYPE_CHECKING:
    from ..desk_app import DeskApp

T = TypeVar("T")


class CorrectionsForm(ModalScreen[Corrections | None]):
    """Gives what a person says instead of what was read; None when it was left.

    Args:
        document: as it was read, with what was corrected before.
        said: what was corrected before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Avbryt", show=False)]

    help_topic = "les-inn"

    def __init__(self, document: ReadDocument, said: Corrections) -> None:
        super().__init__(classes="dialog")
        self._document = document
        self._said = said

    def compose(self) -> ComposeResult:
        document = self._document
        profile = cast("DeskApp", self.app).workspace.profile
        bodies = [(f"{body.code} – {body.name}", body.code) for body in profile.bodies]
        known = any(code == document.body for _, code in bodies)
        day = document.meeting_date
        with Vertical(classes="dialog-box"):
            yield Label("Rett det som ble lest", classes="dialog-title")
            kinds = [(word, kind) for kind, word in KINDS.items() if kind != "unknown" or document.kind == kind]
            yield FormRow(
                "Dokumentet er", Select(kinds, value=document.kind, allow_blank=False, id="kind", compact=True)
            )
            body = Select(bodies, value=document.body, id="body", compact=True) if known else _unknown(bodies)
            yield FormRow("Utvalg", body)
            yield FormRow("Saksnummer", Input(_figure(document.number), id="number", compact=True))
            yield FormRow("År", Input(_figure(document.year), id="year", compact=True))
            yield FormRow("Tittel", Input(document.title, id="title", compact=True))
            yield FormRow("Møtedato", Input(f"{day:%d.%m.%Y}" if day else "", id="day", compact=True))
            with Horizontal(classes="dialog-buttons"):
                yield Button("Avbryt", id="leave", compact=True)
                yield Button("Bruk rettelsene", id="use", variant="primary", compact=True)

    def on_mount(self) -> None:
        self.query_one("#title", Input).focus()

    @property
    def _today_year(self) -> int:
        return cast("DeskApp", self.app).workspace.office.today().year

    def _row(self, field: str) -> FormRow:
        return self.query_one(field).query_ancestor(FormRow)

    def _number(self, field: str, lowest: int, highest: int, sentence: str) -> tuple[int | None, bool]:
        typed = self.query_one(field, Input).value.strip()
        fits = not typed or (typed.isdecimal() and lowest <= int(typed) <= highest)
        self._row(field).wrong("" if fits else sentence)
        return (int(typed) if typed and fits else None), fits

    @on(Input.Submitted)
    @on(Button.Pressed, "#use")
    def _use(self) -> None:
        number, number_fits = self._number("#number", 1, 9999, "Skriv saksnummeret med tall, som 14.")
        year, year_fits = self._number("#year", 1980, 2100, "Skriv året med fire tall, som 2024.")
        day, why = read_date(self.query_one("#day", Input).value, year=year or self._today_year)
        self._row("#day").wrong(why)
        if not (number_fits and year_fits) or why:
            self.query_one("#number" if not number_fits else "#year" if not year_fits else "#day").focus()
            return
        document, said = self._document, self._said
        body = self.query_one("#body", Select).selection
        title = self.query_one("#title", Input).value.strip()
        kind = str(self.query_one("#kind", Select).value)
        self.dismiss(
            Corrections(
                body=_changed(body, document.body, said.body),
                number=_changed(number, document.number, said.number),
                year=_changed(year, document.year, said.year),
                title=_changed(title or None, document.title or None, said.title),
                meeting_date=_changed(day, document.meeting_date, said.meeting_date),
                kind=_changed(kind, document.kind, said.kind),
            )
        )

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leaves it as it was read."""
        self.dismiss(None)


def _unknown(bodies: list[tuple[str, str]]) -> Select[str]:
    return Select(bodies, prompt="velg utvalg", id="body", compact=True)


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)


def _changed(now: T | None, shown: T | None, before: T | None) -> T | None:
    """What the person says: the new value, or what they said before where they left it."""
    return now if now != shown else before
