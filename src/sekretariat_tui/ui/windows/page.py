"""A page that scrolls as one, with editors on it that are as tall as their text."""

from typing import Any

from textual.containers import VerticalScroll
from textual.geometry import Offset, Region
from textual.scroll_view import ScrollView
from textual.widget import Widget


class Page(VerticalScroll, can_focus=False):
    """A column of fields and editors. What is written stays in view, and the page moves no more than that takes."""

    DEFAULT_CSS = """
    Page { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def scroll_to_region(self, region: Region, *, center: bool = False, animate: bool = True, **how: Any) -> Offset:
        """Brings a region into view without gliding there.

        Textual puts what gets the focus in the middle of the page. That is no help with a text taller than the page,
        which brings the line of its cursor into view itself.
        """
        if center and isinstance(self.screen.focused, ScrollView):
            return Offset()
        return super().scroll_to_region(region, center=center, animate=False, **how)


def bring_into_view(widget: Widget, line: int) -> None:
    """Scrolls the page around ``widget`` so that line ``line`` of its content is in view."""
    page = next((above for above in widget.ancestors if isinstance(above, Page)), None)
    if page is None:
        return
    top = line + widget.gutter.top
    node: Widget = widget
    while node is not page and isinstance(node.parent, Widget):
        top += node.virtual_region.y
        node = node.parent
    page.scroll_to_region(Region(0, top, 1, 1), force=True, x_axis=False)
