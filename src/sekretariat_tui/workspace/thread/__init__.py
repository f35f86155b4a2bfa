"""Saksgang: what cases hang together with, what was quoted of them, and what became of their decisions."""

from .thread import Thread
from .thread_step import ThreadStep

__all__ = ["Thread", "ThreadStep"]
