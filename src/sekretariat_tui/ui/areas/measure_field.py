"""One field of a measure: saved as it is typed, and what is wrong with it said beside it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Label, Select, TextArea

from ...domain.comparison import shown
from ...domain.errors import NotFound, SekretariatError
from ...domain.strategy import Measure
from ...workspace import ChangedElsewhere, Workspace
from ..save_job import Typed

if TYPE_CHECKING:
    from ...domain.choosing import Choice
    from ..desk_app import DeskApp

SOON = 0.2  # seconds from a key to the save

Fields = dict[str, Any]


class Unclear(Exception):
    """What is typed cannot be saved; the words say why, as a sentence."""


class MeasureField(Horizontal):
    """A label, the control, and a line for what is said about it.

    Args:
        measure: as the register holds it.
        name: names the field, so that a newer save of it replaces one that has not begun.
        label: what stands before it.
        control: what it is written in.
    """

    DEFAULT_CSS: ClassVar[str] = """
    MeasureField {
        height: auto;
        & > Label { width: 20; padding-right: 1; color: $text-muted; }
        & > Vertical { height: auto; width: 1fr; }
        & .field-said { height: auto; width: 1fr; padding: 0 1; color: $text-muted; display: none; }
        & .field-said.-said { display: block; }
        & .field-said.-wrong { color: $text-error; text-style: bold; }
        & Input, & TextArea, & SelectCurrent { background: $background; }
        & SelectCurrent { padding: 0 1 !important; }
        & Input:focus, & TextArea:focus, & Select:focus SelectCurrent { background: $boost; }
        & TextArea { height: auto; min-height: 1; max-height: 6; padding: 0 1; }
    }
    """

    def __init__(self, measure: Measure, name: str, label: str, control: Widget) -> None:
        super().__init__()
        self.measure = measure
        self.field = name
        self.label = label
        self.control = control
        self.wrong = ""
        self._said = Label("", classes="field-said", markup=False)
        self._last_said = ""
        self._timer: Timer | None = None
        self._turn = 0  # counts what was sent to be saved
        self._saved_turn = 0
        self._base: Fields = {}  # what the register holds as far as we know; what was saved here is ours as well
        self._conflict: ChangedElsewhere | None = None  # to be asked about when there is a pause in the typing
        self._asking = False  # what stands here and what another window has saved are shown to be chosen from
        self._kept = False

    def compose(self) -> ComposeResult:
        yield Label(self.label, markup=False)
        with Vertical():
            yield self.control
            yield self._said

    # ------------------------------------------------------------------ what each kind of field knows

    def fields(self, final: bool) -> Fields:
        """What stands in the control, as fields of the measure; nothing where it is not ready to be saved.

        Args:
            final: the user has gone on from the field, and does not type more just now.

        Raises:
            Unclear: when it cannot be saved.
        """
        raise NotImplementedError

    def put(self, measure: Measure) -> None:
        """Puts what the measure has into the control."""
        raise NotImplementedError

    def note(self) -> str:
        """What is said beside what stands there and is saved."""
        return ""

    # ------------------------------------------------------------------ showing

    def on_mount(self) -> None:
        waiting = cast("DeskApp", self.app).saving.waiting(self._key)
        fields = waiting.value if waiting is not None else {}
        with self.prevent(Input.Changed, TextArea.Changed, Select.Changed):
            # What was typed when the field was last on the screen, where it is not saved yet.
            self.put(msgspec.structs.replace(self.measure, **fields))
        if not fields:
            self._say(self.note())

    @property
    def _key(self) -> str:
        return f"measure/{self.measure.id}/{self.field}"

    def show(self, measure: Measure) -> None:
        """Shows what the register holds, unless it is being written here."""
        self.measure = measure
        if self._timer is not None or self._saving or self._choosing or self.wrong or self._stands():
            return
        if cast("DeskApp", self.app).saving.waiting(self._key) is not None:
            return
        with self.prevent(Input.Changed, TextArea.Changed, Select.Changed):
            self.put(measure)
        self._say(self.note())

    def _stands(self) -> bool:
        """Whether the control says what the register holds, in whatever spelling."""
        try:
            fields = self.fields(True)
        except Unclear:
            return True  # it is the user's to mend
        return all(getattr(self.measure, name) == value for name, value in fields.items())

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.wrong = text if wrong else ""
        if text == self._last_said:  # a key does not lay out the window anew
            return
        self._last_said = text
        self._said.update(f"! {text}" if wrong else text)
        self._said.set_class(bool(text), "-said")
        self._said.set_class(wrong, "-wrong")

    # ------------------------------------------------------------------ saving

    @property
    def _saving(self) -> bool:
        return self._saved_turn != self._turn

    @property
    def _choosing(self) -> bool:
        return self._asking or self._conflict is not None

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _changed(self, event: Input.Changed | TextArea.Changed | Select.Changed) -> None:
        event.stop()
        self._say("")
        if self._timer is None:
            self._timer = self.set_timer(SOON, self.flush)
            cast("DeskApp", self.app).saving.typing(self._key)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.flush(final=True)
        if not self.wrong:
            self.screen.focus_next()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self.flush(final=True)

    def on_unmount(self) -> None:
        self.flush(final=True)

    def flush(self, *, final: bool = False) -> None:
        """Sends what stands here to be saved, or says why it cannot be."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._asking:
            return
        try:
            fields = self.fields(final)
        except Unclear as unclear:
            if final:
                self._say(str(unclear), wrong=True)
            return
        if all(getattr(self.measure, name) == value for name, value in fields.items()):
            if not self._saving and not self.wrong:
                self._say(self.note())
            return
        id, key = self.measure.id, self._key
        if not self._saving and not self._choosing:
            self._base = {name: getattr(self.measure, name) for name in fields}
        self._turn = turn = self._turn + 1

        def typed(workspace: Workspace) -> Measure:
            # The save before this one may just have been done: what it wrote is ours, what stopped it is not.
            known = {name: self._base[name] for name in fields if name in self._base}
            try:
                return workspace.strategy.amend_measure(id, merge=key, before=known, **fields)
            except ChangedElsewhere as error:
                workspace.unsettled.keep(key, error)
                raise
            except NotFound:
                text = "\n".join(shown(value, workspace.profile.word) for value in fields.values())
                workspace.unsettled.keep_text(key, f"{self.label} for «{self.measure.title}»", self.measure, text)
                workspace.unsettled.leave(key)
                raise

        def save(workspace: Workspace) -> Measure:
            measure = typed(workspace)
            self._base = {**self._base, **fields}
            if self._kept:
                workspace.unsettled.settle(key)
                self._kept = False
            return measure

        cast("DeskApp", self.app).saving.submit(
            save,
            key=key,
            done=lambda measure: self._saved(turn, measure),
            failed=lambda error: self._failed(turn, error),
            typed=Typed(fields, save=typed),
        )

    def _saved(self, turn: int, measure: Measure) -> None:
        self._saved_turn = turn
        self._conflict = None
        self.measure = measure
        if not self._saving and not self.wrong and self._timer is None:
            self._say(self.note())

    def _failed(self, turn: int, error: SekretariatError) -> None:
        self._saved_turn = turn
        if self._saving:
            return
        if not isinstance(error, ChangedElsewhere):
            self._say(str(error), wrong=True)
        elif not self._asking:
            self._kept = True
            waits, self._conflict = self._conflict is not None, error
            if not waits:
                desk = cast("DeskApp", self.app)
                if isinstance(self.control, Select):  # nobody types in it
                    self._ask(desk)
                else:
                    from ..windows.typing_pause import at_pause

                    at_pause(desk, lambda: self._ask(desk))

    def _ask(self, desk: "DeskApp") -> None:
        """There is a pause in the typing: what stands here is shown beside what the other window saved."""
        error = self._conflict
        if error is None or self._asking:  # it could be saved after all
            return
        if not self.is_attached:
            self._conflict = None
            from ..copies.waiting_texts import leave_waiting

            leave_waiting(desk, f"measure/{self.measure.id}/{self.field}")
            return
        if self._timer is not None or self._saving:  # what came last is not kept yet
            self.flush(final=True)
            if self._saving:  # its answer asks again
                self._conflict = None
                return
        from ..case.two_texts import ask_which

        self._conflict, self._asking = None, True
        ask_which(desk, error, lambda answers: self._chosen(error, answers))

    def _chosen(self, error: ChangedElsewhere, answers: "Mapping[str, Choice]") -> None:
        """What was chosen of what stands here and what another window has saved."""
        from ...domain.choosing import Choice, both_texts

        self._asking = False
        desk = cast("DeskApp", self.app)
        there = desk.workspace.office.register.find(Measure, self.measure.id)
        if there is None:
            return  # deleted meanwhile; the window hears of that
        self.measure = there
        choice = next(iter(answers.values()), Choice.OURS)
        key = f"measure/{there.id}/{self.field}"
        if choice is Choice.THEIRS:
            with self.prevent(Input.Changed, TextArea.Changed, Select.Changed):
                self.put(there)
            self._say(self.note())
        elif choice is Choice.BOTH and isinstance(self.control, Input):
            self.control.value = both_texts(error.here, error.there, " / ")
        self.flush(final=True)
        if not self._saving:
            self._kept = False
            desk.saving.submit(lambda workspace: workspace.unsettled.settle(key))


