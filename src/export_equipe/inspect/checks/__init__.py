"""Checks of finished files, from their bytes alone: the rules that an accessible document must meet.

The ids of the rules are those of the project's list (C… all formats, P… slides, D… Word, F… PDF, H… HTML); each module
says what its rules ask. The readers of each format are loaded when they are asked for.
"""

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.rules import RULES

__all__ = ["KINDS", "RULES", "Finding", "check_file", "warn_file"]

KINDS = ("pptx", "docx", "pdf", "html")


def check_file(data: bytes, kind: str) -> tuple[Finding, ...]:
    """What the file ``data`` breaks; ``kind`` is ``pptx``, ``docx``, ``pdf`` or ``html``."""
    match kind:
        case "pptx":
            from export_equipe.inspect.checks.pptx import check_pptx

            return check_pptx(data)
        case "docx":
            from export_equipe.inspect.checks.docx import check_docx

            return check_docx(data)
        case "pdf":
            from export_equipe.inspect.checks.pdf import check_pdf

            return check_pdf(data)
        case "html":
            from export_equipe.inspect.checks.html import check_html

            return check_html(data)
        case _:
            raise ValueError(f"no checks for {kind!r}")


def warn_file(data: bytes, kind: str) -> tuple[Finding, ...]:
    """What a person should look at in the file ``data``, without being a fault: acronyms (slides only)."""
    if kind != "pptx":
        return ()
    from export_equipe.inspect.checks.pptx import warn_pptx

    return warn_pptx(data)
