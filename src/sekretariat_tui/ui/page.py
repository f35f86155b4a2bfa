"""A page that scrolls as one, with editors on it that are as tall as their text."""

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget


class Page(VerticalScroll, can_focus=False):
    """A column of fields and editors. What is written stays in view."""

    DEFAULT_CSS = """
    Page { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """


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
    page.scroll_to_region(Region(0, top, 1, 1), animate=False, force=True, x_axis=False)
