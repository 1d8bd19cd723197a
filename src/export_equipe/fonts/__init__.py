"""The font files that travel with the program."""
