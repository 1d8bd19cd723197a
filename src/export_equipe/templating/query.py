"""What a template sees of a page: titles, sections, bodies; each prints as a reference.

Comes in: a ``Page``. Goes out: views, and the registry that turns references back into nodes. Decided here: the
vocabulary of templates (documented in docs/guide.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from export_equipe.model.block import Blocks, Paragraph, Section
from export_equipe.model.document import Page
from export_equipe.model.inline import Inlines, LineBreak
from export_equipe.model.walk import plain_inlines

REFERENCE = "$ref"
LEAD_LIMIT = 160  # characters: two lines under a title


@dataclass(frozen=True, slots=True)
class Reference:
    """A stand-in for nodes; ``text`` is what they read, for a template that wants words."""

    number: int
    text: str = ""

    def __bool__(self) -> bool:
        return self.number >= 0

    def __str__(self) -> str:
        return self.text


NOTHING = Reference(-1)


@dataclass(slots=True)
class Registry:
    """The nodes behind the references of one rendering."""

    nodes: list[Inlines | Blocks] = field(default_factory=list)

    def inlines(self, nodes: Inlines) -> Reference:
        """A reference to inline nodes."""
        return self._add(nodes, plain_inlines(nodes))

    def blocks(self, nodes: Blocks) -> Reference:
        """A reference to blocks; false in a template when there are none."""
        return self._add(nodes, "") if nodes else NOTHING

    def _add(self, nodes: Inlines | Blocks, text: str) -> Reference:
        self.nodes.append(nodes)
        return Reference(len(self.nodes) - 1, text)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section: its title, its own body, the sections inside it."""

    title: Reference
    body: Reference
    whole: Reference
    level: int
    sections: tuple["SectionView", ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: ``intro`` stands before its first section, ``outline`` is every section in reading order.

    ``lead`` is the introduction of a page without a description, when it is one short paragraph: it fits a cover.
    """

    title: Reference
    description: str
    date: str
    path: str
    lead: Reference
    intro: Reference
    blocks: Reference
    sections: tuple[SectionView, ...]
    outline: tuple[SectionView, ...]
    metadata: Mapping[str, object]


def view_page(page: Page, registry: Registry) -> PageView:
    """``page`` as templates see it, its nodes entered in ``registry``."""
    sections = tuple(_section(block, registry) for block in page.blocks if isinstance(block, Section))
    return PageView(
        title=registry.inlines(page.title),
        description=page.description,
        date=_text(page.metadata.get("date")),
        path=page.path,
        lead=_lead(page, registry),
        intro=registry.blocks(_body(page.blocks)),
        blocks=registry.blocks(page.blocks),
        sections=sections,
        outline=tuple(inner for section in sections for inner in _flattened(section)),
        metadata=page.metadata,
    )


def _lead(page: Page, registry: Registry) -> Reference:
    body = _body(page.blocks)
    if len(body) != 1 or not isinstance(body[0], Paragraph) or page.description:
        return NOTHING
    children = body[0].children
    short = len(plain_inlines(children)) <= LEAD_LIMIT and not any(isinstance(node, LineBreak) for node in children)
    return registry.inlines(children) if short else NOTHING


def _section(section: Section, registry: Registry) -> SectionView:
    return SectionView(
        title=registry.inlines(section.heading.children),
        body=registry.blocks(_body(section.children)),
        whole=registry.blocks((section,)),
        level=section.level,
        sections=tuple(_section(child, registry) for child in section.children if isinstance(child, Section)),
    )


def _body(blocks: Blocks) -> Blocks:
    return tuple(block for block in blocks if not isinstance(block, Section))


def _flattened(section: SectionView) -> tuple[SectionView, ...]:
    return (section, *(inner for child in section.sections for inner in _flattened(child)))


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
