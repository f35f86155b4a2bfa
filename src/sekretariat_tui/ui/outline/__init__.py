"""The decision editor: points as an outline."""
