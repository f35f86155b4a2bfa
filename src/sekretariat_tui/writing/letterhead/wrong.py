"""A letterhead that cannot be used, told so that the house can mend it."""

from ...domain.errors import SekretariatError


class TemplateWrong(SekretariatError):
    """The house's template cannot be used. Nothing was written.

    ``what`` says what is wrong and where, for a place that offers the way out in its own words; ``name`` is the file.
    """

    def __init__(self, name: str, what: str, mend: str = "Rett malen i Word") -> None:
        self.name = name
        self.what = f"Malen «{name}» kan ikke brukes: {what}. {mend}"
        super().__init__(f"{self.what}, eller eksporter med programmets egen mal.")
