"""What can be done with a hit: copy the citation, copy the text, put the text into the section being written."""

from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from ...domain.case import Case
from ...domain.points import has_text
from ...lookup import EntryKind
from ...workspace import Workspace
from .found import FoundHit

if TYPE_CHECKING:
    from ...workspace.quoting import Inserted
    from ..desk_app import DeskApp
    from .quote_target import QuoteTarget


class HitActs:
    """Acts on the hit with the cursor. ``into`` is where a quote can be put in; None where no text was being written."""

    def __init__(self, screen: "Screen[Any]", into: "QuoteTarget | None") -> None:
        self._screen = screen
        self.into = into

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self._screen.app)

    def _say(self, text: str) -> None:
        self._screen.notify(text, markup=False)

    def _case(self, hit: FoundHit | None) -> Case | None:
        if hit is not None and hit.kind in (EntryKind.DECISION, EntryKind.CASE):
            return self._desk.workspace.office.register.find(Case, hit.record)
        self._say("Gå til en sak eller et vedtak i listen først.")
        return None

    def copy_text(self, hit: FoundHit | None) -> None:
        """Copies the decision word for word with where it stands; where nothing is decided, the proposal."""
        case = self._case(hit)
        if case is None:
            return
        label = self._desk.workspace.cases.label(case)
        if not has_text(case.decision.points) and not has_text(case.proposal.points):
            self._say(f"{label} har verken vedtak eller forslag ennå, så det er ikke noe å kopiere.")
            return
        what = "vedtaket" if has_text(case.decision.points) else "forslaget"
        self._desk.copy_text(self._desk.workspace.decisions.verbatim(case), f"Kopiert: {what} i {label}")

    def copy_citation(self, hit: FoundHit | None) -> None:
        """Copies the citation, with the point where the match is in one: «SSU sak 14/26, vedtakspunkt 2»."""
        case = self._case(hit)
        if case is None or hit is None:
            return
        citation = self._desk.workspace.quoting.citation(case, hit.place)
        if citation:
            self._desk.copy_text(citation, f"Kopiert: {citation}")
        else:
            self._say("Saken har ikke fått nummer ennå, så den kan ikke vises til.")

    def insert(self, hit: FoundHit | None) -> bool:
        """Puts the decision into the section as a quote, in one act with the link. False where it cannot be done."""
        case, into = self._case(hit), self.into
        if case is None:
            return False
        if into is None:
            self._say("Sett markøren i et avsnitt i saksframlegget før du søker, så kan vedtaket settes inn der.")
            return False
        if self._desk.only_reading.now:
            self._desk.only_reading.say()
            return False
        if case.id == into.editor.case_id:
            self._say("Det er saken du skriver i. Velg et vedtak i en annen sak.")
            return False
        if not has_text(case.decision.points) and not has_text(case.proposal.points):
            self._say(f"{self._desk.workspace.cases.label(case)} har verken vedtak eller forslag ennå.")
            return False
        self._put_in(case, into)
        return True

    def _put_in(self, source: Case, into: "QuoteTarget") -> None:
        desk, editor, at = self._desk, into.editor, into.at
        case_id, section_id = editor.case_id, editor.section.id
        editor.flush()
        undo = desk.key("angre")

        def put_in(workspace: Workspace) -> "Inserted":
            return workspace.quoting.insert(case_id, section_id, at, source.id, before=editor.text_save.known)

        def done(inserted: "Inserted") -> None:
            into.show(inserted)
            label = desk.workspace.cases.label(source)
            secret = " NB: Den saken er unntatt offentlighet." if source.exemption is not None else ""
            desk.notify(
                f"Satt inn som sitat fra {label}. {undo} to ganger angrer.{secret}",
                severity="warning" if secret else "information",
                markup=False,
            )

        desk.saving.submit(put_in, done=done)
