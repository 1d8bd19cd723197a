"""Who owns what is painted (F1): the check that no validator makes.

Each MCID of a page's content must be owned by exactly one structure element, which the ParentTree must name too
(ISO 32000-1, 14.7.4.4); what is painted outside any mark has no owner at all.
"""

from collections import Counter
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Page, Pdf

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.pdf.chunks import Key, PageContent
from export_equipe.inspect.pdf.content import read_content
from export_equipe.inspect.pdf.structure import owned_keys, walk_elements


def check_marks(pdf: Pdf) -> Iterator[Finding]:
    """F1."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield Finding("F1", "document", "le PDF n’est pas balisé")
        return
    owners = Counter(key for element in walk_elements(root) for key in owned_keys(element))
    parents = dict(number_tree(root.get("/ParentTree", Dictionary())))
    shown = set()
    for number, page in enumerate(pdf.pages, start=1):
        content = read_content(page, number)
        shown.update(content.mcids)
        yield from _check_owners(number, content, owners)
        yield from _check_parents(page, number, content, parents)
    for (_, mcid), count in sorted((key, count) for key, count in owners.items() if key not in shown):
        yield Finding("F1", "structure", f"renvoi à un contenu absent (MCID {mcid}, {count} fois)")


def number_tree(node: Object) -> Iterator[tuple[int, Object]]:
    """The entries of a number tree (7.9.7)."""
    numbers = list(node.get("/Nums", Array([])).as_list())
    yield from ((int(key), item) for key, item in zip(numbers[::2], numbers[1::2], strict=False))
    for kid in node.get("/Kids", ()):
        yield from number_tree(kid)


def _check_owners(number: int, content: PageContent, owners: Counter[Key]) -> Iterator[Finding]:
    place = f"page {number}"
    for painted in content.unmarked:
        yield Finding("F1", place, f"contenu hors balise et hors artefact : « {painted} »")
    for key, times in Counter(content.mcids).items():
        if times > 1:
            yield Finding("F1", place, f"MCID {key[1]} employé {times} fois")
        if owners[key] != 1:
            text = "".join(chunk.text for chunk in content.chunks if chunk.mcid == key)
            yield Finding("F1", place, f"MCID {key[1]} a {owners[key]} élément(s) de structure : « {text[:40]} »")


def _check_parents(page: Page, number: int, content: PageContent, parents: dict[int, Object]) -> Iterator[Finding]:
    """The ParentTree names, for each MCID of the page, an element that owns it."""
    own = [mcid for holder, mcid in content.mcids if holder == page.obj.objgen]
    entry = parents.get(int(page.obj.get("/StructParents", -1)))
    listed = list(entry.as_list()) if isinstance(entry, Array) else []
    for mcid in own:
        parent = listed[mcid] if mcid < len(listed) else None
        if not isinstance(parent, Dictionary) or (page.obj.objgen, mcid) not in set(owned_keys(parent)):
            yield Finding("F1", f"page {number}", f"ParentTree ne nomme pas le propriétaire du MCID {mcid}")
