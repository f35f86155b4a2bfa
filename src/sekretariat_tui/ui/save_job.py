"""One act that waits to be saved, and what becomes of it when the register refuses."""

import contextvars
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..domain.errors import CannotWrite, SekretariatError
from ..store import NotSaved, OnlyReading, RegisterUnreachable
from ..workspace import Workspace


@dataclass(frozen=True)
class Typed:
    """What was typed in a field, and waits with its act.

    Args:
        value: as it stood in the field.
        basis: what the field knows of the register; a field made anew goes on from it.
        save: saves the value as the act does, and changes nothing else, so that it can be done on a register beside.
    """

    value: Any
    basis: Any = None
    save: Callable[[Workspace], Any] | None = None


@dataclass(eq=False)
class Job:
    """Something to be done with the workspace, and who is told how it went."""

    act: Callable[[Workspace], Any]
    key: str
    done: Callable[[Any], None] | None
    failed: Callable[[SekretariatError], None] | None
    turn: int
    context: contextvars.Context = field(default_factory=contextvars.copy_context)
    not_before: float = 0.0
    error: SekretariatError | None = None
    typed: Typed | None = None

    def waits_out(self, error: SekretariatError) -> bool:
        """Whether the refusal is waited out. What nobody typed and somebody asked about is theirs to handle.

        What is typed is kept whatever happens to the register; an act in one that can only be read is refused.
        """
        if isinstance(error, OnlyReading):
            return bool(self.key)
        return isinstance(error, CannotWrite | RegisterUnreachable) and (bool(self.key) or self.failed is None)

    @property
    def beside(self) -> Callable[[Workspace], Any]:
        """The act as it is done on a register beside, where what waits is put by."""
        return self.typed.save if self.typed is not None and self.typed.save is not None else self.act

    @property
    def refused(self) -> bool:
        """Whether it is something typed, or an act on the register, that could not be saved."""
        return self.holds_up or (bool(self.key) and self.error is not None)

    @property
    def holds_up(self) -> bool:
        """Whether those behind it wait too: it was the register that refused, and they may build on this one."""
        return isinstance(self.error, NotSaved | OnlyReading | RegisterUnreachable)
