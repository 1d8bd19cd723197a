"""Links: where each address leads, from the documents of this page.

Comes in: a page, the library of its space. Goes out: the page with its addresses settled (see ``model.inline.Link``),
its mentions of pages named, the files that it offers. Decided here: which schemes a document may hold; a link that
leads nowhere keeps its words; what is broken is an open point.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from string import punctuation
from typing import Final
from urllib.parse import quote

from export_equipe.diagnostics import Severity, Sink
from export_equipe.diagnostics.quoting import shown_address
from export_equipe.model.block import Block, Card, Cards, Embed, FileLink, PageRef, Section, Stepper
from export_equipe.model.document import Page
from export_equipe.model.inline import LONGEST_ADDRESS, Button, Inline, Inlines, Link, Text
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import map_page, map_page_blocks, page_blocks, plain_inlines
from export_equipe.project.assets import AssetFault
from export_equipe.project.library import Library, ToFile, ToNothing, ToPage
from export_equipe.project.slug import slug
from export_equipe.source import Span

SAFE: Final = ("http", "https", "mailto", "tel")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HIDDEN: Final = re.compile(
    r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+"
)  # « java\tscript: » is a scheme too
_BROKEN: Final = ("/broken/pages/", "broken-reference", "broken://")


@dataclass(frozen=True, slots=True)
class _Settled:
    """An address settled; ``title`` is the name of what it leads to, ``""`` when it is not known."""

    target: str
    title: str = ""


def _length(address: str) -> int:
    """How long ``address`` is once its characters that are not ASCII are escaped."""
    return len(quote(address, safe=punctuation))


def settle_links(page: Page, library: Library, sink: Sink) -> tuple[Page, tuple[str, ...]]:
    """``page`` with its addresses settled, and the paths of the files that its documents lead to."""
    settler = _Settler(page, library, sink, _own_anchors(page))
    page = map_page(page, settler.inlines)
    page = map_page_blocks(page, settler.block)
    return page, tuple(sorted(settler.files))


def _own_anchors(page: Page) -> Mapping[str, str]:
    """The anchors of ``page`` with the titles of their sections."""
    found: dict[str, str] = {}
    for block in page_blocks(page):
        if isinstance(block, Section):
            found[block.anchor] = plain_inlines(block.heading.children)
        elif isinstance(block, Stepper):
            found.update({step.anchor: plain_inlines(step.title) for step in block.steps if step.anchor})
    return found


@dataclass
class _Settler:
    """Settles the addresses of one page."""

    page: Page
    library: Library
    sink: Sink
    anchors: Mapping[str, str]
    files: dict[str, int] = field(default_factory=dict)

    def inlines(self, nodes: Inlines) -> Inlines:
        """``nodes`` with the addresses of links and buttons settled."""
        return rewrite_inlines(nodes, self._inline)

    def _inline(self, node: Inline) -> Inlines:
        match node:
            case Link(target=target, span=span):
                settled = self._settle(target, span)
                children = node.children
                if node.mention and settled.title:
                    children = (Text(value=settled.title, span=span),)
                return (replace(node, target=settled.target, children=children),) if settled.target else children
            case Button(target=target, span=span) if target:
                return (replace(node, target=self._settle(target, span).target),)
            case _:
                return (node,)

    def block(self, block: Block) -> Block:
        """``block`` with its own address settled."""
        match block:
            case PageRef(target=target, span=span):
                settled = self._settle(target, span)
                words = settled.title or plain_inlines(block.children).strip() or target
                children = (Text(value=words, span=span),) if settled.title or not block.children else block.children
                return replace(block, target=settled.target, children=children)
            case Embed(target=target, span=span):
                return replace(block, target=self._settle(target, span).target)
            case FileLink():
                return self._file(block)
            case Cards(cards=cards):
                return replace(block, cards=tuple(self._card(card) for card in cards))
            case _:
                return block

    def _card(self, card: Card) -> Card:
        return replace(card, target=self._settle(card.target, card.span).target) if card.target else card

    def _file(self, block: FileLink) -> FileLink:
        settled = self._settle(block.target, block.span, missing="fichier-joint-absent")
        path = settled.target.removeprefix("file:")
        size = self.files.get(path, 0)
        return replace(block, target=settled.target, size=size)

    def _settle(self, written: str, span: Span, missing: str = "lien-casse") -> _Settled:
        """Where the address ``written`` at ``span`` leads."""
        target = written.strip()
        plain = _HIDDEN.sub("", target)
        if plain.startswith("//"):
            plain = target = f"https:{plain}"
        scheme = _SCHEME.match(plain)
        if scheme:
            return self._address(target, plain, scheme[1].lower(), span)
        if not plain or any(mark in target for mark in _BROKEN):
            return self._broken(written, span, missing)
        return self._in_page(target, span) if target.startswith("#") else self._in_space(target, span, missing)

    def _address(self, target: str, plain: str, scheme: str, span: Span) -> _Settled:
        if scheme in SAFE:
            if _length(plain) > LONGEST_ADDRESS:
                self._too_long(span)
            return _Settled(target if scheme in ("mailto", "tel") else plain)
        if scheme == "file" or len(scheme) == 1:  # a path of someone's machine: ``C:/docs/a.docx``
            return self._outside(target, span)
        hint = "garder une adresse http, https, mailto ou tel, ou le chemin d’un fichier du dossier"
        message = f"lien interdit : « {scheme}: » n’entre dans aucun document ; son texte est gardé"
        self.sink.report("lien-interdit", Severity.WARNING, span, message, hint=hint)
        return _Settled("")

    def _too_long(self, span: Span) -> None:
        limit = f"{LONGEST_ADDRESS:_}".replace("_", " ")
        message = f"adresse de plus de {limit} caractères : Word et PowerPoint n’en gardent que le texte"
        self.sink.report("adresse-trop-longue", Severity.WARNING, span, message, hint="donner une adresse plus courte")

    def _in_page(self, target: str, span: Span) -> _Settled:
        wanted = target[1:]
        anchor = wanted if wanted in self.anchors else slug(wanted) if slug(wanted) in self.anchors else None
        if anchor is None:
            return self._no_anchor(wanted, "cette page", span, "")
        return _Settled(f"#{anchor}", self.anchors[anchor])

    def _in_space(self, target: str, span: Span, missing: str) -> _Settled:
        match self.library.find(target, span.path):
            case ToPage(path=path, anchor=anchor):
                if path == self.page.path:
                    return self._in_page(f"#{anchor}", span) if anchor else _Settled("", self.library.title(path))
                if not anchor:
                    return _Settled(f"page:{path}", self.library.title(path))
                facts = self.library.facts(path)
                found = facts.anchor(anchor)
                if found is None:
                    return self._no_anchor(anchor, f"« {path} »", span, f"page:{path}")
                return _Settled(f"page:{path}#{found}", facts.anchors[found] or self.library.title(path))
            case ToFile(path=path):
                self.files[path] = self.library.size(path)
                return _Settled(f"file:{path}")
            case ToNothing(fault=AssetFault.OUTSIDE):
                return self._outside(target, span)
            case ToNothing():
                return self._broken(target, span, missing)

    def _outside(self, target: str, span: Span) -> _Settled:
        hint = "ranger le fichier dans le dossier de contenu"
        message = f"« {shown_address(target)} » mène hors du dossier de contenu : le texte seul est gardé"
        self.sink.report("fichier-hors-dossier", Severity.OPEN, span, message, hint=hint)
        return _Settled("")

    def _no_anchor(self, anchor: str, where: str, span: Span, target: str) -> _Settled:
        hint = "corriger ce qui suit « # » ; les titres de la page en donnent la liste"
        message = f"l’ancre « {shown_address(anchor)} » n’est pas dans {where}"
        message = message if anchor else "ce lien ne dit pas à quel titre il mène"
        self.sink.report("ancre-absente", Severity.WARNING, span, message, hint=hint)
        return _Settled(target)

    def _broken(self, written: str, span: Span, code: str) -> _Settled:
        shown = shown_address(written)
        if code == "fichier-joint-absent" and not shown:
            message, hint = "cette balise ne nomme aucun fichier", "donner son chemin, ou ôter la balise"
        elif code == "fichier-joint-absent":
            message, hint = f"le fichier « {shown} » est introuvable", "l’ajouter au dossier, ou corriger son chemin"
        else:
            message = f"lien cassé : « {shown} » ne mène à rien" if shown else "ce lien n’a pas d’adresse"
            hint = "corriger l’adresse, ou ôter le lien (son texte est gardé)"
        self.sink.report(code, Severity.OPEN, span, message, hint=hint)
        return _Settled("")
