"""What is done with a whole case from the palette and the keys: made, removed, tied, numbered and put on an agenda."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from ...domain.case import Case
from ...domain.kinds import CaseStatus
from ...domain.meeting import Meeting
from ...workspace import Workspace
from ..messages import OpenCase
from ..windows.asking import ask_line, ask_yes, choose

if TYPE_CHECKING:
    from ..desk_app import DeskApp
    from .case_pane import CasePane

T = TypeVar("T")

_NUMBER = re.compile(r"\s*(\d{1,4})\s*(?:[/.\-]\s*(\d{2}|\d{4}))?\s*")


class CaseActs:
    """The acts of the case pane. Those on a case are only called while one is open."""

    def __init__(self, pane: "CasePane") -> None:
        self.pane = pane

    @property
    def app(self) -> "DeskApp":
        return cast("DeskApp", self.pane.app)

    @property
    def workspace(self) -> Workspace:
        return self.app.workspace

    @property
    def case(self) -> Case:
        """The case that is open."""
        assert self.pane.case is not None
        return self.pane.case

    @property
    def meeting(self) -> Meeting | None:
        """The meeting the open case is on the agenda of."""
        case = self.pane.case
        if case is None or case.meeting is None:
            return None
        return next((m for m in self.workspace.meetings.all() if m.id == case.meeting), None)

    def submit(self, act: Callable[[Workspace], T], done: Callable[[T], None] | None = None) -> None:
        """Does an act after what is typed has been sent to be saved."""
        self.pane.flush()
        self.app.saving.submit(act, done=done)

    # ------------------------------------------------------------------ making and removing

    def new_case(self) -> None:
        """Asks for what a new case needs, makes it, and opens it."""
        from .new_case import NewCase

        def made(case_id: str | None) -> None:
            if case_id is not None:
                self._open_paper(case_id)

        self.pane.flush()
        self.app.push_screen(NewCase(meeting=self.pane.case.meeting if self.pane.case else None), made)

    def delete(self) -> None:
        """Asks, and deletes the case."""
        case = self.case
        name, undo = self.workspace.cases.label(case), self.app.key("angre")
        ask_yes(
            self.app,
            f"Slette {name}?",
            "Slett saken",
            lambda: self.submit(
                lambda workspace: workspace.cases.delete(case.id),
                lambda _none: self.pane.notify(f"{name} er slettet. {undo} to ganger henter den tilbake."),
            ),
            explain="Saken tas av sakslisten og ut av tiltakene. Angre henter alt tilbake.",
        )

    def erase(self) -> None:
        """Opens the window that deletes the case for good."""
        from ..erase.erase_screen import erase_for_good

        self.pane.flush()
        erase_for_good(self.app, Case.table, self.case.id)

    def read_in(self) -> None:
        """Opens the screen that reads papers in."""
        from ..imports.import_screen import ImportScreen

        def read(case_id: str | None) -> None:
            if case_id is not None:
                self._open_paper(case_id)

        self.pane.flush()
        self.app.push_screen(ImportScreen(), read)

    def from_word(self) -> None:
        """Opens the window for drafts that came back from Word."""
        from ..returned.returned_screen import ReturnedScreen

        def taken(case_id: str | None) -> None:
            if case_id is not None:
                self._open_paper(case_id)

        self.pane.flush()
        self.app.push_screen(ReturnedScreen(), taken)

    def _open_paper(self, case_id: str) -> None:
        self.pane.show_tab("paper")
        self.pane.post_message(OpenCase(case_id))

    def history(self) -> None:
        """Shows the earlier versions of the case."""
        from ..history.opening import open_history

        open_history(self.app, self.case)

    # ------------------------------------------------------------------ fields and ties

    def facts(self) -> None:
        """Opens the form with the fields of the case."""
        from .case_form import CaseForm

        self.pane.flush()
        self.app.push_screen(CaseForm(self.case.id))

    def doubts(self) -> None:
        """Lists what is to be checked; the one chosen is settled and taken away."""
        case = self.case

        def settled(doubt_id: str | None) -> None:
            if doubt_id is not None:
                left = tuple(d for d in self.workspace.cases.get(case.id).doubts if d.id != doubt_id)
                self.submit(lambda w: w.cases.amend(case.id, "Avklarte en ting i", doubts=left))

        rows = [(d.id, f"{d.sentence} «{d.text}»" if d.text else d.sentence, "") for d in case.doubts]
        choose(self.app, "Ting å sjekke i saken – Enter på det du har avklart", rows, settled)

    def status(self) -> None:
        """Asks where the case stands."""
        case, word = self.case, self.workspace.profile.word

        def chosen(value: str | None) -> None:
            if value is not None:
                status = CaseStatus(value)
                self.submit(lambda workspace: workspace.cases.set_status(case.id, status))

        rows = [(status.value, word(status), "") for status in CaseStatus]
        choose(self.app, "Sett status", rows, chosen, chosen=case.status.value)

    def area(self) -> None:
        """Ties the case to an area, or lets go of one it is tied to."""
        case, profile = self.case, self.workspace.profile
        year = case.year or self.workspace.office.today().year
        areas = self.workspace.strategy.areas(year)

        def chosen(area_id: str | None) -> None:
            if area_id is not None:
                tied = area_id not in self.workspace.cases.get(case.id).areas
                self.submit(lambda workspace: workspace.cases.set_area(case.id, area_id, tied))

        rows = [(a.id, f"{'✓ ' if a.id in case.areas else '  '}{a.name}", "") for a in areas]
        choose(self.app, f"Knytt til {profile.term('area', 'satsningsområde')} (velg igjen for å løse)", rows, chosen)

    def link(self) -> None:
        """Ties the case to another."""
        from .thread_tab import ThreadTab

        tab = self.pane.show_tab("thread")
        if isinstance(tab, ThreadTab):
            tab.link()

    # ------------------------------------------------------------------ agenda and numbers

    def place(self) -> None:
        """Asks for a meeting of the body, and puts the case on its agenda."""
        case, meetings = self.case, self.workspace.meetings
        rows = [(m.id, meetings.label(m), "sendt" if m.locked else "") for m in self.meetings_for(case)]

        def chosen(meeting_id: str | None) -> None:
            if meeting_id is not None:
                self.submit(lambda workspace: workspace.meetings.place_case(case.id, meeting_id))

        choose(self.app, "Sett på sakslisten til", rows, chosen, chosen=case.meeting)

    def meetings_for(self, case: Case) -> list[Meeting]:
        """The meetings of the case's body that are not over."""
        today = self.workspace.office.today()
        return [
            m
            for m in self.workspace.meetings.all()
            if m.body == case.body and (m.first_day is None or (m.last_day or m.first_day) >= today)
        ]

    def take_off(self) -> None:
        """Takes the case off the agenda."""
        case_id = self.case.id
        self.submit(lambda workspace: workspace.meetings.place_case(case_id, None))

    def new_meeting(self) -> None:
        """Asks for a body and a day, and plans a meeting."""
        from .new_meeting import NewMeeting

        self.app.push_screen(NewMeeting(body=self.pane.case.body if self.pane.case else None))

    def number_agenda(self) -> None:
        """Numbers the agenda the case is on."""
        meeting = self.meeting
        if meeting is not None:
            self.submit(
                lambda workspace: workspace.meetings.number_agenda(meeting.id),
                lambda m: self.pane.notify(f"Sakslisten til {self.workspace.meetings.label(m)} er nummerert."),
            )

    def send_invitation(self) -> None:
        """Asks, and records that the invitation is sent."""
        meeting = self.meeting
        if meeting is None:
            return
        name = self.workspace.meetings.label(meeting)
        ask_yes(
            self.app,
            f"Er innkallingen til {name} sendt?",
            "Ja, lås numrene",
            lambda: self.submit(
                lambda workspace: workspace.meetings.send_invitation(meeting.id),
                lambda _m: self.pane.notify(f"Innkallingen til {name} er sendt. Saksnumrene er låst."),
            ),
            explain="Sakene får nummer, og numrene låses. Saker som kommer til siden, får de neste.",
        )

    def number_by_hand(self) -> None:
        """Asks for a number, and gives it to the case."""
        case = self.case
        year = case.year or (self.meeting.year if self.meeting else self.workspace.office.today().year)

        def wrong(text: str) -> str:
            return "" if _NUMBER.fullmatch(text) else f"Skriv et nummer, for eksempel 14 eller 14/{year % 100}."

        def given(text: str | None) -> None:
            found = _NUMBER.fullmatch(text or "")
            if found is not None:
                number = int(found[1])
                of = year if found[2] is None else int(found[2]) + (2000 if len(found[2]) == 2 else 0)
                self.submit(lambda workspace: workspace.cases.give_number(case.id, number, of))

        ask_line(
            self.app,
            f"Saksnummer i {case.body} {year}",
            "",
            given,
            explain="Nummeret låses. Brukes der møter ikke føres her.",
            wrong=wrong,
        )

    # ------------------------------------------------------------------ Word

    def export(self, *, replace: bool = False, own_template: bool = False) -> None:
        """Writes the case to Word in the background, says where it lies, and opens it."""
        from ...domain.errors import SekretariatError
        from ...writing import FileChangedByHand, TemplateWrong, WrittenFile

        case = self.case

        def written(file: WrittenFile) -> None:
            self._open(file.path)

        def failed(error: SekretariatError) -> None:
            if isinstance(error, FileChangedByHand):
                ask_yes(
                    self.app,
                    f"Filen {error.path.name} er endret etter at programmet skrev den. Skal den skrives over?",
                    "Skriv over",
                    lambda: self.export(replace=True, own_template=own_template),
                    explain=f"Filen ligger i {error.path.parent}.",
                )
            elif isinstance(error, TemplateWrong):
                ask_yes(
                    self.app,
                    "Malen deres kan ikke brukes. Skal saken skrives ut i programmets mal?",
                    "Bruk programmets mal",
                    lambda: self.export(replace=replace, own_template=True),
                    explain=f"{error.what}.",
                )
            else:
                self.pane.notify(error.sentence, title="Word", severity="error", timeout=15)

        self.pane.flush()
        self.app.saving.submit(
            lambda workspace: workspace.papers.export(case.id, replace=replace, own_template=own_template),
            done=written,
            failed=failed,
        )

    def _open(self, path: Path) -> None:
        from ...domain.errors import CannotWrite
        from ...workspace.papers import open_in_word

        try:
            open_in_word(path)
        except CannotWrite as error:  # the sentence says where the document lies
            self.pane.notify(error.sentence, title="Word", severity="warning", timeout=15)
        else:
            self.pane.notify(f"Skrev {path}", title="Word", timeout=8)
