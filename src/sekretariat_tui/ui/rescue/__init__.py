"""When the register cannot be opened, or only be read: the window at start, and the line that says so."""
