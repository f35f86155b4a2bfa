"""Two texts for the same place, written in two windows: both are shown, and the user chooses, point by point."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from ...domain.choosing import Choice, Question
from ...workspace import ChangedElsewhere
from ..windows.choice_rows import ChoiceRow, ChoiceRows, Names, all_of

Answers = dict[str, Choice]

WIDE = 100  # columns from which the hint has room for all its words


class TwoTexts(ModalScreen[Answers | None]):
    """Shows both texts side by side. Leaving it without a choice keeps both; where they cannot stand both, nothing is done.

    Args:
        sentence: what happened.
        questions: the places there are to choose in.
        gone: what the text was written in is deleted in the other window.
        can_restore: whether it can be put back, when it is gone.
        later: whether the choice can be left for another time; then Esc leaves it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Behold begge, eller la det være", show=False, id="totekster.begge"),
        Binding("right", "button(1)", "Neste knapp", show=False),
        Binding("left", "button(-1)", "Forrige knapp", show=False),
    ]

    DEFAULT_CSS = """
    TwoTexts {
        align: center middle;
        & > Vertical {
            width: 96%; max-width: 120; height: auto; max-height: 90%;
            border: round $warning; background: $surface; padding: 0 1;
        }
        & .sentence { width: 1fr; margin-bottom: 1; }
        & .names { height: 1; padding: 0 2; }
        & .names Label { width: 1fr; text-style: bold; }
        & ChoiceRows { height: auto; max-height: 60vh; background: $background; }
        & .hint { width: 1fr; color: $text-muted; margin-top: 1; }
        & .buttons { height: auto; align-horizontal: right; }
        & .buttons Button { margin-left: 1; min-width: 8; }
    }
    """

    help_topic = "to-tekster"

    def __init__(
        self,
        sentence: str,
        questions: Sequence[Question],
        *,
        gone: bool = False,
        can_restore: bool = True,
        later: bool = False,
    ) -> None:
        super().__init__()
        self._sentence = sentence
        self.questions = list(questions)
        self._gone = gone
        self._can_restore = can_restore
        self._later = later
        self._both = not gone and (any(question.both for question in questions) or len(questions) > 1)
        self._rows = ChoiceRows(Names())

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Teksten er slettet et annet sted" if self._gone else "To tekster"
            yield Static(Content(self._sentence), classes="sentence")
            with Horizontal(classes="names"):
                yield Label("Din tekst her")
                yield Label("" if self._gone else "Den andre teksten")
            yield self._rows
            if len(self.questions) > 1:
                yield Label("Pil opp og ned flytter · m min · a den andre · b begge", classes="hint")
            with Horizontal(classes="buttons"):
                if self._later:
                    yield Button("Senere", id="later", compact=True)
                if self._gone:
                    yield Button("Kopier teksten", id="copy", compact=True)
                    yield Button("La det være slettet", id=Choice.THEIRS.value, compact=True)
                    if self._can_restore:
                        yield Button("Sett det inn igjen", id=Choice.OURS.value, compact=True, variant="primary")
                    return
                if len(self.questions) > 1:
                    yield Button("Bruk valgene", id="chosen", compact=True)
                yield Button("Behold min", id=Choice.OURS.value, compact=True)
                yield Button("Bruk den andre", id=Choice.THEIRS.value, compact=True)
                if self._both:
                    yield Button("Behold begge", id=Choice.BOTH.value, compact=True, variant="primary")

    def on_mount(self) -> None:
        standing = all_of(Choice.BOTH, self.questions)
        proposed = {question.id: question.proposed or standing[question.id] for question in self.questions}
        single = len(self.questions) == 1
        self._rows.show(self.questions, dict.fromkeys(proposed) if single else proposed)
        # What was meant for the text must not choose one of them: this one loses nothing.
        safe = [*self.query("#later"), *self.query("#both"), *self.query("#copy"), *self.query("#there")]
        safe[0].focus()

    @on(ChoiceRow.Changed)
    def _row_chosen(self, event: ChoiceRow.Changed) -> None:
        """With one place only, the choice is the answer."""
        event.stop()
        if len(self.questions) == 1 and not self._gone:
            self.dismiss(self._rows.answers)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "copy":
                text = "\n".join(question.ours for question in self.questions)
                self.app.copy_to_clipboard(text)
                self.notify("Teksten er kopiert.", timeout=4)
            case "later":
                self.dismiss(None)
            case "chosen":
                self.dismiss(all_of(Choice.BOTH, self.questions) | self._rows.answers)
            case id:
                self.action_choose(id or Choice.BOTH.value)

    def action_choose(self, choice: str) -> None:
        """Closes with one answer for all of it."""
        self.dismiss(all_of(Choice(choice), self.questions))

    def action_button(self, steps: int) -> None:
        """Moves among the buttons, round from the last to the first; from the texts it goes to the first or the last."""
        buttons = list(self.query(Button))
        focused = self.focused
        at = buttons.index(focused) + steps if isinstance(focused, Button) else min(steps, 0)
        self.set_focus(buttons[at % len(buttons)])

    def action_leave(self) -> None:
        """Leaves without a choice: both are kept. Where that cannot be, what the register has stands."""
        if self._later:
            self.dismiss(None)
        elif self._gone:
            self.action_choose(Choice.OURS if self._can_restore else Choice.THEIRS)
        else:
            self.action_choose(Choice.BOTH if self._both else Choice.THEIRS)


def ask_which(
    app: App, error: ChangedElsewhere, settle: Callable[[Answers], None], *, can_restore: bool = True
) -> None:
    """Shows both texts and lets ``settle`` hear what was chosen; both, when nothing was."""
    questions = error.questions()

    def answered(answers: Answers | None) -> None:
        settle(answers if answers is not None else all_of(Choice.BOTH, questions))

    app.push_screen(TwoTexts(error.sentence, questions, gone=error.gone, can_restore=can_restore), answered)


def do_or_ask(app: App, submit: Callable[..., None], act: Callable[..., object], over: Callable[..., object]) -> None:
    """Does an act that says what was shown when it was chosen; where that no longer holds, asks which is to stand.

    Args:
        submit: hands an act in to be done.
        act: the act; it raises ``ChangedElsewhere``.
        over: the same act without a look at what was shown, for who wants it all the same.
    """

    def attempt(workspace: object) -> ChangedElsewhere | None:
        try:
            act(workspace)
        except ChangedElsewhere as error:
            return error
        return None

    def told(error: ChangedElsewhere | None) -> None:
        if error is not None:
            ask_which(app, error, settle)

    def settle(answers: Answers) -> None:
        if Choice.OURS in answers.values():
            submit(over)

    submit(attempt, done=told)
