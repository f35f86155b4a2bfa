"""The tree of a YAML file with every value as the text that stands there, and its line and column.

PyYAML's own ``compose`` gives the same tree, but recurses in C without a limit and follows aliases before anybody can
say no. So its stream of events is taken instead, and the tree is built here: nothing is turned into numbers, dates or
truth values, a doubled key is still there to be seen, and anchors, aliases and tags are refused where they stand.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from .mistake import Mistake, ProfileError
from .yaml_syntax import syntax_mistake
from .yaml_text import read_yaml_text

if TYPE_CHECKING:
    import yaml

_DEEPEST = 20  # levels; the shipped files have five


class Scalar(msgspec.Struct, frozen=True):
    """A single value. ``plain`` when it has no quotes and is not a block of text."""

    line: int
    column: int
    text: str
    plain: bool


class Listing(msgspec.Struct, frozen=True):
    """A list of values."""

    line: int
    column: int
    items: "list[Node]" = []


class Mapping(msgspec.Struct, frozen=True):
    """Keys with values, in the order they stand; the same key may stand twice."""

    line: int
    column: int
    pairs: "list[tuple[Node, Node]]" = []


Node = Scalar | Listing | Mapping


def read_tree(path: Path) -> Node:
    """The tree of the file's one document.

    Raises:
        ProfileError: the file cannot be read as YAML, is empty, holds several documents, or uses anchors or tags.
    """
    return parse_tree(read_yaml_text(path), path)


def parse_tree(text: str, path: Path) -> Node:
    """The tree of a text; ``path`` only names the file in what is said.

    Raises:
        ProfileError: as ``read_tree``.
    """
    import yaml  # costs 10 ms, and only who reads a profile needs it

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _built(yaml.parse(text, Loader=loader), path)
    except yaml.MarkedYAMLError as why:
        raise ProfileError(path, (syntax_mistake(why, text, path),)) from None
    except yaml.YAMLError as why:
        raise ProfileError(
            path, (Mistake(file=path.name, sentence=f"Filen kan ikke leses som YAML ({why})."),)
        ) from None


def _built(events: Any, path: Path) -> Node:
    import yaml

    root: Node | None = None
    open_nodes: list[Listing | Mapping] = []
    waiting: list[Node | None] = []  # for each open mapping, the key that waits for its value
    documents = 0
    for event in events:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                _refuse(
                    path, line, column, "Filen skal ha ett dokument, men her begynner et nytt («---»). Slett linjen."
                )
        elif isinstance(event, yaml.AliasEvent):
            _refuse(
                path, line, column, "«*» viser til et annet sted i filen, og det brukes ikke her. Skriv verdien ut."
            )
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None:
                _refuse(
                    path, line, column, "«&» brukes ikke her. Sett anførselstegn rundt teksten hvis tegnet hører med."
                )
            node = _node(event, line, column, path)
            if not open_nodes:
                root = node
            elif isinstance(parent := open_nodes[-1], Listing):
                parent.items.append(node)
            elif (key := waiting[-1]) is None:
                waiting[-1] = node
            else:
                parent.pairs.append((key, node))
                waiting[-1] = None
            if not isinstance(node, Scalar):
                if len(open_nodes) == _DEEPEST:
                    _refuse(path, line, column, f"Her er det mer enn {_DEEPEST} nivåer inni hverandre.")
                open_nodes.append(node)
                waiting.append(None)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            open_nodes.pop()
            waiting.pop()
    if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
        raise ProfileError(path, (Mistake(file=path.name, sentence="Filen er tom."),))
    return root


def _node(event: "yaml.NodeEvent", line: int, column: int, path: Path) -> Node:
    import yaml

    if getattr(event, "tag", None) is not None:
        _refuse(path, line, column, "«!» brukes ikke her. Sett anførselstegn rundt teksten hvis tegnet hører med.")
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(line, column, event.value, event.style in (None, ""))
    return Listing(line, column) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line, column)


def _refuse(path: Path, line: int, column: int, sentence: str) -> NoReturn:
    raise ProfileError(path, (Mistake(file=path.name, line=line, column=column, sentence=sentence),))
