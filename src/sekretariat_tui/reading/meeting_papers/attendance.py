"""Who was at a meeting, who was not, and for whom somebody met (catalogue section 5, attendance)."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ...domain.kinds import MemberRole
from ...domain.letters import look_alike
from ..lines import Line, Mark
from ..read_records import Presence, ReadPerson
from .attendance_words import BY_HEAD, BY_ROLE, CHAIR_LABELS, list_label
from .person import ABSENT, PARTY, STANDS_FOR, leading_name, member_role, read_people, read_person, with_role
from .rows import rows_of

_LED = re.compile(r"møtet\s(?:ble|blei|vart)\sled(?:et|a|d)\sav\s", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[A-Za-zÆØÅæøå@&][^:;\n]{1,60}?)\s*[:;]\s*(?P<rest>.*)", re.DOTALL)


def read_attendance(lines: Sequence[Line]) -> tuple[ReadPerson, ...]:
    """The people in the lists of these lines, each once, in order."""
    found: list[ReadPerson] = []
    now: Presence | None = None
    heads: list[str] = []
    party = ""
    for line in lines:
        if line.cells:
            row_heads = [BY_HEAD.get(look_alike(cell.strip(" .:*")), "") for cell in line.cells]
            if "name" in row_heads or (row_heads.count("") <= len(row_heads) - 2 and "party" in row_heads):
                heads = row_heads
                continue
            label = list_label(line.cells[0])
            if label is not None and not (heads and len(heads) == len(line.cells)):
                for cell in line.cells[1:]:
                    found += read_people(cell.split("\n"), label, "")
                now = label
                continue
            person = _of_row(line.cells, heads, now or Presence.PRESENT) if heads or now else None
            if person is not None:
                found.append(person)
            continue
        heads = []
        for row in rows_of(line):
            labelled = _LABEL.match(row)
            label = list_label(labelled["label"] + ":") if labelled else list_label(row)
            if label is not None:
                now, party = label, _group_party(labelled["label"] if labelled else row)
                found += (
                    read_people([labelled["rest"]], label, party, labelled["label"])
                    if labelled and labelled["rest"]
                    else []
                )
                continue
            chair = labelled is not None and look_alike(labelled["label"]) in CHAIR_LABELS
            if labelled is not None and chair:
                found += [
                    with_role(person, labelled["label"])
                    for person in read_people([labelled["rest"]], Presence.PRESENT, "")
                ]
                continue
            if (
                labelled is not None
                and now is not None
                and not labelled["rest"]
                and (group := _group_party(labelled["label"]))
            ):
                party = group
                continue
            if labelled is not None and now is not None and _group_party(labelled["label"]) and labelled["rest"]:
                found += read_people([labelled["rest"]], now, _group_party(labelled["label"]))
                continue
            if now is not None and labelled is None and PARTY.search(row) and not leading_name(row) and len(row) < 60:
                party = _group_party(row)
                continue
            people = read_people([row], now, party) if now is not None else []
            if now is not None and not people and (line.heading or line.mark is Mark.NONE) and len(row) > 90:
                now = None  # running text: the list is over
            found += people
    led = [row for line in lines if not line.cells for row in rows_of(line) if (_LED.search(row))]
    for row in led:
        found += [with_role(person, "møteleder") for person in read_people([_LED.split(row)[-1]], Presence.PRESENT, "")]
    return tuple(_once(found))


def _group_party(label: str) -> str:
    """The party that a group of names stands under («Fra Nes kommune:»), «» for none."""
    words = re.sub(r"^(?:for|fra|frå|deltakere fra|møtte fra)\s", "", label.strip(), flags=re.IGNORECASE).strip(" :")
    return words if PARTY.search(words) else ""


def _of_row(cells: Sequence[str], heads: Sequence[str], now: Presence) -> ReadPerson | None:
    """The person of a table row, by the head of the table where it has one."""
    if not heads or len(heads) != len(cells):
        return read_person(", ".join(cell.replace("\n", " ").strip() for cell in cells if cell.strip()), now, "")
    by_head = {head: " ".join(cell.split()) for head, cell in zip(heads, cells, strict=True) if head}
    name = leading_name(by_head.get("name", ""))
    if not name:
        return None
    role, party, note = by_head.get("role", ""), by_head.get("party", ""), by_head.get("note", "")
    stands_for, presence = by_head.get("stands_for", ""), now
    marked = read_person(f"{name}, {note}", now, "") if note else None
    if marked is not None:
        presence, stands_for = marked.presence, stands_for or marked.stands_for
        if marked.member_role is not None and not stands_for:
            known = BY_ROLE.get(look_alike(note))
            if known in {MemberRole.OBSERVER, MemberRole.SECRETARIAT}:
                presence = Presence.OBSERVER if known is MemberRole.OBSERVER else Presence.SECRETARIAT
                return ReadPerson(name=name, presence=presence, role=role, member_role=known, party=party, note=note)
    if by_head.get("absent", "").strip().lower() in {"x", "ja", "forfall"} or ABSENT.match(by_head.get("present", "")):
        presence = Presence.ABSENT
    if stands_for:
        presence = Presence.SUBSTITUTE
        said = STANDS_FOR.search(stands_for)
        stands_for = said["who"].strip() if said else stands_for
    return ReadPerson(
        name=name,
        presence=presence,
        role=role,
        member_role=BY_ROLE.get(look_alike(note)) or member_role(role, presence),
        party=party,
        stands_for=stands_for,
        note=note,
    )


def _once(people: Sequence[ReadPerson]) -> Iterator[ReadPerson]:
    by_name: dict[str, ReadPerson] = {}
    for person in people:
        known = by_name.get(person.name)
        if known is None:
            by_name[person.name] = person
        else:
            by_name[person.name] = msgspec.structs.replace(
                known,
                role=known.role or person.role,
                member_role=person.member_role if known.member_role is None else known.member_role,
                party=known.party or person.party,
            )
    yield from by_name.values()
