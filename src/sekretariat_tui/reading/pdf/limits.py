"""How much of a PDF is read before it is refused: what no paper needs, and what a bomb would take."""

MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000  # as for text files: ten thousand pages
MAX_PAGE_CHARACTERS = 2_000_000
MAX_DRAWINGS = 3_000  # looked at on a page; a map has a hundred thousand
SECONDS = 60.0  # a paper of five pages takes 0.03; a pack of a thousand pages 5
MEMORY = 600_000_000  # bytes of address space the process that reads may take; a pack of a thousand pages takes a third
