"""Writes a flowing plan as a PDF file."""

from export_equipe.writers.pdf.write import warm_up, write_pdf

__all__ = ["warm_up", "write_pdf"]
