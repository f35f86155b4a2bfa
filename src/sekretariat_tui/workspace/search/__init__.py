"""Lookup over the register: what can be found, kept up with every act, and found again when the program opens."""

from .search import Search

__all__ = ["Search"]
