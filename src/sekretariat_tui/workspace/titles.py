"""What a case is called while nobody knows its title."""

UNKNOWN_TITLE = "(tittelen er ukjent)"
