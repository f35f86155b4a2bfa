"""A line of the draft that the program writes anew each time, as the file has it: what is edited there is no text of the case."""

import msgspec

from .draft import Edit


class OwnLine(msgspec.Struct, frozen=True):
    """The number line, a field of the metadata block, the list of attachments, the heading of the proposal, the letterhead.

    ``text`` is the words on one line. ``named`` tells whether the file itself says that it is ours; ``above`` that it
    stands above the title. ``edits`` says who changed it, where that was tracked.
    """

    text: str
    named: bool = True
    above: bool = False
    edits: tuple[Edit, ...] = ()
