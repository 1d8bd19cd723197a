"""Formulas: LaTeX in, what each document shows out (MathML, OMML, a drawing, words)."""
