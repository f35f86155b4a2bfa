"""The keys of the program: which there are, how they are written, and the user's own choice of them."""

from collections import defaultdict
from collections.abc import Mapping

from textual.binding import Binding
from textual.keys import Keys

# By the id a binding has in «innstillinger.yaml»: the keys it has to begin with, and what it does.
KEYS: dict[str, tuple[str, str]] = {
    "sak.ny": ("ctrl+n", "Ny sak"),
    "sak.word": ("ctrl+e", "Skriv til Word"),
    "panel.saker": ("f2", "Gå til sakene"),
    "panel.vedtak": ("f3", "Gå til saken og vedtaket"),
    "panel.satsninger": ("f4", "Gå til satsningene"),
    "handlinger": ("ctrl+p", "Alle handlinger"),
    "søk": ("ctrl+k", "Søk"),
    "søk.strek": ("slash", "Søk (utenfor tekstfelt)"),
    "finn": ("ctrl+f", "Finn i panelet"),
    "hjelp": ("f1", "Hjelp"),
    "lagre": ("ctrl+s", "Lagre med en gang"),
    "angre": ("ctrl+z", "Angre"),
    "gjør-om": ("ctrl+y", "Gjør om"),
    "avslutt": ("ctrl+q", "Avslutt"),
    "søk.vedtaket": ("f5", "Kopier vedtaket (i søket)"),
    "søk.henvisning": ("f6", "Kopier henvisningen (i søket)"),
}

# These are Tab, Enter and Backspace to a terminal, or are lost on the way from it.
_NEVER = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+enter", "ctrl+j"}

_SIGNS = {"slash": "/", "escape": "Esc", "enter": "Enter", "space": "mellomrom", "question_mark": "?"}


def binding(id: str, action: str, *, priority: bool = True) -> Binding:
    """The binding with this id: its keys and its words stand in ``KEYS``."""
    keys, words = KEYS[id]
    return Binding(keys, action, words, show=False, priority=priority, id=id)


def written(keys: str) -> str:
    """The first of the keys as a person reads it: «ctrl+n» is «^n», «f2» is «F2»."""
    key = keys.split(",")[0].strip()
    if key in _SIGNS:
        return _SIGNS[key]
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[-1]}"
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return key


def spoken(keys: str) -> str:
    """The first of the keys as a sentence has it: «ctrl+z», «F2»."""
    key = keys.split(",")[0].strip()
    return _SIGNS.get(key, key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


def chosen_keys(wanted: Mapping[str, str], known: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The user's keys that can be used, and a sentence for each that cannot.

    Args:
        wanted: the keys in «innstillinger.yaml», by the id of the binding.
        known: every binding there is: its keys by its id.
    """
    said: list[str] = []
    used: dict[str, str] = {}
    for id, keys in wanted.items():
        if id not in known:
            near = ", ".join(sorted(name for name in known if name.partition(".")[0] == id.partition(".")[0]))
            hint = f" Mente du {near}?" if near else " F1 viser navnene som finnes."
            said.append(f"innstillinger.yaml: ingen tast heter «{id}».{hint}")
            continue
        names = [_long_name(key) for key in keys.split(",") if key.strip()]
        wrong = next((name for name in names if not _is_key(name)), None)
        if not names or wrong is not None:
            said.append(
                f"innstillinger.yaml: «{wrong or keys}» er ikke en tast, så «{id}» er som før. Skriv for eksempel ctrl+n."
            )
        elif lost := next((name for name in names if _is_lost(name)), None):
            said.append(f"innstillinger.yaml: {lost} når ikke frem fra alle terminaler, så «{id}» er som før.")
        else:
            used[id] = ",".join(names)
    return used, said + _doubled(used, known)


def _doubled(used: dict[str, str], known: Mapping[str, str]) -> list[str]:
    """Takes out of ``used`` what gives one key to two bindings of the shell, and says so."""
    said = []
    by_key: dict[str, list[str]] = defaultdict(list)
    for id, keys in {**{id: keys for id, (keys, _) in KEYS.items()}, **{i: known[i] for i in used}, **used}.items():
        for key in keys.split(","):
            by_key[key].append(id)
    for key, ids in by_key.items():
        if len(ids) > 1 and any(id in used for id in ids):
            names = " og ".join(f"«{id}»" for id in ids)
            said.append(f"innstillinger.yaml: {spoken(key)} er gitt til både {names}. De beholder de vanlige tastene.")
            for id in ids:
                used.pop(id, None)
    return said


def _long_name(key: str) -> str:
    key = key.strip()
    if len(key) > 1:
        key = key.lower()
    return {"/": "slash", "?": "question_mark", "esc": "escape"}.get(key, key)


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    if not last or any(modifier not in {"ctrl", "alt", "shift", "super"} for modifier in modifiers):
        return False
    return len(last) == 1 or last in _NAMES or (last[0] == "f" and last[1:].isdigit() and 1 <= int(last[1:]) <= 24)


def _is_lost(key: str) -> bool:
    *modifiers, last = key.split("+")
    return key in _NEVER or (len(last) == 1 and {"ctrl", "shift"} <= set(modifiers))


_NAMES = {key.value for key in Keys} | {"slash", "question_mark", "space", "plus", "minus", "comma", "full_stop"}
