"""Decision points as a tree: what they are, how they differ, and how a pasted list becomes them."""

from .point import (
    Labelled,
    Point,
    as_text,
    condition_words,
    has_text,
    label_of,
    letter,
    outline,
    plain_text,
    said,
    sibling_labels,
    walk,
)

__all__ = [
    "Labelled",
    "Point",
    "as_text",
    "condition_words",
    "has_text",
    "label_of",
    "letter",
    "outline",
    "plain_text",
    "said",
    "sibling_labels",
    "walk",
]
