"""Figures: data of a page become a small vector scene that every writer draws in its own way.

Comes in: a validated figure of the page's data, the room there is, the theme's type sizes. Goes out: a ``Scene``.
Decided here: where each box stands, what it says, and the figure's text alternative.
"""
