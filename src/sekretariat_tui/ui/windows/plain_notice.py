"""Notices that hold what the user has written, brackets and all."""

from typing import Any

from textual.notifications import SeverityLevel


class PlainNotice:
    """Mixed into a widget: its notices are plain text, where Textual's own read ``[…]`` as styles."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Shows a notice."""
        widget: Any = super()
        widget.notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
