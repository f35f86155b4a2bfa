"""Keeping what a newer program wrote: fields that this program's records do not have are carried over when it saves."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

_Known = tuple[dict[str, Any], Struct]


def carry_over(old_raw: dict[str, Any], old: Struct, new_raw: dict[str, Any], new: Struct) -> None:
    """Puts into ``new_raw`` every field that stands in ``old_raw`` and that its record type does not know.

    Parts with an id are the same part wherever in the record they have been moved to. Parts without one are the same
    when they are equal, or stand at the same place in a list of the same length. What was in a part that is gone, goes.
    """
    parts: dict[tuple[type[Struct], str], _Known] = {}
    for raw, part in _parts(old_raw, old):
        if isinstance(raw.get("id"), str):
            parts.setdefault((type(part), raw["id"]), (raw, part))
    _carry((old_raw, old), new_raw, new, parts)


def _carry(
    known: _Known | None, new_raw: dict[str, Any], new: Struct, parts: dict[tuple[type[Struct], str], _Known]
) -> None:
    old_raw, old = known if known is not None else ({}, None)
    own = _names(type(new))
    for name, value in old_raw.items():
        if name not in own:
            new_raw.setdefault(name, value)
    for in_file, name in own.items():
        old_value, old_part = old_raw.get(in_file), getattr(old, name, None)
        _carry_value(old_value, old_part, new_raw.get(in_file), getattr(new, name), parts)


def _carry_value(old_raw: Any, old: Any, new_raw: Any, new: Any, parts: dict[tuple[type[Struct], str], _Known]) -> None:
    if isinstance(new, Struct) and isinstance(new_raw, dict):
        _carry(_match(old_raw, old, new_raw, new, parts), new_raw, new, parts)
    elif _is_list(new) and _is_list(new_raw):
        pairs = list(zip(old_raw, old, strict=True)) if _is_list(old) and _is_list(old_raw) else []
        for place, (raw, value) in enumerate(zip(new_raw, new, strict=True)):
            here = _in_list(pairs, raw, value, place if len(pairs) == len(new) else None)
            _carry_value(*here, raw, value, parts)
    elif isinstance(new, dict) and isinstance(new_raw, dict) and isinstance(old, dict) and isinstance(old_raw, dict):
        for key in new.keys() & old.keys() & new_raw.keys() & old_raw.keys():
            _carry_value(old_raw[key], old[key], new_raw[key], new[key], parts)


def _match(
    old_raw: Any, old: Any, new_raw: dict[str, Any], new: Struct, parts: dict[tuple[type[Struct], str], _Known]
) -> _Known | None:
    """The part that was at this place, if it is the same part; else the part of that id from elsewhere in the record."""
    if type(old) is type(new) and isinstance(old_raw, dict) and old_raw.get("id") == new_raw.get("id"):
        return old_raw, old
    return parts.get((type(new), new_raw.get("id", "")))


def _in_list(pairs: list[tuple[Any, Any]], new_raw: Any, new: Any, place: int | None) -> tuple[Any, Any]:
    if isinstance(new_raw, dict) and "id" in new_raw:
        same = [pair for pair in pairs if isinstance(pair[0], dict) and pair[0].get("id") == new_raw["id"]]
    else:
        same = [pair for pair in pairs if pair[1] == new] or ([pairs[place]] if place is not None else [])
    return same[0] if same else (None, None)


def _parts(raw: Any, value: Any) -> Iterator[_Known]:
    """Every struct of a record with the plain values it was read from."""
    if isinstance(value, Struct) and isinstance(raw, dict):
        yield raw, value
        for in_file, name in _names(type(value)).items():
            yield from _parts(raw.get(in_file), getattr(value, name))
    elif _is_list(value) and _is_list(raw):
        for raw_item, item in zip(raw, value, strict=True):
            yield from _parts(raw_item, item)
    elif isinstance(value, dict) and isinstance(raw, dict):
        for key in raw.keys() & value.keys():
            yield from _parts(raw[key], value[key])


@cache
def _names(kind: type[Struct]) -> dict[str, str]:
    """The fields of a record, by their names in the file. Working it out takes a tenth of a millisecond each time."""
    return {field.encode_name: field.name for field in msgspec.structs.fields(kind)}


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)
