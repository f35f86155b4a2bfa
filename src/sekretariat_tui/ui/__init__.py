"""The program on the screen, built with Textual."""
