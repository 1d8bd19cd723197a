"""Link annotations (ISO 14289-1, 7.18.5): one for each line of a link, tagged once, said in words.

WeasyPrint makes one more for every styled part of a link, tagged a second time, and describes each by its address.
"""

from typing import Any

from export_equipe.writers.pdf.tags.nodes import Annotation, Node
from export_equipe.writers.pdf.tags.roles import text_of


def keep_annotations(pdf: Any, nodes: list[Node]) -> None:
    """Takes the annotations that no node owns out of ``pdf``, and gives the others their link's words."""
    owned: set[bytes] = set()
    for node in nodes:
        for kid in node.kids:
            if isinstance(kid, Annotation):
                kid.dictionary["Contents"] = _string(text_of(node.element))
                owned.add(kid.dictionary.reference)
    for thing in pdf.objects:
        entries = thing if isinstance(thing, dict) else {}
        if entries.get("Type") == "/Page" and "Annots" in entries:
            _keep_in_page(entries, owned)
        elif entries.get("Subtype") == "/Link" and thing.reference not in owned:
            entries.clear()  # pydyf cannot take an object out: nothing refers to this empty one


def _keep_in_page(page: Any, owned: set[bytes]) -> None:
    page["Annots"][:] = [reference for reference in page["Annots"] if reference in owned]
    if not page["Annots"]:
        del page["Annots"]


def _string(text: str) -> Any:
    from pydyf import String

    return String(text)
