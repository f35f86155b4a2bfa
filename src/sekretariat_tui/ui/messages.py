"""What the screens and panes say to each other."""

from textual.message import Message

ALL_TABLES = frozenset({"cases", "meetings", "measures", "areas", "plans", "commitments", "members", "spent_numbers"})


class RegisterChanged(Message, bubble=False):
    """The register holds something new: an act done here, or one that another window or a command has saved.

    ``ids`` are the records that changed; empty when it is not known which, and anything may have.
    """

    def __init__(self, tables: frozenset[str] = ALL_TABLES, ids: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.tables = tables
        self.ids = ids

    def touches(self, record: str | None) -> bool:
        """Whether the record may be another now."""
        return record is not None and (not self.ids or record in self.ids)


class OpenCase(Message):
    """The case is to be shown in the case pane, and the cursor to go there.

    ``tab`` is the tab to bring to the front («decision»); empty for the one that is there. ``part`` is the section or
    the point in it that the cursor is to go to, where there is one.
    """

    def __init__(self, case_id: str, tab: str = "", part: str = "") -> None:
        super().__init__()
        self.case_id = case_id
        self.tab = tab
        self.part = part


class OpenMeasure(Message):
    """The measure is to be shown among the priority areas."""

    def __init__(self, measure_id: str) -> None:
        super().__init__()
        self.measure_id = measure_id


class Say(Message):
    """A sentence for the status line: what just happened, or what the next key does. Empty when it is over."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
