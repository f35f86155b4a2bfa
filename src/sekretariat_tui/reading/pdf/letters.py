"""Letters of a damaged text layer put right: ligatures, loose rings, soft hyphens, the bullets of symbol fonts."""

import re
import unicodedata

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# Symbol and Wingdings keep their signs where no Unicode font has any; these are the ones Word offers first.
_SYMBOLS = {
    **dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf0d8\uf076\uf071\uf06f\uf06e\uf06c\uf0d2\uf0d6\uf0b2\uf077\uf075\uf09f", "•"),
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf0e0": "→",
    "\uf0ae": "→",
    "\uf0df": "←",
    "\uf02d": "-",
}
_TABLE = str.maketrans({**_LIGATURES, **_SYMBOLS, "\u00a0": " ", "\u200b": "", "\ufeff": "", "\u2011": "-"})
_ODD = re.compile(
    r"[\ufb00-\ufb06\uf000-\uf0ff\u00ad\u00a0\u200b\ufeff\u2011\u0300-\u036f\u02da\u00a8\u02c6\u00b4\ud800-\udfff]"
)
_HALF = re.compile(r"[\ud800-\udfff]")
_PRIVATE = re.compile(r"[\uf020-\uf07e]")
_LOOSE = {"\u02da": "\u030a", "\u00a8": "\u0308", "\u00b4": "\u0301"}
# A ring or two dots as a sign of its own: before its letter (TeX) or after it (most others). An acute accent alone is
# an apostrophe as often as not, and goes to an e only.
_BEFORE = re.compile(r"([\u02da\u00a8]) ?([aAoOuU])|(\u00b4)([eE])")
_AFTER = re.compile(r"([aA]) ?(\u02da)|([aoAO])(\u00a8)|([eE])(\u00b4)(?=[\w]|$)")
_SPACE_BEFORE_ACCENT = re.compile(r" +([\u0300-\u036f])")


def mended(text: str) -> str:
    """The text in NFC, its letters whole. A soft hyphen stays where it ends the text, and is taken out elsewhere."""
    if text.isascii() or not _ODD.search(text):
        return text
    if _HALF.search(text):  # UTF-16's pairs, read one half at a time
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if len(_PRIVATE.findall(text)) > 2:  # a font that keeps its letters 0xF000 above where they belong
        text = _PRIVATE.sub(lambda found: chr(ord(found[0]) - 0xF000), text)
    text = text.translate(_TABLE)
    ends_soft = text.endswith("\u00ad")
    text = text.replace("\u00ad", "")
    text = _SPACE_BEFORE_ACCENT.sub(r"\1", text)
    text = _BEFORE.sub(lambda found: _composed(found, letter_last=True), text)
    text = _AFTER.sub(lambda found: _composed(found, letter_last=False), text)
    return unicodedata.normalize("NFC", text) + ("\u00ad" if ends_soft else "")


def _composed(found: re.Match[str], *, letter_last: bool) -> str:
    one, other = (group for group in found.groups() if group)
    letter, accent = (other, one) if letter_last else (one, other)
    return unicodedata.normalize("NFC", letter + _LOOSE[accent])
