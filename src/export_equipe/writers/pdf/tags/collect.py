"""From the boxes of all pages to one node an HTML element.

Every box remembers the element it was made for, also when an element was cut by a page. So a paragraph, a list or a
table that crosses a page is one node, by construction (ISO 14289-1, 7.1: the semantics of the page, not of its
sheets).

Decided here: what is an artifact. A running head or foot is one (7.8), and so is a table's head when it is said again
on the next page: a reader that moves through the table already knows it. A note is drawn at the foot of a page, and
said behind the block that calls it.
"""

from collections.abc import Mapping
from typing import Any

from export_equipe.writers.pdf.tags.nodes import Annotation, Content, Node
from export_equipe.writers.pdf.tags.roles import FOOTER, HEADER, TEXT, artifact_of, role_of

POINTS = 0.75  # of a CSS pixel


class Collector:
    """Gathers the nodes of a document; ``owners`` and ``artifacts`` map ``(page, mcid)`` to what it belongs to."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.owners: dict[tuple[int, int], Node] = {}
        self.artifacts: dict[tuple[int, int], Mapping[str, str]] = {}
        self._nodes: dict[tuple[Any, str], Node] = {}
        self._notes: list[Node] = []

    def add_page(self, index: int, page: Any, marks: dict[Any, dict[str, Any]]) -> None:
        """Adds the page at ``index``; ``marks`` maps boxes to their marked content (WeasyPrint's ``Stream._tags``)."""
        _PageWalk(self, index, page.height, marks).walk(page._page_box, self.root)

    def node_for(self, element: Any, tag: str, parent: Node, page: int) -> Node:
        """The node of ``element``, made when it is first met; its parent's when it is no structure."""
        known = self._nodes.get((element, tag))
        if known is not None:
            return known
        role = role_of(element, tag, parent.role)
        if role is None:
            return parent
        node = self._nodes[element, tag] = Node(role, element, page, in_text=parent.role in TEXT)
        if role == "Note":
            self._notes.append(node)  # drawn at the foot of a page, but said where the page calls it
        else:
            self._body(parent, role, page).kids.append(node)
        return node

    def place_notes(self, page: Any) -> None:
        """Puts each note behind the block that calls it; ``page`` is the page's root element."""
        if not self._notes:
            return
        parents = {child: parent for parent in page.iter() for child in parent}
        order = {element: index for index, element in enumerate(page.iter())}
        for note in sorted(self._notes, key=lambda note: order[note.element]):
            kids = self._holder(note, parents).kids
            blocks = ((at, kid) for at, kid in enumerate(kids) if isinstance(kid, Node) and _is_block(kid))
            later = (at for at, kid in blocks if order[kid.element] > order[note.element])
            kids.insert(next(later, len(kids)), note)

    def _holder(self, note: Node, parents: dict[Any, Any]) -> Node:
        """The node of the innermost element around ``note`` that may hold blocks."""
        element = note.element
        while element in parents:
            element = parents[element]
            node = self._nodes.get((element, element.tag))
            if node is not None and node.role not in TEXT:
                return self._body(node, "Note", note.first_page)
        return self.root

    def own(self, node: Node, page: int, mcid: int) -> None:
        """Gives marked content to ``node``."""
        owner = self._body(node, "", page)
        owner.kids.append(Content(page, mcid))
        self.owners[page, mcid] = owner

    def _body(self, node: Node, role: str, page: int) -> Node:
        """``node``, or its LBody when it is a list item: only labels stand beside it (14.8.4.3.3)."""
        if node.role != "LI" or role in ("Lbl", "LBody"):
            return node
        for kid in node.kids:
            if isinstance(kid, Node) and kid.role == "LBody":
                return kid
        body = Node("LBody", None, page)
        node.kids.append(body)
        return body


class _PageWalk:
    """Walks through the boxes of one page."""

    def __init__(self, found: Collector, index: int, height: float, marks: dict[Any, dict[str, Any]]) -> None:
        self._found = found
        self._index = index
        self._height = height
        self._marks = marks

    def walk(self, box: Any, parent: Node) -> None:
        """Gives what ``box`` shows to its node, inside ``parent``."""
        box = getattr(box, "_box", box)  # a placeholder stands for an absolute box
        keyword = getattr(box, "at_keyword", None)
        if keyword is not None:
            self._discard(box, _running(keyword))
            return
        node = parent
        if box.element is not None and box.element_tag:
            artifact = artifact_of(box.element, box.element_tag)
            if artifact is not None:
                self._discard(box, artifact)
                return
            node = self._found.node_for(box.element, box.element_tag, parent, self._index)
        if node.role == "THead" and node.first_page != self._index:
            self._discard(box, {"Type": "/Pagination"})
            return
        self._take(box, node)
        for child in box.children:
            self.walk(child, node)

    def _take(self, box: Any, node: Node) -> None:
        if node.role == "Link" and box.link_annotation and box.element is node.element:
            node.kids.append(Annotation(self._index, box.link_annotation))
        if (mark := self._marks.get(box)) is not None:
            self._found.own(node, self._index, mark["mcid"])
            if node.role in ("Figure", "Formula"):
                node.frame = self._frame(box)

    def _frame(self, box: Any) -> tuple[float, float, float, float]:
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self._height - top - box.height, left + box.width, self._height - top)
        x1, y1, x2, y2 = (round(corner * POINTS, 3) for corner in corners)
        return x1, y1, x2, y2

    def _discard(self, box: Any, properties: Mapping[str, str]) -> None:
        box = getattr(box, "_box", box)
        if (mark := self._marks.get(box)) is not None:
            self._found.artifacts[self._index, mark["mcid"]] = properties
        for child in box.children:
            self._discard(child, properties)


def _is_block(kid: Node) -> bool:
    return kid.element is not None and kid.role not in ("Span", "Link", "Reference")


def _running(keyword: str) -> Mapping[str, str]:
    """The properties of a running head or foot."""
    return HEADER if keyword.startswith("@top") else FOOTER
