"""The case: its tabs, its fields, and the windows that change it."""
