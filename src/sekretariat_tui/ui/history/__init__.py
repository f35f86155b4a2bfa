"""Taking back: the history of a record, the bin, and all that has been done."""
