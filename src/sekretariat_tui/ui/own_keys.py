"""The user's own keys, taken into use. Looked at only when there are any."""

from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.widget import Widget

from .keys import KEYS, chosen_keys

if TYPE_CHECKING:
    from .desk_app import DeskApp


def take_own_keys(app: "DeskApp") -> list[str]:
    """Gives the bindings the keys in «innstillinger.yaml»; gives a sentence for each that cannot be used."""
    used, said = chosen_keys(app.settings.keys, _known())
    app.chosen_keys = used
    app.set_keymap(used)
    for screen in app.screen_stack:
        screen.refresh(layout=True)
        for widget in screen.query("TopBar, KeyLine"):
            widget.refresh()
    return said


def _known() -> dict[str, str]:
    """The keys of every binding in the program by its id. All screens are loaded to know them."""
    package = __package__ or ""
    for module in walk_packages(import_module(package).__path__, f"{package}."):
        import_module(module.name)
    known = {id: keys for id, (keys, _) in KEYS.items()}
    kinds = list(Widget.__subclasses__())
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith(package):
            for binding in kind.__dict__.get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id:
                    known.setdefault(binding.id, binding.key)
    return known
