"""Formulas: LaTeX in; MathML, Office Math, words and a drawing out.

``cursor`` and ``parse`` (with ``commands``, ``environments``, ``texts``, ``symbols``) make a ``tree``; ``mathml``,
``omml``, ``words`` and ``layout`` with ``svg`` read it. ``read_formula`` is the way in.
"""
