"""Windows and fields that any pane uses: questions, choices, help, the palette."""
