"""What lies among the papers and is none: put there by Word, by the system, or by the program itself."""

_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information"})
_BEGINNINGS = (".", "~$", "~wrl")  # hidden on the Mac and Linux; Word's locks and half-written files
_ENDINGS = (".tmp", ".lnk", ".crdownload", ".partial")


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of this name is left alone, and not mentioned."""
    small = name.lower()
    return small in _NAMES or small.startswith(_BEGINNINGS) or small.endswith(_ENDINGS)
