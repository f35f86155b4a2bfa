"""One act that waits to be saved, and what becomes of it when the register refuses."""

import contextvars
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..domain.errors import CannotWrite, SekretariatError
from ..store import NotSaved, OnlyReading, RegisterUnreachable
from ..workspace import Workspace


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

    def waits_out(self, error: SekretariatError) -> bool:
        """Whether the refusal is waited out. What nobody typed and somebody asked about is theirs to handle.

        What is typed is kept whatever happens to the register; an act in one that can only be read is refused.
        """
        if isinstance(error, OnlyReading):
            return bool(self.key)
        return isinstance(error, CannotWrite | RegisterUnreachable) and (bool(self.key) or self.failed is None)

    @property
    def holds_up(self) -> bool:
        """Whether those behind it wait too: it was the register that refused, and they may build on this one."""
        return isinstance(self.error, NotSaved | OnlyReading | RegisterUnreachable)
