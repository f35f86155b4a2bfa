"""Protection that was put on a Word file, which kept somebody from writing in it."""

from collections.abc import Iterator

from ...domain.errors import CannotRead
from ..word_parts import W
from .parts import Parts

_CANNOT = {
    "readOnly": "den bare kan leses",
    "comments": "det bare kan skrives merknader i den",
    "forms": "det bare kan skrives i skjemafelt",
}  # «trackedChanges» keeps nobody from writing, and is how a draft should be sent


def protection_said(parts: Parts) -> Iterator[str]:
    """A sentence in bokmål for a file where somebody may not have come to write what they would; else nothing.

    What stands in it is read all the same: the protection is a switch in the file, and hides nothing.
    """
    try:
        settings = parts.related("settings")
    except CannotRead:  # the text may be whole though this is not
        return
    if settings is None:
        return
    protection = settings.find(f"{W}documentProtection")
    if protection is not None and "enforcement" in {key.rpartition("}")[2] for key in protection.attrib}:
        cannot = _CANNOT.get(protection.get(f"{W}edit", ""))
        if cannot and protection.get(f"{W}enforcement", "").lower() not in {"0", "false", "off"}:
            yield (
                f"Filen er beskyttet i Word, så {cannot}. Det som står i den, er lest. Spør den som hadde filen, om noe "
                "er skrevet et annet sted."
            )
