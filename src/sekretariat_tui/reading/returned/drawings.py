"""What is drawn in a paragraph: pictures, text boxes, and what cannot be taken in."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

from ..word_parts import W
from .draft import Picture
from .parts import Parts, attribute
from .writing_block import Writing

_PICTURES = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "tiff", "svg+xml", "x-emf", "x-wmf", "webp", "emf", "wmf"})


class Drawings:
    """Finds pictures and text boxes, and says what it must leave."""

    def __init__(self, parts: Parts, say: Callable[[str], None]) -> None:
        self.parts = parts
        self.say = say
        self.pictures: list[Picture] = []

    def take(self, element: ET.Element, writing: Writing) -> bool:
        """Takes what is drawn; a text box is kept with ``writing``. Tells whether there was anything."""
        box = next(element.iter(f"{W}txbxContent"), None)
        if box is not None:
            writing.boxes.append(box)
            return True
        found = False
        described = ""
        for part in element.iter():
            name = part.tag.rpartition("}")[2]
            if name == "docPr":
                described = part.get("descr", "") or part.get("title", "")
            elif name in {"blip", "imagedata"} and element.tag != f"{W}object":
                found = self._picture(part, described, writing.at) or found
            elif name in {"chart", "relIds"} and attribute(part, "id" if name == "chart" else "dm"):
                self.say("Et diagram kan ikke hentes inn. Det ligger i originalen.")
                found = True
        if element.tag == f"{W}object" or element.find(f".//{W}object") is not None:
            self.say("Et innebygd dokument (for eksempel et regneark) kan ikke hentes inn. Det ligger i originalen.")
            found = True
        return found

    def _picture(self, part: ET.Element, described: str, at: int) -> bool:
        id = attribute(part, "embed") or attribute(part, "id")
        picture = self.parts.picture(id)
        if picture is None:
            if id or attribute(part, "link"):
                self.say(
                    "Et bilde ligger ikke i filen og kan ikke hentes inn: be om bildet fra den som sendte utkastet."
                )
            return bool(id)
        name, content_type, data = picture
        if content_type.removeprefix("image/") not in _PICTURES:
            self.say("Et bilde er lagret på en måte som ikke kan hentes inn. Det ligger i originalen.")
            return True
        self.pictures.append(Picture(block=at, name=name, content_type=content_type, description=described, data=data))
        return True
