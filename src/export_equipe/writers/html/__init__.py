"""Writes a flowing plan as an HTML page."""

from export_equipe.writers.html.page import PrintPage, render_print, write_page

__all__ = ["PrintPage", "render_print", "write_page"]
