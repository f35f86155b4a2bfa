"""Puts this folder on the path, so that the folders in it find ``word_builder``."""
