"""Writes a flowing plan as an HTML page."""

from export_equipe.writers.html.page import render_print, write_page

__all__ = ["render_print", "write_page"]
