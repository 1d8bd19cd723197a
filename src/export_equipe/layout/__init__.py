"""Layout takes every decision; writers only translate.

Comes in: bound storyboards, pages, the theme and the master's geometry. Goes out: a ``DeckPlan`` (fixed pages) or a
``FlowPlan`` (flowing pages), both made of runs. Pure, but for font files.
"""
