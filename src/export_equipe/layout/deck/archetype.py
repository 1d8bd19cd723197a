"""The kinds of slides.

Decided here: which there are. The theme names the layout of each; what a slide shows, or the storyboard, chooses one.
"""

from enum import StrEnum


class Archetype(StrEnum):
    """What kind of slide it is; the value is the role of its layout in the theme."""

    COVER = "cover"
    SECTION = "section"
    AGENDA = "agenda"
    STATEMENT = "statement"
    TEXT = "text"
    BULLETS = "bullets"
    TWO_COLUMNS = "two_columns"
    COMPARISON = "comparison"
    KEY_FIGURES = "key_figures"
    TABLE = "table"
    MATRIX = "matrix"
    FIGURE = "figure"
    PICTURE_TEXT = "picture_text"
    PROCESS = "process"
    TIMELINE = "timeline"
    LANES = "lanes"
    PHASES = "phases"
    CARDS = "cards"
    QUOTE = "quote"
    CHART = "chart"
    CODE = "code"
    TEAM = "team"
    SCORING = "scoring"
    CLOSING = "closing"
    ANNEX = "annex"


DIVIDERS = frozenset({Archetype.SECTION, Archetype.ANNEX})  # slides that open a part of the deck
