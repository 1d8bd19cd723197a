"""Reading finished files back, from their bytes alone: a neutral tree, its text, and checks.

Comes in: the bytes of a .pptx, .docx, .pdf or .html. Goes out: an ``InspectedDocument``, its streams of text, findings.
Nothing here knows the model, the plans or the writers: that is what makes it a witness. The readers of each format are
loaded when they are asked for.
"""

from export_equipe.inspect.tree import Bookmark, InspectedDocument, InspectedPage, Node, NodeBox, Role

__all__ = ["Bookmark", "InspectedDocument", "InspectedPage", "Node", "NodeBox", "Role", "inspect_file"]


def inspect_file(data: bytes, kind: str) -> InspectedDocument:
    """The tree of the file ``data``; ``kind`` is ``pptx``, ``docx``, ``pdf`` or ``html``."""
    match kind:
        case "pptx":
            from export_equipe.inspect.pptx import inspect_pptx

            return inspect_pptx(data)
        case "docx":
            from export_equipe.inspect.docx import inspect_docx

            return inspect_docx(data)
        case "pdf":
            from export_equipe.inspect.pdf import inspect_pdf

            return inspect_pdf(data)
        case "html":
            from export_equipe.inspect.html import inspect_html

            return inspect_html(data)
        case _:
            raise ValueError(f"no reader for {kind!r}")
