"""Where old papers come from: files, folders and zip files of them, read many at a time.

``sources`` finds them, ``read_all`` reads them on two processes, and ``keep`` copies an original where it is kept.
"""

from .finding import sources
from .keeping import keep, kept_name
from .pool import read_all
from .read_as import read_as
from .source import Read, Source, Unreadable

__all__ = ["Read", "Source", "Unreadable", "keep", "kept_name", "read_all", "read_as", "sources"]
