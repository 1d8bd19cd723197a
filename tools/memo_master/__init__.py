"""The parts of the default memo master, as WordprocessingML text (ECMA-376 part 1)."""
