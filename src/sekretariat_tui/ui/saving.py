"""Saving in a thread of its own: the screen never waits for the disk, and nothing typed is dropped when it fails."""

import asyncio
import contextlib
import contextvars
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from ..domain.errors import CannotRead, SekretariatError
from ..workspace import Company, Workspace
from .put_aside import PutAside
from .save_job import Job, Typed

T = TypeVar("T")

RETRY = 2.0  # seconds between the tries when the disk refuses
FOREVER = float("inf")
TYPED = 2.0  # seconds after which what was to be handed in is not waited for: its field is gone
LOOK = 1.0  # seconds between the looks at what other windows have saved; a look is one stat of the file


class SaveQueue:
    """The acts that wait for their turn, done one at a time in the order they came.

    Args:
        workspace: what the acts are done on.
        changed: told, on the interface thread, when ``saved_at``, ``pending`` or ``problem`` may be another.
        news: told, on the interface thread, when another window has saved something.
        refused: told, on the interface thread, of an error that nobody asked to be told of.
        broken: told, on the interface thread, of a fault in the program itself.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        changed: Callable[[], None] = lambda: None,
        news: Callable[[], None] = lambda: None,
        refused: Callable[[SekretariatError], None] = lambda error: None,
        broken: Callable[[Exception], None] = lambda error: None,
    ) -> None:
        self._workspace = workspace
        self._changed = changed
        self._news = news
        self._refused = refused
        self._broken = broken
        self._jobs: list[Job] = []
        self._turns = 0
        self._typed: dict[str, float] = {}
        self._running: Job | None = None
        self._last_problem: SekretariatError | None = None
        self._unreachable: SekretariatError | None = None
        self._said = workspace.office.register.notices
        self._waiters: list[asyncio.Future[None]] = []
        self._wake = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None
        self._aside = PutAside(workspace)
        self._loop: asyncio.AbstractEventLoop | None = None
        last = workspace.office.register.last_act
        self.saved_at: datetime | None = last.at if last else None
        self.company = Company()

    def start(self) -> None:
        """Begins to work. Called on the interface thread, whose loop is told what has been done."""
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._work, name="saving", daemon=True)
        self._thread.start()

    # ------------------------------------------------------------------ what the status line shows

    @property
    def pending(self) -> int:
        """How many acts are not saved yet, what is being typed and not handed in yet among them."""
        with self._wake:
            return len(self._jobs) + (self._running is not None) + len(self._typed)

    @property
    def problem(self) -> str:
        """Why something is not saved, in bokmål; empty when nothing is wrong."""
        wrong = self._wrong()
        return wrong.sentence if wrong is not None else ""

    @property
    def problem_in_short(self) -> str:
        """The same in a few words, where there are any: «disken er full»."""
        wrong = self._wrong()
        return wrong.short if wrong is not None else ""

    @property
    def stuck(self) -> bool:
        """Whether something is kept that could not be saved."""
        with self._wake:
            return any(job is not None and job.error is not None for job in [*self._jobs, self._running])

    def _wrong(self) -> SekretariatError | None:
        with self._wake:
            stuck = next((job.error for job in [*self._jobs, self._running] if job and job.error), None)
        return stuck or self._last_problem or self._unreachable

    # ------------------------------------------------------------------ handing in

    def typing(self, key: str, *, over: bool = False) -> None:
        """Hears that something is being typed in this field, and that it is over without anything to save.

        It is not shown as saved in the moment before it is handed in.
        """
        with self._wake:
            if over:
                self._typed.pop(key, None)
            else:
                self._typed[key] = time.monotonic()
        self._changed()

    def submit(
        self,
        act: Callable[[Workspace], T],
        *,
        key: str = "",
        done: Callable[[T], None] | None = None,
        failed: Callable[[SekretariatError], None] | None = None,
        typed: Typed | None = None,
    ) -> None:
        """Hands in an act; it is done at once when nothing is before it.

        Args:
            key: names the field that was typed in. An older act with the same key that has not begun is replaced.
            done: told what the act gave, on the interface thread.
            failed: told the error, on the interface thread. Without it the error is shown as a notice. What was typed
                is kept and tried again while the disk refuses, and is not a failure until then.
            typed: what was typed, so that a field made anew can go on from it while it waits.
        """
        with self._wake:
            self._turns += 1
            self._typed.pop(key, None)
            job = Job(act, key, done, failed, self._turns, typed=typed)
            for waiting in self._jobs:  # those before it are tried first, so that the order holds
                waiting.not_before = 0.0
            older = self._older(key)
            if older is not None:
                job.turn, job.error = older.turn, older.error
                self._jobs[self._jobs.index(older)] = job
            else:
                self._jobs.append(job)
            self._wake.notify()
        self._changed()

    def _older(self, key: str) -> Job | None:
        """The waiting act that a new one with the key replaces. An act without a key may build on what is before it."""
        for job in reversed(self._jobs):
            if not job.key:
                return None
            if job.key == key:
                return job
        return None

    def waiting(self, key: str) -> Typed | None:
        """What was typed last in this field and is not saved yet; None when all of it is."""
        with self._wake:
            jobs = [self._running, *self._jobs]
            return next((job.typed for job in reversed(jobs) if job is not None and job.key == key), None)

    def hurry(self) -> None:
        """Tries at once what the disk has refused."""
        with self._wake:
            for job in self._jobs:
                job.not_before = 0.0
            self._wake.notify()

    async def idle(self, timeout: float = 10.0) -> bool:
        """Waits until everything is saved and everybody told. False when it was not within ``timeout`` seconds."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        with self._wake:
            if self._thread is None or not (self._jobs or self._running):
                # What was done is told through the loop, so those told before us are told before we go on.
                asyncio.get_running_loop().call_soon(_settle, waiter)
            else:
                self._waiters.append(waiter)
        try:
            await asyncio.wait_for(waiter, timeout)
        except TimeoutError:
            return False
        return True

    def close(self, timeout: float = 5.0) -> str:
        """Does what is left, as far as ``timeout`` seconds go, and stops. Gives why something is not saved, if so."""
        with self._wake:
            self._closing = True
            for job in self._jobs:
                job.not_before = 0.0
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(timeout)
        return self.problem if self.pending else ""

    def left(self) -> list[Callable[[Workspace], Any]]:
        """The acts that are not done, in order. Asked when the queue is closed."""
        with self._wake:
            jobs = [self._running] if self._running is not None else []
            return [job.beside for job in [*jobs, *self._jobs]]

    def let_go(self) -> None:
        """The acts that are not done have been taken care of elsewhere. Called when the queue is closed."""
        with self._wake:
            self._jobs.clear()
            self._typed.clear()
            self._running = None
        self._workspace.aside.let_go()

    def go_on(self) -> None:
        """Begins again after ``close``."""
        with self._wake:
            self._closing = False
            for job in self._jobs:
                job.not_before = 0.0
        self.start()

    # ------------------------------------------------------------------ the thread

    def _work(self) -> None:
        self._workspace.around.enter()
        self._look_around()
        look_at = time.monotonic() + LOOK
        while True:
            with self._wake:
                job = self._next_job()
                if job is None:
                    if self._closing:
                        break
                    self._wake.wait(self._patience(look_at))
                    job = self._next_job()
                self._running = job
            if job is not None:
                self._do(job)
            self._put_aside()
            if time.monotonic() >= look_at and not self._closing:
                self._look()
                self._say_what_was_found()
                self._forget_what_never_came()
                look_at = time.monotonic() + LOOK
        self._put_aside()

    def _put_aside(self) -> None:
        """A program that is killed while the register refuses is to have what was typed at its next start."""
        with self._wake:
            jobs = list(self._jobs)
        self._aside.tend(jobs)

    def _next_job(self) -> Job | None:
        now = time.monotonic()
        for number, job in enumerate(self._jobs):
            if job.not_before <= now:
                return self._jobs.pop(number)
            if job.holds_up:
                break
        return None

    def _patience(self, look_at: float) -> float:
        until = min(look_at, self._aside.due)
        for job in self._jobs:
            until = min(until, job.not_before)
            if job.holds_up:
                break
        return max(0.0, until - time.monotonic())

    def _do(self, job: Job) -> None:
        number = self._workspace.office.register.number
        try:
            result = job.act(self._workspace)
        except SekretariatError as error:
            if job.waits_out(error):
                self._keep(job, error)
                return
            self._tell_failed(job, error)
        except Exception as error:  # noqa: BLE001 - a fault of ours is told where it is seen, and the saving goes on
            self._on_screen(self._broken, error)
        else:
            self._last_problem = None
            if self._workspace.office.register.number != number:
                self.saved_at = self._workspace.office.now()
            if job.done is not None:
                self._on_screen(job.done, result, context=job.context)
        self._finish()

    def _keep(self, job: Job, error: SekretariatError) -> None:
        said = job.error is not None
        with self._wake:
            self._running = None
            job.error = error
            job.not_before = FOREVER if self._closing else time.monotonic() + RETRY
            if job.key and any(other.key == job.key for other in self._jobs):
                said = True  # the newer one has it all, and meets the same disk
            else:
                self._jobs.append(job)
                self._jobs.sort(key=lambda other: other.turn)
        if not said:
            self._on_screen(self._refused, error)
        self._on_screen(self._changed)

    def _tell_failed(self, job: Job, error: SekretariatError) -> None:
        if job.failed is not None:
            self._on_screen(job.failed, error, context=job.context)
        else:
            self._last_problem = error
            self._on_screen(self._refused, error)

    def _finish(self) -> None:
        with self._wake:
            self._running = None
            waiters: list[asyncio.Future[None]] = []
            if not self._jobs:
                waiters, self._waiters = self._waiters, waiters
        self._on_screen(self._changed)
        for waiter in waiters:
            self._on_screen(_settle, waiter)

    def _look(self) -> None:
        """Takes in what other windows have saved."""
        unreachable: SekretariatError | None = None
        try:
            readonly = self._workspace.office.register.readonly
            news = self._workspace.office.register.refresh()
        except SekretariatError as error:
            unreachable = error
        except Exception as error:  # noqa: BLE001 - the thread that saves must not end of it
            self._on_screen(self._broken, error)
        else:
            if news:
                self._workspace.search.forget()
                self._on_screen(self._news)
            if news or readonly != self._workspace.office.register.readonly:
                self._on_screen(self._changed)
        if str(unreachable or "") != str(self._unreachable or ""):
            self._unreachable = unreachable
            self._on_screen(self._changed)
        self._look_around()

    def _look_around(self) -> None:
        """Sees who else has the folder open, and who saved last."""
        company = self._workspace.around.company()
        if company != self.company:
            self.company = company
            self._on_screen(self._changed)

    def _say_what_was_found(self) -> None:
        """Says what somebody else has done to the files since the program opened them."""
        notices = self._workspace.office.register.notices
        for notice in [notice for notice in notices if notice not in self._said]:
            self._on_screen(self._refused, CannotRead(notice))
        self._said = (*self._said, *notices)

    def _forget_what_never_came(self) -> None:
        """Waits no longer for what was being typed in a field that is gone."""
        late = time.monotonic() - TYPED
        with self._wake:
            gone = [key for key, since in self._typed.items() if since < late]
            for key in gone:
                del self._typed[key]
        if gone:
            self._on_screen(self._changed)

    def _on_screen(self, tell: Callable[..., None], *words: Any, context: contextvars.Context | None = None) -> None:
        if self._loop is None or self._closing:
            return
        with contextlib.suppress(RuntimeError):  # the screen has gone in the meantime
            self._loop.call_soon_threadsafe(tell, *words, context=context)


def _settle(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
