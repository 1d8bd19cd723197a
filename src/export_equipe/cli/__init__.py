"""The command line: one module a command, all in French."""
