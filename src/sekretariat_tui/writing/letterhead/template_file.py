"""The house's own template as a file: its name, for the errors, and its bytes."""

from typing import NamedTuple


class HouseTemplate(NamedTuple):
    """A template of the house."""

    name: str
    data: bytes
