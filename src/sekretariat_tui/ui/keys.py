"""The keys of the program: which there are, how they are written, and the user's own choice of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

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
    "søk.filtre": ("f7", "Velg et filter (i søket)"),
    "søk.sett-inn": ("f8", "Sett inn vedtaket i avsnittet (i søket)"),
}

_IN_SEARCH = {"søk.vedtaket", "søk.henvisning", "søk.filtre", "søk.sett-inn"}

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
    said += _doubled(used, known)
    help = spoken(used.get("hjelp", KEYS["hjelp"][0]))
    return used, [_unknown(id, known, help) for id in wanted if id not in known] + said


def _unknown(id: str, known: Mapping[str, str], help: str) -> str:
    near = ", ".join(sorted(name for name in known if name.partition(".")[0] == id.partition(".")[0]))
    hint = f"Mente du {near}?" if near else f"{help} viser navnene som finnes."
    return f"innstillinger.yaml: ingen tast heter «{id}». {hint}"


def _doubled(used: dict[str, str], known: Mapping[str, str]) -> list[str]:
    """Takes out of ``used`` what gives one key to two bindings that can meet, and says so.

    Until nothing is left to say: a binding that keeps its usual key may be in the way of another.
    """
    said = []
    while clash := next(_clashes(used, known), None):
        key, one, other = clash
        said.append(
            f"innstillinger.yaml: {spoken(key)} er gitt til både «{one}» og «{other}». De beholder de vanlige tastene."
        )
        used.pop(one, None)
        used.pop(other, None)
    return said


def _clashes(used: Mapping[str, str], known: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(key, one, other) where a key the user has chosen is another binding's too."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for id, keys in {**known, **used}.items():
        for key in _split(keys):
            by_key[key].append(id)
    for key, ids in by_key.items():
        for one, other in combinations(ids, 2):
            if (one in used or other in used) and _meet(one, other, known):
                yield key, one, other


def _meet(one: str, other: str, known: Mapping[str, str]) -> bool:
    """Whether two bindings cannot have the same key. Those that share one to begin with are made for it."""
    if _split(known[one]) & _split(known[other]):
        return False
    places = {_place(one), _place(other)}
    return "desk" in places or len(places) == 1


def _place(id: str) -> str:
    """Where a binding is heard: everywhere on the desk, in the search window, among the areas, or in the case."""
    if id in KEYS:
        return "search" if id in _IN_SEARCH else "desk"
    return "areas" if id.partition(".")[0] in {"satsning", "satsninger", "tiltak"} else "case"


def _split(keys: str) -> set[str]:
    return {key.strip() for key in keys.split(",")}


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
