"""The structure tree of a PDF to nodes: roles, alternatives, scopes, links, and the text that each element owns.

Follows ISO 32000-1, 14.7 and 14.8 (standard structure types), with the role map applied.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from pikepdf import Array, Dictionary, Object, Pdf

from export_equipe.inspect.merge import tidy
from export_equipe.inspect.pdf.chunks import Chunk, Key
from export_equipe.inspect.pdf.joins import Joiner
from export_equipe.inspect.tree import INLINE, Node, Role

ROLES = {
    "P": Role.PARAGRAPH, "H": Role.HEADING, "Title": Role.TITLE, "L": Role.LIST, "LI": Role.ITEM, "Lbl": Role.LABEL,
    "Table": Role.TABLE, "TR": Role.ROW, "TH": Role.HEADER_CELL, "TD": Role.CELL, "Caption": Role.CAPTION,
    "Figure": Role.FIGURE, "Formula": Role.FORMULA, "Link": Role.LINK, "Note": Role.NOTE, "FENote": Role.NOTE,
    "BlockQuote": Role.QUOTE, "Code": Role.CODE, "TOC": Role.CONTENTS, "TOCI": Role.CONTENTS, "Artifact": Role.ARTIFACT,
    "Span": Role.SPAN, "NonStruct": Role.SPAN, "Quote": Role.SPAN, "Em": Role.SPAN, "Strong": Role.SPAN,
    "Reference": Role.LABEL, "BibEntry": Role.SPAN, "Annot": Role.SPAN, "Form": Role.SPAN, "Private": Role.SPAN,
    "Sub": Role.SPAN, "Ruby": Role.SPAN, "Warichu": Role.SPAN,
}  # fmt: skip
_HEADING = re.compile(r"H([1-6])$")
_KEPT_IN_TEXT = INLINE | {Role.FIGURE, Role.FORMULA, Role.LABEL}
_IN_LINE = INLINE | {Role.FORMULA, Role.LABEL}  # what a line of text goes on after
_TEXT_BLOCKS = frozenset({Role.PARAGRAPH, Role.HEADING, Role.CAPTION})


@dataclass(slots=True)
class _Draft:
    """A node in the making: a later line may still take the hyphen from its text."""

    role: Role
    parts: list[str] = field(default_factory=list)
    kids: list["_Draft"] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    def freeze(self) -> Node:
        return Node(
            role=self.role, text="".join(self.parts), children=tuple(kid.freeze() for kid in self.kids), **self.facts
        )


@dataclass(frozen=True, slots=True)
class Structure:
    """What the structure tree says: the nodes below ``Document``, and the notes by their numbers."""

    nodes: tuple[Node, ...] = ()
    notes: tuple[Node, ...] = ()


def read_structure(pdf: Pdf, chunks: Mapping[Key, Sequence[Chunk]]) -> Structure:
    """The nodes, in structure order, notes apart; ``chunks`` is the text of each marked content."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return Structure()
    reader = _Reader(root.get("/RoleMap", Dictionary()), chunks)
    drafts = [draft for kid in kids_of(root) for draft in reader.element(kid, inline=False)]
    nodes = tidy(draft.freeze() for draft in drafts)
    body = tuple(child for node in nodes for child in (node.children if node.name == "Document" else (node,)))
    return Structure(body, tuple(_without_number(note) for note in sorted(reader.frozen_notes(), key=_number)))


def _number(note: Node) -> float:
    """The number of a note, from its label; notes without one come last."""
    label = "".join(leaf.text for child in note.children if child.role is Role.LABEL for leaf in child.walk()).strip()
    return float(label) if label.isdecimal() else inf


def _without_number(note: Node) -> Node:
    return replace(note, children=tuple(child for child in note.children if child.role is not Role.LABEL))


