"""Drafts that come back from Word: what each file would change, and what is to be taken in."""