class LineField(MeasureField):
    """A line of text, kept in one field of the measure by default."""

    def __init__(
        self,
        measure: Measure,
        name: str,
        label: str,
        *,
        placeholder: str = "",
        read: Callable[[Measure], str] | None = None,
        write: Callable[[Measure, str], Fields] | None = None,
    ) -> None:
        super().__init__(measure, name, label, Input(placeholder=placeholder, compact=True, select_on_focus=False))
        self._read = read or (lambda shown: getattr(shown, name))
        self._write = write or (lambda _, text: {name: text})

    @property
    def text(self) -> str:
        """What stands there."""
        return cast(Input, self.control).value

    def fields(self, final: bool) -> Fields:
        return self._write(self.measure, self.text.strip())

    def put(self, measure: Measure) -> None:
        cast(Input, self.control).value = self._read(measure)


class ListField(MeasureField):
    """Lines of text, each an item."""

    def __init__(self, measure: Measure, name: str, label: str, *, placeholder: str = "") -> None:
        super().__init__(measure, name, label, TextArea(compact=True, placeholder=placeholder, soft_wrap=True))

    def fields(self, final: bool) -> Fields:
        lines = cast(TextArea, self.control).text.splitlines()
        return {self.field: tuple(line.strip() for line in lines if line.strip())}

    def put(self, measure: Measure) -> None:
        cast(TextArea, self.control).text = "\n".join(getattr(measure, self.field))


class ChoiceField(MeasureField):
    """One of a list of words, or none of them where ``none`` names that."""

    def __init__(
        self,
        measure: Measure,
        name: str,
        label: str,
        options: list[tuple[str, Any]],
        *,
        none: str | None = None,
    ) -> None:
        value = getattr(measure, name)
        if value not in [option for _, option in options] and value:  # a word an earlier profile had
            options = [*options, (str(value), value)]
        select: Select[Any] = Select(
            options, prompt=none or "", allow_blank=none is not None, value=value or Select.NULL, compact=True
        )
        super().__init__(measure, name, label, select)

    def fields(self, final: bool) -> Fields:
        value = cast("Select[Any]", self.control).value
        return {self.field: "" if value is Select.NULL else value}

    def put(self, measure: Measure) -> None:
        cast("Select[Any]", self.control).value = getattr(measure, self.field) or Select.NULL
