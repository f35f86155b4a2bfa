"""A large dictionary that can be copied at once: what is common to the copies is shared, and each has its own changes."""

from collections.abc import ItemsView, Iterator, MutableMapping, ValuesView
from typing import TypeVar

V = TypeVar("V")

# Copying 10,000 entries takes half a millisecond, which is more than all the rest of a save.
_MOST_CHANGES = 200


class Layered(MutableMapping[str, V]):
    """Behaves as a dict, in its order too: a changed entry stays where it is, and a new one comes last.

    The one exception: an entry that is removed and put in again comes back where it was.
    """

    __slots__ = ("_added", "_base", "_changed", "_count")

    def __init__(self, base: dict[str, V]) -> None:
        self._base = base
        self._changed: dict[str, V | None] = {}  # what is in the base and is another here; None is removed
        self._added: dict[str, V] = {}
        self._count = len(base)

    def copy(self) -> "Layered[V]":
        """A copy that can be changed without changing this one."""
        if len(self._changed) + len(self._added) > _MOST_CHANGES:
            return Layered(dict(self._pairs()))
        new = Layered(self._base)
        new._changed, new._added, new._count = dict(self._changed), dict(self._added), self._count
        return new

    def __getitem__(self, key: str) -> V:
        if key in self._changed:
            value = self._changed[key]
            if value is None:
                raise KeyError(key)
            return value
        return self._added[key] if key in self._added else self._base[key]

    def __setitem__(self, key: str, value: V) -> None:
        self._count += key not in self
        if key in self._base:
            self._changed[key] = value
        else:
            self._added[key] = value

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._count -= 1
        if key in self._base:
            self._changed[key] = None
        else:
            del self._added[key]

    def __contains__(self, key: object) -> bool:
        if key in self._changed:
            return self._changed[key] is not None
        return key in self._base or key in self._added

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._pairs())

    def __reversed__(self) -> Iterator[str]:
        yield from reversed(self._added)
        yield from (key for key in reversed(self._base) if self._changed.get(key, self) is not None)

    def items(self) -> ItemsView[str, V]:
        """Keys and values, in order."""
        return _Items(self)

    def values(self) -> ValuesView[V]:
        """Values, in order."""
        return _Values(self)

    def last(self) -> V | None:
        """The value that comes last; None when there is none."""
        return next((self[key] for key in reversed(self)), None)

    def _pairs(self) -> Iterator[tuple[str, V]]:
        changed = self._changed
        for key, value in self._base.items():
            if key not in changed:
                yield key, value
            elif (now := changed[key]) is not None:
                yield key, now
        yield from self._added.items()


class _Items(ItemsView[str, V]):
    _mapping: Layered[V]

    def __iter__(self) -> Iterator[tuple[str, V]]:
        return self._mapping._pairs()


class _Values(ValuesView[V]):
    _mapping: Layered[V]

    def __iter__(self) -> Iterator[V]:
        return (value for _, value in self._mapping._pairs())
