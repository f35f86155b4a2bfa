"""The list of synonyms: the one that ships with the program, and what a folder adds to it."""

from pathlib import Path

from ..datafiles import data_file
from .mistake import Mistake, ProfileError
from .yaml_tree import Listing, Node, Scalar, read_tree

Groups = list[list[str]]


def shipped_synonyms() -> Groups:
    """The groups of words that mean the same, of the program's own list."""
    return read_synonyms(data_file("synonyms/synonymer.yaml"))


def read_synonyms(path: Path) -> Groups:
    """The groups of a file: a list of lists of words.

    Raises:
        ProfileError: with line and column, when the file is not such a list.
    """
    tree = read_tree(path)
    if not isinstance(tree, Listing):
        raise _wrong(
            path, tree, "Her skal det stå en liste, med en linje som «- [sykehus, sjukehus]» for hver gruppe ord."
        )
    return [_group(path, node) for node in tree.items]


def _group(path: Path, node: Node) -> list[str]:
    if not isinstance(node, Listing) or len(node.items) < 2:
        raise _wrong(path, node, "Her skal det stå minst to ord som betyr det samme: «- [sykehus, sjukehus]».")
    words = []
    for item in node.items:
        if not isinstance(item, Scalar) or not item.text.strip() or len(item.text.split()) > 1:
            raise _wrong(path, item, "Her skal det stå ett ord. Uttrykk på flere ord kan ikke brukes som synonym.")
        words.append(item.text.strip())
    return words


def _wrong(path: Path, node: Node, sentence: str) -> ProfileError:
    return ProfileError(path, (Mistake(file=path.name, line=node.line, column=node.column, sentence=sentence),))
