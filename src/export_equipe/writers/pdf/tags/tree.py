"""Nodes as StructTreeRoot and ParentTree (ISO 32000-1, 14.7).

An element that crosses a page names its marked content by page (``MCR``); each content is found from its page through
the ParentTree, whose arrays are indexed by MCID and hold ``null`` for artifacts (14.7.4.4).
"""

from collections.abc import Mapping
from typing import Any

from export_equipe.writers.pdf.tags.nodes import Annotation, Content, Node
from export_equipe.writers.pdf.tags.roles import (
    actual_text_of,
    alternative_of,
    headers_of,
    identifier_of,
    list_numbering_of,
    scope_of,
    spans_of,
    text_of,
)


class TreeWriter:
    """Writes nodes into ``pdf`` (a pydyf document); ``ids`` maps the ids of the page to their elements."""

    def __init__(self, pdf: Any, ids: Mapping[str, Any]) -> None:
        self._pdf = pdf
        self._ids = ids
        self._pages = pdf.page_references
        self._references: dict[Node, bytes] = {}
        self._annotations: list[tuple[Any, bytes]] = []
        self._named: dict[str, bytes] = {}

    def write(self, root: Node, owners: Mapping[tuple[int, int], Node]) -> None:
        """Writes the tree of ``root`` and the way back from marked content to its element."""
        from pydyf import Array, Dictionary

        parent_tree = self._add({})
        structure = self._add({"Type": "/StructTreeRoot", "ParentTree": parent_tree.reference})
        structure["K"] = Array([self._write_node(root, structure.reference).reference])
        numbers = Array()
        by_page: dict[int, dict[int, bytes]] = {}
        for (page, mcid), node in owners.items():
            by_page.setdefault(page, {})[mcid] = self._references[node]
        for page in range(len(self._pages)):
            owned = by_page.get(page, {})
            numbers += [page, Array(owned.get(mcid, "null") for mcid in range(max(owned, default=-1) + 1))]
        for key, (annotation, owner) in enumerate(self._annotations, start=len(self._pages)):
            annotation["StructParent"] = key
            numbers += [key, owner]
        parent_tree["Nums"] = numbers
        structure["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        self._write_names(structure)
        self._pdf.catalog["StructTreeRoot"] = structure.reference
        self._pdf.catalog["MarkInfo"] = Dictionary({"Marked": "true"})
        self._pdf.catalog["ViewerPreferences"] = Dictionary({"DisplayDocTitle": "true"})

    def _write_names(self, structure: Any) -> None:
        """The way from an id to its element, which must be there as soon as there are ids (14.7.2, IDTree)."""
        from pydyf import Array, String

        if self._named:
            names = Array()
            for name, reference in sorted(self._named.items()):
                names += [String(name), reference]
            structure["IDTree"] = self._add({"Names": names}).reference

    def _write_node(self, node: Node, parent: bytes) -> Any:
        from pydyf import Array

        written = self._add({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        self._references[node] = written.reference
        written["Pg"] = self._pages[node.first_page]
        written.update(self._properties(node))
        if "ID" in written:
            self._named[identifier_of(node.element, node.role)] = written.reference
        written["K"] = Array(self._write_kid(kid, node, written.reference) for kid in node.kids)
        return written

    def _write_kid(self, kid: Node | Content | Annotation, node: Node, parent: bytes) -> Any:
        from pydyf import Dictionary

        if isinstance(kid, Node):
            return self._write_node(kid, parent).reference
        if isinstance(kid, Annotation):
            self._annotations.append((kid.dictionary, parent))
            return Dictionary({"Type": "/OBJR", "Pg": self._pages[kid.page], "Obj": kid.dictionary.reference})
        if kid.page == node.first_page:
            return kid.mcid
        return Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.mcid})

    def _properties(self, node: Node) -> dict[str, Any]:
        """What is said of a node besides its content: language, alternative, attributes."""
        from pydyf import String

        if node.element is None:
            return {}
        found: dict[str, Any] = {}
        if alternative := alternative_of(node.element):
            found["Alt"] = String(alternative)
        if actual := actual_text_of(node.element):
            found["ActualText"] = String(actual)
        if identifier := identifier_of(node.element, node.role):
            found["ID"] = String(identifier)
        if language := node.element.get("lang"):
            found["Lang"] = String(language)
        if attributes := self._attributes(node):
            found["A"] = attributes
        return found

    def _attributes(self, node: Node) -> Any:
        from pydyf import Array, Dictionary, String

        match node.role:
            case "TH" | "TD":
                return self._cell(node)
            case "L":
                return Dictionary({"O": "/List", "ListNumbering": f"/{list_numbering_of(node.element)}"})
            case "Figure" | "Formula" if node.frame:
                way = "/Inline" if node.in_text else "/Block"
                return Dictionary({"O": "/Layout", "Placement": way, "BBox": Array(node.frame)})
            case "Table" if summary := self._summary(node.element):
                return Dictionary({"O": "/Table", "Summary": String(summary)})
            case _:
                return None

    def _summary(self, table: Any) -> str:
        """What is said of a table: by an element of the page, or in an attribute."""
        told = self._ids.get(table.get("aria-describedby", ""))
        return text_of(told) if told is not None else table.get("aria-label", "")

    def _cell(self, node: Node) -> Any:
        """What a cell names, covers, and is named by; the ids are sorted in reading order by the page."""
        from pydyf import Array, Dictionary, String

        found: dict[str, Any] = {"Scope": f"/{scope_of(node.element)}"} if node.role == "TH" else {}
        found.update(spans_of(node.element))
        if headers := headers_of(node.element):
            found["Headers"] = Array(String(name) for name in headers)
        return Dictionary({"O": "/Table", **found}) if found else None

    def _add(self, values: dict[str, Any]) -> Any:
        from pydyf import Dictionary

        dictionary = Dictionary(values)
        self._pdf.add_object(dictionary)
        return dictionary
