"""Reading papers in from the program."""
