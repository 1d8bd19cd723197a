"""An inspected document as text: one line a node, indented, for goldens and for people."""

from collections.abc import Iterable, Iterator

from export_equipe.inspect.tree import InspectedDocument, Node, Role


def dump_document(document: InspectedDocument) -> str:
    """Title, language and properties, then the body, the running heads and the notes, ended by a line end."""
    lines = [f"{document.format} {document.title!r} [{document.language}]"]
    lines += [f"  @{key} {value!r}" for key, value in sorted(document.properties.items())]
    lines += _part("body", document.nodes)
    for page in document.pages:
        lines.append(f"page {page.number} {page.name}".rstrip())
        lines += [line for node in page.nodes for line in _node(node, 1)]
        lines += _part("  running", page.running, depth=2)
        lines += _part("  notes", page.notes, depth=2)
    lines += _part("running", document.running)
    lines += _part("notes", document.notes)
    lines += _bookmarks(document)
    return "\n".join(lines) + "\n"


def _part(title: str, nodes: Iterable[Node], *, depth: int = 1) -> list[str]:
    lines = [line for node in nodes for line in _node(node, depth)]
    return [title, *lines] if lines else []


def _node(node: Node, depth: int) -> Iterator[str]:
    yield "  " * depth + " ".join([node.role.value, *_attributes(node)])
    for child in node.children:
        yield from _node(child, depth + 1)


def _attributes(node: Node) -> Iterator[str]:
    if node.role is Role.ARTIFACT and node.name:
        yield f"({node.name})"
    if node.level:
        yield str(node.level)
    if node.scope:
        yield f"scope={node.scope}"
    if node.language:
        yield f"[{node.language}]"
    if node.href:
        yield f"<{node.href}>"
    if node.alternative:
        yield f"alt={node.alternative!r}"
    if node.decorative:
        yield "decorative"
    if node.text:
        yield repr(node.text)


def _bookmarks(document: InspectedDocument) -> list[str]:
    lines = [f"{'  ' * mark.level}{mark.text!r}" for mark in document.bookmarks]
    return ["bookmarks", *lines] if lines else []
