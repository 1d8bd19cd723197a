"""Reading a finished HTML page back: bytes in, neutral tree out, with the standard library's parser alone.

``header`` and ``footer`` beside ``main`` are running text unless they hold the page's ``h1``; the list in a part whose
role is ``doc-endnotes`` (DPUB-ARIA 1.1) holds the notes; the rest is the body.
What CSS hides is not known here; ``hidden``, ``head``, ``script``, ``style`` and ``template`` are left out. Follows the
HTML standard for void elements and end tags that may be left out.
"""

from types import MappingProxyType

from export_equipe.inspect.html.blocks import read_nodes, read_notes
from export_equipe.inspect.html.dom import Element, parse_html
from export_equipe.inspect.tree import InspectedDocument


def inspect_html(data: bytes) -> InspectedDocument:
    """The tree of the page ``data`` (UTF-8)."""
    root = parse_html(data.decode("utf-8"))
    body = root.first("body") or root
    nodes, running = read_nodes(body)
    properties = _properties(root)
    return InspectedDocument(
        format="html",
        title=properties["title"],
        language=next((element.get("lang") for element in root.all("html")), ""),
        properties=MappingProxyType(properties),
        nodes=nodes,
        running=running,
        notes=read_notes(body),
    )


def _properties(root: Element) -> dict[str, str]:
    """The ``meta`` elements that have a name; ``description`` is also the subject of the other formats."""
    found = {element.get("name"): element.get("content") for element in root.all("meta") if element.get("name")}
    title = (root.first("head") or root).first("title")  # an SVG in the body may have a title too
    found["title"] = "" if title is None else " ".join(title.text().split())
    return {"author": "", "keywords": "", "subject": found.get("description", ""), **found}
