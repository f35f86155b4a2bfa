"""«Lag maler for Word …»: which kind of document, and the template is laid out and opened."""

from typing import TYPE_CHECKING

from ..windows.chooser import Chooser

if TYPE_CHECKING:
    from ...workspace.templates import DocumentKind, Laid
    from .screen import DeskScreen


class TemplateChooser(Chooser):
    """Which template to make."""

    help_topic = "maler"


def make_template(screen: "DeskScreen") -> None:
    """Asks for which kind of document, lays its template out, and opens it in Word."""
    from ...workspace.templates import DocumentKind

    templates = screen.desk.workspace.templates
    kinds = {kind.stem: kind for kind in DocumentKind}
    rows = [
        (kind.stem, kind.words, f"maler/{templates.path(kind).name}" if templates.has(kind) else "har ingen ennå")
        for kind in DocumentKind
    ]

    def chosen(stem: str | None) -> None:
        if stem is not None:
            _lay_out(screen, kinds[stem], replace=False)

    screen.app.push_screen(TemplateChooser("Lag mal for Word", rows), chosen)


def _lay_out(screen: "DeskScreen", kind: "DocumentKind", *, replace: bool) -> None:
    from ...domain.errors import SekretariatError
    from ..windows.asking import ask_yes

    def laid(found: "Laid") -> None:
        if found.written:
            _open(screen, found)
        else:
            ask_yes(
                screen.app,
                f"Dere har en mal som heter {found.path.name} fra før. Skal den skrives over?",
                "Skriv over",
                lambda: _lay_out(screen, kind, replace=True),
                explain="Det dere har gjort i den, blir borte.",
            )

    def failed(error: SekretariatError) -> None:
        screen.notify(error.sentence, title="Word", severity="error", timeout=15)

    screen.desk.saving.submit(
        lambda workspace: workspace.templates.lay_out(kind, replace=replace), done=laid, failed=failed
    )


def _open(screen: "DeskScreen", laid: "Laid") -> None:
    from ...domain.errors import CannotWrite
    from ...workspace.papers import open_in_word

    try:
        open_in_word(laid.path)
    except CannotWrite as error:  # the sentence says where it lies
        screen.notify(error.sentence, title="Word", severity="warning", timeout=15)
    else:
        screen.notify(f"Skrev {laid.path}. F1 forklarer feltene.", title="Word", timeout=8)
