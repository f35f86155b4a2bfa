"""The small questions a pane asks: yes or no, a line of text, one of a list."""

from collections.abc import Callable, Iterable

from textual.app import App


def ask_yes(app: App, question: str, yes: str, then: Callable[[], None], *, explain: str = "") -> None:
    """Asks what is hard to reverse, with «Nei» in focus; ``then`` is called only after a yes."""
    from .confirm import Confirm

    app.push_screen(Confirm(question, explain, yes=yes), lambda said: then() if said else None)


def ask_line(
    app: App,
    question: str,
    value: str,
    then: Callable[[str | None], None],
    *,
    explain: str = "",
    wrong: Callable[[str], str] = lambda text: "",
) -> None:
    """Asks for a line of text; None when it was left. ``wrong`` gives why a line cannot be used."""
    from .prompt import Prompt

    app.push_screen(Prompt(question, value, explain=explain, wrong=wrong), then)


def choose(
    app: App,
    title: str,
    options: Iterable[tuple[str, str, str]],
    then: Callable[[str | None], None],
    *,
    chosen: str | None = None,
) -> None:
    """Lets one be chosen of (id, label, note); None when it was left."""
    from .chooser import Chooser

    app.push_screen(Chooser(title, list(options), chosen=chosen), then)
