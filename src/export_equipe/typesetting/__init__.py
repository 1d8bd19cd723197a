"""Text as it will be set: runs, font files, shaped widths, broken lines.

Comes in: inline text and font names. Goes out: runs (text with one style and its origin) and measures in points.
Decided here: which packaged font measures a named font, and where a line breaks.
"""
