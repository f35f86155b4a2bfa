"""Deleting for good: what will go, what still holds it, and how it went."""
