"""The errors a user meets. Each carries one sentence in bokmål: what happened, to what, and what to do now."""


class SekretariatError(Exception):
    """Base of every error that is shown to the user; ``str(error)`` is the sentence shown.

    ``short`` is what is wrong in a few words, for a line with little room («disken er full»); often empty.
    """

    def __init__(self, sentence: str, *, short: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.short = short


class RuleBroken(SekretariatError):
    """Something the domain refuses outright, such as a case number that is already in use."""


class NotFound(SekretariatError):
    """What was asked for does not exist, or is not one thing only."""


class CannotRead(SekretariatError):
    """A file could not be read, or holds something the program does not understand."""


class CannotWrite(SekretariatError):
    """A file or folder could not be written; what was there before is untouched."""
