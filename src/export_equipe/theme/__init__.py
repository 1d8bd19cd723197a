"""Themes: fonts, colours by role, type sizes and the names of layouts and styles.

Comes in: ``theme.yaml`` of a theme folder. Goes out: a frozen ``Theme``. Decided here: which roles a theme must name.
"""
