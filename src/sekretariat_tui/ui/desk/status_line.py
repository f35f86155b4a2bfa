"""The line that says what is saved, what is due and which meeting is next."""

from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from ...workspace import Company, DeskStatus

SAID_FOR = 8.0  # seconds a sentence about what just happened stays


class StatusLine(Widget):
    """One line. What is not saved comes before everything else; then a sentence just said; then the facts of the day."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-line--problem", "status-line--said", "status-line--due"}

    problem: reactive[str] = reactive("")
    pending: reactive[int] = reactive(0)
    saved_at: reactive[datetime | None] = reactive(None)
    company: reactive[Company] = reactive(Company())
    waiting: reactive[str] = reactive("")
    facts: reactive[DeskStatus] = reactive(DeskStatus(0, "", None))
    said: reactive[str] = reactive("")

    def __init__(self, now: datetime, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._now = now
        self._hush: Timer | None = None

    def say(self, text: str, *, seconds: float = SAID_FOR) -> None:
        """Shows a sentence for a while; an empty one takes it away."""
        if self._hush is not None:
            self._hush.stop()
            self._hush = None
        self.said = text
        if text:
            self._hush = self.set_timer(seconds, lambda: self.say(""))

    def render(self) -> Text:
        width = self.size.width - 2
        if self.problem:
            return self._line([(self.problem, "status-line--problem")], width)
        if self.said:
            return self._line([(self.said, "status-line--said")], width)
        pieces = [(self._saved(), "")]
        if self.waiting:
            pieces.append((self.waiting, "status-line--due"))
        if self.company.here:
            pieces.append((self.company.here, "status-line--said"))
        if self.facts.overdue:
            pieces.append((f"{self.facts.overdue} over frist", "status-line--due"))
        if self.facts.next_meeting:
            pieces.append((f"neste møte {self.facts.next_meeting}{self._days()}", ""))
        return self._line(pieces, width)

    def _saved(self) -> str:
        if self.pending:
            return "lagrer …"
        if self.company.last:
            return self.company.last
        if self.saved_at is None:
            return "alt er lagret"
        at = self.saved_at.astimezone()
        return f"lagret {at:%H:%M}" if at.date() == self._now.astimezone().date() else f"lagret {at:%d.%m.%Y}"

    def _days(self) -> str:
        match self.facts.days_left:
            case None:
                return ""
            case 0:
                return " i dag"
            case 1:
                return " i morgen"
            case days:
                return f" om {days} dager"

    def _line(self, pieces: list[tuple[str, str]], width: int) -> Text:
        text = Text(no_wrap=True, overflow="ellipsis", end="")
        text.append(" ")
        for number, (words, look) in enumerate(pieces):
            if number:
                text.append(" · ")
            text.append(words, self.get_component_rich_style(look) if look else "")
        text.truncate(max(width + 1, 1), overflow="ellipsis")
        return text
