"""A place in a record: what two versions are compared by, and what is taken from one into the other."""

from typing import NamedTuple

ORDER = "order"  # the part that stands for the order of the sections, which have ids of their own


class Place(NamedTuple):
    """Where in a record: the field, and below it a section's id, ``ORDER``, or a field of proposal or decision."""

    field: str
    part: str = ""
