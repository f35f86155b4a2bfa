"""Why a PDF cannot be read."""


class Unreadable(Exception):
    """The end of a sentence that begins with the file's name: «… er skadet, og kan ikke leses. Åpne den …»."""
