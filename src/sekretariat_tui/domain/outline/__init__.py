"""Decision points edited as an outline, with an undo of its own."""

from .model import Outline
from .rows import MAX_LEVELS, default_style
from .steps import Position

__all__ = ["MAX_LEVELS", "Outline", "Position", "default_style"]