def kids_of(element: Object) -> list[Any]:
    """The kids of a structure element: elements, references, MCIDs."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids.as_list()) if isinstance(kids, Array) else [kids]


def walk_elements(element: Object) -> Iterator[Object]:
    """The structure elements below ``element``, in order."""
    for kid in kids_of(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from walk_elements(kid)


def owned_keys(element: Object) -> Iterator[Key]:
    """The marked contents that ``element`` owns itself."""
    keys = (owned_key(element, kid) for kid in kids_of(element))
    return (key for key in keys if key is not None)


def owned_key(element: Object, kid: Any) -> Key | None:
    """The marked content that a kid of ``element`` refers to, ``None`` for other kids (14.7.4)."""
    if isinstance(kid, int) and "/Pg" in element:
        return element["/Pg"].objgen, int(kid)
    if isinstance(kid, Dictionary) and "/MCID" in kid:
        holder = kid.get("/Stm", kid.get("/Pg", element.get("/Pg")))
        return None if holder is None else (holder.objgen, int(kid["/MCID"]))
    return None


def standard_type(element: Object, role_map: Object) -> str:
    """The standard structure type of an element, through the role map."""
    name, seen = str(element["/S"]), set[str]()
    while name in role_map and name not in seen:
        seen.add(name)
        name = str(role_map[name])
    return name.removeprefix("/")


def attributes_of(element: Object) -> Iterator[Object]:
    """The attribute dictionaries of an element; revision numbers between them are skipped (14.7.5)."""
    found = element.get("/A")
    items: Iterable[Any] = found.as_list() if isinstance(found, Array) else [] if found is None else [found]
    return (item for item in items if isinstance(item, Dictionary))


class _Reader:
    def __init__(self, role_map: Object, chunks: Mapping[Key, Sequence[Chunk]]) -> None:
        self._role_map, self._chunks = role_map, chunks
        self._joiner = Joiner()
        self._notes: list[_Draft] = []

    def frozen_notes(self) -> tuple[Node, ...]:
        """The notes that were met, in structure order; a note stands beside what calls it, and is no part of it."""
        return tidy(note.freeze() for note in self._notes)

    def element(self, element: Any, *, inline: bool) -> Iterator[_Draft]:
        """The node of an element; ``inline`` inside a paragraph, where only inline roles are kept."""
        if not isinstance(element, Dictionary) or "/S" not in element:
            return
        draft = self._draft(element, inline=inline)
        if draft.role is Role.NOTE:
            self._notes.append(draft)
        if draft.role not in _IN_LINE or draft.facts["name"] == "Lbl":
            self._joiner.reset()
        inside = inline or draft.role in _TEXT_BLOCKS
        if "/ActualText" in element:
            draft.kids.append(_Draft(Role.TEXT, [str(element["/ActualText"])]))
        else:
            draft.kids.extend(
                kid for item in kids_of(element) for kid in self._kid(element, item, draft, inline=inside)
            )
        if draft.role not in _IN_LINE or draft.facts["name"] == "Lbl":
            self._joiner.reset()
        if draft.role is not Role.NOTE:
            yield draft

    def _draft(self, element: Object, *, inline: bool) -> _Draft:
        kind = standard_type(element, self._role_map)
        heading = _HEADING.match(kind)
        role = Role.HEADING if heading else ROLES.get(kind, Role.GROUP)
        if role is Role.PARAGRAPH and self._holds_only_code(element):
            role = Role.CODE
        facts = {
            "level": int(heading[1]) if heading else 0,
            "name": kind,
            "alternative": str(element.get("/Alt", "")) or _summary(element),
            "language": str(element.get("/Lang", "")),
            "scope": _scope(element),
        }
        kept = role in _KEPT_IN_TEXT or role is Role.NOTE
        return _Draft(Role.SPAN if inline and not kept else role, facts=facts)

    def _holds_only_code(self, element: Object) -> bool:
        kids = kids_of(element)
        inner = kids[0] if len(kids) == 1 else None
        return isinstance(inner, Dictionary) and "/S" in inner and standard_type(inner, self._role_map) == "Code"

    def _kid(self, element: Object, kid: Any, draft: _Draft, *, inline: bool) -> Iterator[_Draft]:
        if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
            _read_annotation(kid["/Obj"], draft)
        elif isinstance(kid, Dictionary) and "/S" in kid:
            yield from self.element(kid, inline=inline)
        else:
            key = owned_key(element, kid)
            if key is not None:
                yield self._leaf(key)

    def _leaf(self, key: Key) -> _Draft:
        draft = _Draft(Role.TEXT)
        self._joiner.join(self._chunks.get(key, ()), draft.parts)
        return draft


def _read_annotation(annotation: Object, draft: _Draft) -> None:
    action = annotation.get("/A", Dictionary())
    target = action.get("/URI", annotation.get("/Dest", action.get("/D", "")))
    draft.facts["href"] = str(target) if not isinstance(target, Array) else "#"
    if draft.role is Role.LINK:
        draft.facts["alternative"] = str(annotation.get("/Contents", ""))


def _summary(element: Object) -> str:
    """What a table says of itself to who cannot see it (14.8.5.7)."""
    return next((str(each["/Summary"]) for each in attributes_of(element) if "/Summary" in each), "")


def _scope(element: Object) -> str:
    names = [str(attribute["/Scope"]) for attribute in attributes_of(element) if "/Scope" in attribute]
    return names[0].removeprefix("/").lower() if names else ""
