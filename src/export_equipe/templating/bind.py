"""Storyboards bound to their nodes, and what they leave out.

Comes in: a page, a theme, the page's settings. Goes out: ``BoundDeck`` or ``BoundMemo``, and a diagnostic for each
block of the page that the template leaves out. Decided here: nothing; layout decides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from export_equipe.data.figures import AnyFigure
from export_equipe.diagnostics import Severity, Sink, ThemeError
from export_equipe.model.block import Block, Blocks, Divider, Paragraph, Section
from export_equipe.model.document import Page
from export_equipe.model.inline import Inlines
from export_equipe.model.walk import plain_inlines, walk_blocks
from export_equipe.passes.data_typography import set_data
from export_equipe.passes.typography.rule import Profile
from export_equipe.project.files import InputFiles
from export_equipe.templating.environment import render_storyboard
from export_equipe.templating.linemarks import Rendered
from export_equipe.templating.query import Registry, view_page
from export_equipe.templating.storyboard import (
    BodyRef,
    DeckStoryboard,
    Fact,
    Item,
    MemoStoryboard,
    NodeRef,
    Slide,
    SlideTable,
    TextRef,
    as_list,
    read_storyboard,
)

BoundText: TypeAlias = Inlines | str
DECK_TEMPLATE = "deck/page.yaml.j2"
MEMO_TEMPLATE = "memo/page.yaml.j2"
_KINDS = "un titre attend « section.title » ou « page.title », un corps « section.body » ou « page.blocks »"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundFact:
    """A label and its value."""

    label: str
    value: BoundText


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundItem:
    """A panel asked for: a card, a step, a column, a key figure."""

    title: BoundText = ""
    value: BoundText = ""
    text: BoundText = ""
    points: tuple[BoundText, ...] = ()
    body: Blocks = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundTable:
    """A table of a storyboard; every row has as many cells as there are columns."""

    columns: tuple[BoundText, ...]
    rows: tuple[tuple[BoundText, ...], ...]
    row_names: bool
    title: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundSlide:
    """A slide asked for: ``layout`` is auto or an archetype; ``level`` is its section's depth (0: it has none).

    Links to its ``anchors`` lead to it: those of the sections whose headings are its title. ``section`` names the part
    of the deck that it opens; ``told`` asks that the speaker's notes say all that it says.
    """

    layout: str
    title: BoundText
    subtitle: BoundText = ""
    kicker: str = ""
    facts: tuple[BoundFact, ...] = ()
    body: Blocks = ()
    notes: tuple[BoundText, ...] = ()
    level: int = 0
    anchors: tuple[str, ...] = ()
    text: BoundText = ""
    author: BoundText = ""
    items: tuple[BoundItem, ...] = ()
    table: BoundTable | None = None
    figure: AnyFigure | None = None
    section: str = ""
    number: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundDeck:
    """A deck asked for; ``storyboard`` is the rendered YAML, kept for reading."""

    footer: str
    slides: tuple[BoundSlide, ...]
    storyboard: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundMemo:
    """A memo asked for."""

    title: BoundText
    lead: BoundText
    head: str
    foot: str
    fields: tuple[BoundFact, ...]
    body: Blocks
    storyboard: str


def bind_deck(
    page: Page,
    folders: Sequence[Path],
    values: Mapping[str, object],
    *,
    files: InputFiles,
    sink: Sink,
    profile: Profile,
) -> BoundDeck:
    """The deck that the theme in ``folders`` makes of ``page``; ``values`` is what else its template sees.

    The first of ``folders`` is the theme's own, the others are those of the themes that it completes. The template's
    own words are set by ``profile``, as the page's are.
    """
    registry = Registry()
    rendered = _render(page, folders, DECK_TEMPLATE, values, registry, files)
    board = set_data(read_storyboard(rendered, DECK_TEMPLATE, DeckStoryboard, folders[0].name), profile)
    binder = _Binder(registry, _section_anchors(page.blocks))
    slides = tuple(binder.slide(slide, told=board.notes == "full") for slide in board.slides)
    said = [text for slide in slides for text in _texts(slide)]
    bodies = (
        block for slide in slides for body in (slide.body, *(item.body for item in slide.items)) for block in body
    )
    _report_left_out(page, bodies, "le diaporama", sink, said=said)
    return BoundDeck(footer=board.footer, slides=slides, storyboard=rendered.text)


def bind_memo(
    page: Page,
    folders: Sequence[Path],
    values: Mapping[str, object],
    *,
    files: InputFiles,
    sink: Sink,
    profile: Profile,
) -> BoundMemo:
    """The memo that the theme in ``folders`` makes of ``page``; ``folders`` and ``profile`` as in ``bind_deck``."""
    registry = Registry()
    rendered = _render(page, folders, MEMO_TEMPLATE, values, registry, files)
    board = set_data(read_storyboard(rendered, MEMO_TEMPLATE, MemoStoryboard, folders[0].name), profile)
    binder = _Binder(registry)
    body = binder.body(board.body)
    _report_left_out(page, body, "la note", sink)
    return BoundMemo(
        title=binder.text(board.title), lead=binder.text(board.lead), head=board.head, foot=board.foot,
        fields=binder.facts(board.fields), body=body, storyboard=rendered.text,
    )  # fmt: skip


def _render(
    page: Page,
    folders: Sequence[Path],
    template: str,
    values: Mapping[str, object],
    registry: Registry,
    files: InputFiles,
) -> Rendered:
    return render_storyboard(folders, template, {**values, "page": view_page(page, registry)}, files)


class _Binder:
    """Turns references back into nodes."""

    def __init__(self, registry: Registry, anchors: Mapping[int, str] = MappingProxyType({})) -> None:
        self._nodes = registry.nodes
        self._anchors = anchors

    def slide(self, slide: Slide, *, told: bool) -> BoundSlide:
        title = self.text(slide.title)
        anchor = self._anchors.get(id(title), "")
        return BoundSlide(
            layout=slide.layout, title=title, subtitle=self.text(slide.subtitle), anchors=(anchor,) if anchor else (),
            kicker=slide.kicker or "", facts=self.facts(slide.facts), body=self.body(slide.body),
            notes=() if slide.notes == "full" else tuple(self.text(note) for note in slide.notes), level=slide.level,
            text=self.text(slide.text), author=self.text(slide.author), figure=slide.figure,
            items=tuple(self.item(item) for item in slide.items),
            table=self.table(slide.table) if slide.table else None,
            section=_plain(self.text(slide.section)), number=slide.number or "", told=told or slide.notes == "full",
        )  # fmt: skip

    def item(self, item: Item) -> BoundItem:
        return BoundItem(
            title=self.text(item.title), value=self.text(item.value), text=self.text(item.text),
            points=tuple(self.text(point) for point in item.points), body=self.body(item.body),
        )  # fmt: skip

    def table(self, table: SlideTable) -> BoundTable:
        return BoundTable(
            columns=tuple(self.text(text) for text in table.columns),
            rows=tuple(tuple(self.text(text) for text in row) for row in table.rows),
            row_names=table.row_names, title=table.title, description=table.description,
        )  # fmt: skip

    def facts(self, facts: Iterable[Fact]) -> tuple[BoundFact, ...]:
        return tuple(BoundFact(label=fact.label, value=self.text(fact.value)) for fact in facts)

    def text(self, text: TextRef | None) -> BoundText:
        """Inlines for a reference, a string for words of the template."""
        if text is None or isinstance(text, str):
            return text or ""
        nodes = self._get(text)
        if any(_is_block(node) for node in nodes):
            raise ThemeError("le scénario met des blocs de la page là où il faut un texte", hint=_KINDS)
        return nodes  # type: ignore[return-value]

    def body(self, body: BodyRef) -> Blocks:
        nodes = tuple(node for ref in as_list(body) for node in self._get(ref))
        if not all(_is_block(node) for node in nodes):
            raise ThemeError("le scénario met un texte de la page là où il faut des blocs", hint=_KINDS)
        return nodes  # type: ignore[return-value]

    def _get(self, ref: NodeRef) -> Inlines | Blocks:
        if ref.number >= len(self._nodes):
            raise ThemeError(f"le scénario renvoie à un passage inconnu ({ref.number})")
        return self._nodes[ref.number]


def _plain(text: BoundText) -> str:
    """``text`` as a name: its words, without the colon that may end them."""
    return (text if isinstance(text, str) else plain_inlines(text)).strip().rstrip("\u00a0 :")


def _texts(slide: BoundSlide) -> Iterator[BoundText]:
    """What ``slide`` says beside its bodies."""
    yield from (slide.subtitle, slide.text, slide.author, *slide.notes)
    for item in slide.items:
        yield from (item.title, item.value, item.text, *item.points)
    if slide.table:
        yield from (*slide.table.columns, *(text for row in slide.table.rows for text in row))


def _section_anchors(blocks: Blocks) -> dict[int, str]:
    """The anchors of the sections of a page, by the identity of their titles."""
    sections = (block for block in walk_blocks(blocks) if isinstance(block, Section))
    return {id(section.heading.children): section.anchor for section in sections if section.heading.children}


def _is_block(node: object) -> bool:
    return isinstance(node, Block)


def _report_left_out(
    page: Page, used: Iterable[Block], where: str, sink: Sink, *, said: Iterable[BoundText] = ()
) -> None:
    """Says which blocks of ``page`` are in none of the bodies; a paragraph may also be ``said`` as a text."""
    kept = {id(block) for block in _leaves(used)}
    nodes = {id(node) for text in said if not isinstance(text, str) for node in text}
    for block in _leaves(page.blocks):
        if isinstance(block, Paragraph) and block.children and id(block.children[0]) in nodes:
            continue
        if id(block) not in kept and not isinstance(block, Divider):
            message = f"ce passage n’est pas repris dans {where}"
            sink.report("passage-non-repris", Severity.WARNING, block.span, message, hint="voir le modèle du thème")


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that are not sections, at any depth of sections."""
    for block in blocks:
        if isinstance(block, Section):
            yield from _leaves(block.children)
        else:
            yield block
