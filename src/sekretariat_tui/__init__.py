"""The desk of a helsefellesskap secretariat."""

__version__ = "0.1.0"
