"""The priority-area tracker and the fields of a measure."""
