"""French as written by the tool itself: its spaces, its dates, its numbers. The lowest room, open to all others.

Never the machine's locale. Babel (CLDR's French) does the work, mended where the Imprimerie nationale says otherwise.
It is imported inside the functions, so that a build without a date does not pay for it.
"""
