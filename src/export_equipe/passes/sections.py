"""The page's tree: its title, its sections with levels and anchors, its footnotes in order.

Comes in: a page as read. Goes out: a ``Page``. Decided here: the title (the first level-1 heading, else the name in the
summary, else the file name), levels that skip nothing also inside tabs and steps, anchors that are unique, footnotes
numbered by their first call.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.block import (
    Block,
    Blocks,
    Heading,
    Section,
    Step,
    Stepper,
    Tabs,
)
from export_equipe.model.document import Footnote, Page
from export_equipe.model.inline import FootnoteRef, Inline, Inlines, Text
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import (
    block_parts,
    fold_spaces,
    map_blocks,
    map_children,
    map_inlines,
    plain_inlines,
    walk_inlines,
)
from export_equipe.project.slug import slug
from export_equipe.reader.nesting import nest
from export_equipe.reader.page import FlatPage
from export_equipe.source import Span

_TITLED = (Tabs, Stepper)  # blocks whose own titles are a level of the outline


def nest_sections(flat: FlatPage, names: Mapping[str, str], sink: Sink) -> Page:
    """``flat`` as a tree; ``names`` gives each page's name in the summary."""
    title = next((b for b in flat.blocks if isinstance(b, Heading) and b.source_level == 1 and b.children), None)
    blocks = nest(block for block in flat.blocks if block is not title)
    blocks = _Anchors(sink).placed(blocks, 1)
    page = Page(
        path=flat.path,
        title=title.children if title else _name(flat, names, sink),
        metadata=flat.metadata,
        description=_description(flat),
        blocks=blocks,
        span=title.span if title else Span(flat.path, 0, 0),
    )
    return _with_notes(page, flat.notes, sink)


def _description(flat: FlatPage) -> str:
    """The lead of the page, white space folded; no-break spaces are kept."""
    description = flat.metadata.get("description")
    return fold_spaces(description) if isinstance(description, str) else ""


def _name(flat: FlatPage, names: Mapping[str, str], sink: Sink) -> Inlines:
    stated = flat.metadata.get("title")
    name = names.get(flat.path) or (fold_spaces(stated) if isinstance(stated, str) else "")
    if not name:
        path = PurePosixPath(flat.path)
        stem = path.parent.name if path.stem.lower() == "readme" and path.parent.name else path.stem
        name = re.sub(r"[-_]+", " ", stem).strip().capitalize() or flat.path
        if flat.blocks:
            hint = "commencer la page par « # Titre »"
            message = f"la page n’a pas de titre : « {name} » vient du nom du fichier"
            sink.report("page-sans-titre", Severity.WARNING, flat.path, message, hint=hint)
    return (Text(value=name, span=Span(flat.path, 0, 0)),)


class _Anchors:
    """Gives each section its level and an anchor of its own."""

    def __init__(self, sink: Sink) -> None:
        self._anchors: set[str] = set()
        self._counts: dict[str, int] = {}
        self._sink = sink

    def placed(self, blocks: Blocks, level: int) -> Blocks:
        """``blocks`` that stand in a section of ``level``, their sections deeper than it."""
        return tuple(self._placed(block, level) for block in blocks)

    def _placed(self, block: Block, level: int) -> Block:
        if isinstance(block, Section):
            anchor = self._anchor(block.heading)
            inner = level + 1
            return replace(block, level=inner, anchor=anchor, children=self.placed(block.children, inner))
        if isinstance(block, Stepper):
            block = replace(block, steps=tuple(self._step(step) for step in block.steps))
        inner = level + 1 if isinstance(block, _TITLED) else level
        return map_children(block, lambda children: self.placed(children, inner))

    def _step(self, step: Step) -> Step:
        return (
            replace(step, anchor=self._unique(step.anchor or slug(plain_inlines(step.title)))) if step.title else step
        )

    def _anchor(self, heading: Heading) -> str:
        if heading.anchor in self._anchors:
            message = f"l’ancre « {heading.anchor} » est déjà celle d’un autre titre"
            hint = "donner à ce titre une ancre à lui"
            self._sink.report("ancre-en-double", Severity.INFO, heading.span, message, hint=hint)
        return self._unique(heading.anchor or slug(plain_inlines(heading.children)) or "section")

    def _unique(self, base: str) -> str:
        anchor = base
        while anchor in self._anchors:
            self._counts[base] = self._counts.get(base, 1) + 1
            anchor = f"{base}-{self._counts[base]}"
        self._anchors.add(anchor)
        return anchor


# --- Footnotes --------------------------------------------------------------------------------------------------------


def _with_notes(page: Page, notes: tuple[Footnote, ...], sink: Sink) -> Page:
    """``page`` with its footnotes numbered by their first call; one that nothing calls is reported, and comes last.

    So does the second of two notes that have the same label.
    """
    known: dict[str, Footnote] = {}
    for note in notes:
        label = note.label
        while label in known:
            label += " "  # which no label has: nothing calls it
        known[label] = note
    order = list(dict.fromkeys(label for label in _calls(page.title, page.blocks, known) if label in known))
    for label, note in known.items():
        if label not in order:
            shown = note.label.rpartition("#")[2]
            hint = f"écrire « [^{shown}] » là où elle s’applique, ou ôter la note"
            sink.report(
                "note-sans-appel", Severity.WARNING, note.span, f"rien n’appelle la note « {shown} »", hint=hint
            )
            order.append(label)
    numbers = {label: number for number, label in enumerate(order, 1)}

    def numbered(nodes: Inlines) -> Inlines:
        return rewrite_inlines(nodes, lambda node: _numbered(node, numbers, sink))

    def change(blocks: Blocks) -> Blocks:
        return map_blocks(blocks, lambda block: map_inlines(block, numbered))

    made = (
        replace(known[label], number=number, children=change(known[label].children))
        for label, number in numbers.items()
    )
    return replace(page, title=numbered(page.title), blocks=change(page.blocks), notes=tuple(made))


def _calls(title: Inlines, blocks: Blocks, known: Mapping[str, Footnote]) -> Iterator[str]:
    """The labels that are called, in reading order; the notes' own calls come after those of the page."""
    found = list(_called(title, blocks))
    met: set[str] = set()
    for label in found:  # grows while it is read: notes may call notes
        if label not in met and label in known:
            met.add(label)
            found.extend(_called((), known[label].children))
    yield from found


def _called(inlines: Inlines, blocks: Blocks) -> Iterator[str]:
    yield from (node.label for node in walk_inlines(inlines) if isinstance(node, FootnoteRef))
    for block in blocks:
        for part in block_parts(block):
            yield from _called(part, ()) if isinstance(part, tuple) else _called((), (part,))


def _numbered(node: Inline, numbers: Mapping[str, int], sink: Sink) -> Inlines:
    if not isinstance(node, FootnoteRef):
        return (node,)
    if node.label in numbers:
        return (replace(node, number=numbers[node.label]),)
    shown = f"[^{node.label.rpartition('#')[2]}]"
    hint = f"écrire la note (« {shown}: texte ») dans la page, ou ôter l’appel"
    message = f"l’appel de note « {shown} » n’a pas de note : il reste tel quel"
    sink.report("note-sans-texte", Severity.WARNING, node.span, message, hint=hint)
    return (Text(value=shown, span=node.span),)
