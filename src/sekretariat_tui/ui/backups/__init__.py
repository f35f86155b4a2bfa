"""Backups in the program: taken, looked at, and taken back from."""
