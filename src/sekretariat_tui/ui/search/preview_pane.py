"""The whole text of a hit beside the list, with every match marked, and the first of them in view."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content, Span
from textual.widgets import Static

from .found import Preview

_MARK = "bold underline"


class PreviewPane(VerticalScroll, can_focus=False):
    """Follows the cursor in the list."""

    def compose(self) -> ComposeResult:
        yield Static("", id="preview-text", markup=False)

    def show(self, preview: Preview | None) -> None:
        """Shows a text from its first match, with a line or two above; None for nothing."""
        if preview is None:
            self.query_one(Static).update("")
            return
        head = f"{preview.title}\n{preview.facts}\n\n"
        spans = [Span(0, len(preview.title), "bold"), Span(len(preview.title) + 1, len(head), "dim")]
        spans += [Span(len(head) + start, len(head) + end, _MARK) for start, end in preview.marks]
        self.query_one(Static).update(Content(head + preview.text, spans=spans))
        first = len(head) + preview.marks[0][0] if preview.marks else 0
        self.call_after_refresh(self._bring_into_view, head + preview.text, first)

    def _bring_into_view(self, text: str, place: int) -> None:
        width = self.query_one(Static).content_size.width
        line = Content(text[:place]).get_height({}, width) - 1 if place and width else 0
        fits = line < self.size.height - 1
        self.scroll_to(y=0 if fits else line - self.size.height // 3, animate=False, immediate=True)
