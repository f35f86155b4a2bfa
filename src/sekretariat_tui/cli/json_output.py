"""One JSON document on standard output, and nothing else there."""

from typing import Any

import click
import msgspec

from ..domain.points import Point, sibling_labels


def write_json(value: Any) -> None:
    """Writes the value as one JSON document, indented, in UTF-8."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8")
    click.echo(text)


def point_tree(points: tuple[Point, ...]) -> list[dict[str, Any]]:
    """Decision points as ``{"label", "text", "points"}``, with "condition" where a point has one."""
    return [
        {"label": label, "text": point.text}
        | ({"condition": point.condition} if point.condition else {})
        | {"points": point_tree(point.points)}
        for label, point in zip(sibling_labels(points), points, strict=True)
    ]
