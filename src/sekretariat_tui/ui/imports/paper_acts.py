"""What can be done with the files that were looked at: take in, correct, leave out."""

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from ...domain.errors import SekretariatError
from ...reading.read_records import ReadDocument
from ...workspace import Workspace
from ...workspace.imports import Corrections, ImportResult, Looked, State, Step
from .papers import Paper

if TYPE_CHECKING:
    from ..desk_app import DeskApp
    from .import_screen import ImportScreen


class PaperActs:
    """The acts of the window. ``first_case`` is the case to show when it is closed; ``done`` when all went well."""

    def __init__(self, screen: "ImportScreen") -> None:
        self._screen = screen
        self._stop: threading.Event | None = None
        self.first_case: str | None = None
        self.done = False

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self._screen.app)

    # ------------------------------------------------------------------ taking in

    @property
    def taking(self) -> bool:
        """Whether files are being taken in."""
        return self._stop is not None

    def stop(self) -> bool:
        """Stops after the file in hand. False where nothing is being taken in, or it is stopping already."""
        if self._stop is None or self._stop.is_set():
            return False
        self._stop.set()
        return True

    def take(self, papers: Sequence[Paper]) -> None:
        """Takes the files in, each as an act of its own."""
        if not papers:
            return
        stop = self._stop = threading.Event()
        screen = self._screen
        screen.changed()
        said = {paper.looked.digest: paper.said for paper in papers}

        def progress(step: Step) -> None:
            screen.call_later(screen.say, f"Tar inn {step.source} … ({step.done + 1} av {step.total})  Esc stopper.")

        def act(workspace: Workspace) -> ImportResult:
            many = [paper.looked for paper in papers]
            return workspace.imports.take(many, corrected=said, progress=progress, stop=stop)

        def failed(error: SekretariatError) -> None:
            self._stop = None
            screen.changed()
            screen.say(f"! {error.sentence}")

        self._desk.saving.submit(act, done=lambda result: self._taken(papers, result), failed=failed)

    def _taken(self, papers: Sequence[Paper], result: ImportResult) -> None:
        self._stop = None
        taken = {one.document.digest for one in result.taken}
        unchanged = set(result.unchanged)
        why = {one.source: one.why for one in result.failed}
        for paper in papers:
            paper.taken = paper.looked.digest in taken or paper.looked.source in unchanged
            paper.failed = why.get(paper.looked.source, "")
        cases = [one.case for one in result.taken if one.case]
        self.first_case = self.first_case or (cases[0] if cases else None)
        self.done = not why and not result.stopped
        if result.taken:
            self._tell(len(result.taken), sum(len(one.doubts) for one in result.taken))
        for sentence in why.values():
            self._desk.notify(sentence, severity="error", timeout=15, markup=False)
        self._screen.changed()

    def _tell(self, many: int, doubts: int) -> None:
        name = "1 dokument" if many == 1 else f"{many} dokumenter"
        doubtful = f" med {doubts} ting å sjekke" if doubts else ""
        undone = "angrer" if many == 1 else "angrer det siste av dem; «Hva er gjort» angrer resten"
        key = self._desk.key("angre")
        self._desk.notify(f"Leste inn {name}{doubtful}. {key} to ganger {undone}.", markup=False)

    # ------------------------------------------------------------------ correcting

    def correct(self, paper: Paper) -> None:
        """Opens the form where what was read is corrected before it is taken in."""
        from .corrections_form import CorrectionsForm

        def corrected(said: Corrections | None) -> None:
            if said is not None:
                paper.said = said
                self._in_thread(lambda: self._weigh(paper))

        def opened(document: ReadDocument | None) -> None:
            if document is not None:
                self._screen.app.push_screen(CorrectionsForm(document, paper.said), corrected)

        self._in_thread(lambda: self._fetch(paper, opened))

    def _in_thread(self, work: Callable[[], object]) -> None:
        self._screen.run_worker(work, thread=True, group="weigh", exit_on_error=False)

    def _fetch(self, paper: Paper, opened: Callable[[ReadDocument | None], object]) -> None:
        """The document itself, which is not kept in memory for every file. Called in a thread."""
        screen = self._screen
        try:
            document = self._desk.workspace.imports.document(paper.looked)
        except SekretariatError as error:
            screen.call_later(screen.say, f"! {error.sentence}")
        else:
            screen.call_later(opened, document)

    def _weigh(self, paper: Paper) -> None:
        """What the file is to the register with what was corrected. Called in a thread."""
        screen = self._screen
        try:
            looked = self._desk.workspace.imports.weigh(paper.looked, paper.said)
        except SekretariatError as error:
            screen.call_later(screen.say, f"! {error.sentence}")
        else:
            screen.call_later(self._weighed, paper, looked)

    def _weighed(self, paper: Paper, looked: Looked) -> None:
        self.done = False
        paper.see(looked)
        self._screen.changed()

    # ------------------------------------------------------------------ leaving out

    def leave_out(self, paper: Paper) -> None:
        """Leaves the file out, so that it is not offered again; done again, it is let in."""
        if not paper.looked.digest:
            return

        def act(workspace: Workspace) -> Looked:
            if paper.looked.state is State.LEFT_OUT:
                return workspace.imports.look_again(paper.looked, paper.said)
            return workspace.imports.leave_out(paper.looked)

        self._desk.saving.submit(
            act,
            done=lambda looked: self._weighed(paper, looked),
            failed=lambda error: self._screen.say(f"! {error.sentence}"),
        )
