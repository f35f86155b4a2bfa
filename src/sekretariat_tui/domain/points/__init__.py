"""Decision points as a tree: what they are, how they differ, and how a pasted list becomes them."""

from .point import Labelled, Point, as_text, has_text, label_of, letter, outline, plain_text, sibling_labels, walk

__all__ = [
    "Labelled",
    "Point",
    "as_text",
    "has_text",
    "label_of",
    "letter",
    "outline",
    "plain_text",
    "sibling_labels",
    "walk",
]
