"""Rules of the HTML page, read from its bytes; the ids H… are ours, after RGAA 4.1 and the issue.

- H1 exactly one ``h1``, which comes first; no heading level skipped
- H2 header cells have a scope
- H3 pictures and drawings have a text alternative, or are decorative
- H4 nothing is fetched from elsewhere: the page stands alone
- H5 no script
- C1, C2, C6, C7, C8, C9 as in ``common``
"""

import re
from collections.abc import Iterator

from export_equipe.inspect.checks.common import alternative_fault, check_levels, check_nodes, check_properties
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.html import inspect_html
from export_equipe.inspect.html.dom import Element, parse_html
from export_equipe.inspect.text import node_text
from export_equipe.inspect.tree import InspectedDocument, Role

_SOURCES = ("src", "srcset", "poster", "data", "background")
_FETCHING_LINKS = frozenset({"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "manifest"})
_IN_CSS = re.compile(r"url\(\s*['\"]?(?!data:|#)([^)'\"]+)|@import\s+['\"]?([^;'\"]+)", re.IGNORECASE)


def check_html(data: bytes) -> tuple[Finding, ...]:
    """What the page ``data`` breaks."""
    document, root = inspect_html(data), parse_html(data.decode("utf-8"))
    nodes = (finding for finding in check_nodes(document.nodes, "page") if finding.rule != "C3")  # H3 says it
    return (
        *check_properties(document),
        *nodes,
        *_check_headings(document),
        *_check_scopes(root),
        *_check_pictures(document),
        *_check_resources(root),
        *_check_scripts(root),
    )


def _check_headings(document: InspectedDocument) -> Iterator[Finding]:
    levels = [(node.level, node_text(node)) for node in document.find(Role.HEADING)]
    first = sum(level == 1 for level, _ in levels)
    if first != 1:
        yield Finding("H1", "page", f"{first} titre(s) h1 au lieu d’un")
    yield from check_levels(levels, "H1", "page")


def _check_scopes(root: Element) -> Iterator[Finding]:
    for cell in root.all("th"):
        if cell.get("scope") not in ("row", "col", "rowgroup", "colgroup"):
            yield Finding("H2", f"ligne {cell.line}", f"cellule d’en-tête sans portée : « {cell.text().strip()} »")


def _check_pictures(document: InspectedDocument) -> Iterator[Finding]:
    for node in (*document.find(Role.FIGURE), *document.find(Role.FORMULA)):
        fault = "" if node.decorative else alternative_fault(node.alternative)
        if fault:
            yield Finding("H3", "page", f"{node.name} : {fault}")


def _check_resources(root: Element) -> Iterator[Finding]:
    for element in root.walk():
        addresses = [element.get(name) for name in _SOURCES if element.get(name)]
        if element.tag == "link" and _FETCHING_LINKS & set(element.get("rel").lower().split()):
            addresses.append(element.get("href"))
        if element.tag in ("image", "use"):
            addresses += [element.get("href") or element.get("xlink:href")]
        css = element.get("style") + (element.text() if element.tag == "style" else "")
        addresses += [match[1] or match[2] for match in _IN_CSS.finditer(css)]
        for address in addresses:
            if address and not address.startswith(("data:", "#")):
                yield Finding("H4", f"ligne {element.line}", f"ressource extérieure : {address}")


def _check_scripts(root: Element) -> Iterator[Finding]:
    for element in root.walk():
        handlers = [name for name in element.attributes if name.startswith("on")]
        if element.tag == "script" or handlers:
            yield Finding("H5", f"ligne {element.line}", f"script dans <{element.tag}>")
