"""Writes a flowing plan as a PDF file."""

from export_equipe.writers.pdf.write import write_pdf

__all__ = ["write_pdf"]
