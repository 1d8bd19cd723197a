"""What is still open in a page, and what a final must refuse.

Comes in: a page whose passes are done, and the mode. Goes out: diagnostics. Decided here: what is an open point
(marker, unfilled note, unknown mention) and how it weighs in a draft and in a final.
"""

import re
from collections.abc import Iterable, Iterator

from export_equipe.diagnostics import Severity, Sink
from export_equipe.diagnostics.quoting import shortened, shown_address
from export_equipe.formulas.formula import FormulaFault
from export_equipe.formulas.read import read_formula
from export_equipe.model.block import (
    Block,
    Details,
    Diagram,
    EditorialNote,
    Hint,
    List,
    MathBlock,
    Paragraph,
    Stepper,
    Tabs,
)
from export_equipe.model.document import Page
from export_equipe.model.inline import Emphasis, Image, Inline, Inlines, Math, Mention, Placeholder, Strong, Text
from export_equipe.model.walk import block_inlines, child_inlines, page_blocks, plain_inlines
from export_equipe.project.mode import Mode
from export_equipe.source import Span

_QUESTION = re.compile(r"\(([^()]*\?)\s*\)\s*[.…]?$")

_OPEN = {  # what an open point is called, and what is said of it
    ("marqueur", Mode.DRAFT): ("marqueur-ouvert", "est à compléter"),
    ("marqueur", Mode.FINAL): ("marqueur-en-final", "reste dans un document final"),
    ("mention", Mode.DRAFT): ("mention-ouverte", "n’est pas résolue"),
    ("mention", Mode.FINAL): ("mention-en-final", "reste dans un document final"),
}


def check_page(page: Page, mode: Mode, sink: Sink) -> None:
    """Reports every open point of ``page``, every open question, and the notes that a final leaves out."""
    _check_inlines(page.title, mode, sink)
    for block in page_blocks(page):
        if isinstance(block, EditorialNote):
            _check_note(block, mode, sink)
            continue
        for nodes in block_inlines(block):
            _check_inlines(nodes, mode, sink)
        if isinstance(block, List):
            _check_questions(block, sink)
        for name, part in _empty_parts(block):
            hint = "l’écrire, ou l’ôter de la page"
            sink.report("bloc-vide", Severity.WARNING, part, f"{name} vide", hint=hint)
        if isinstance(block, MathBlock):
            _check_formula(block.latex, block.span, display=True, sink=sink)
        if isinstance(block, Diagram):
            hint = "en faire une image, avec son texte de remplacement, pour qu’il soit dessiné"
            sink.report("diagramme-non-dessine", Severity.INFO, block.span, "diagramme montré par sa source", hint=hint)
        if isinstance(block, Hint) and not block.children:
            message = "encadré vide\N{NO-BREAK SPACE}: il est laissé de côté"
            sink.report("encadre-vide", Severity.WARNING, block.span, message, hint="l’écrire, ou l’ôter de la page")


def _empty_parts(block: Block) -> Iterator[tuple[str, Span]]:
    """The parts of ``block`` that hold nothing under their title."""
    match block:
        case Tabs(tabs=tabs):
            yield from (("onglet", tab.span) for tab in tabs if not tab.children)
        case Stepper(steps=steps):
            yield from (("étape", step.span) for step in steps if not step.children and not step.title)
        case Details(children=(), span=span):
            yield "dépliant", span
        case _:
            return


def _check_note(note: EditorialNote, mode: Mode, sink: Sink) -> None:
    text = shortened(plain_inlines(note.children))
    if note.figure is None:
        hint = f"donner une figure « {note.kind} » dans les données de la page, ou ôter la note"
        _report_open("marqueur", note.span, f"la note « {text} »", hint, mode, sink)
    elif mode is Mode.FINAL:
        message = f"la note « {text} » est laissée de côté : la figure la remplace"
        sink.report("note-retiree", Severity.INFO, note.span, message)


def _check_inlines(nodes: Inlines, mode: Mode, sink: Sink) -> None:
    for node, span in _with_outer_span(nodes):
        match node:
            case Placeholder():
                shown = f"« {shortened(plain_inlines((node,)))} »"
                _report_open("marqueur", span, shown, "compléter le passage, ou ôter le marqueur", mode, sink)
            case Mention(resolved=False):
                hint = f"donner le nom dans « mentions » de la configuration ({node.user}: …), ou ôter la mention"
                _report_open("mention", span, f"la mention « {node.name} »", hint, mode, sink)
            case Image(alternative=None) if not node.small:
                hint = 'dire en une phrase ce que l’image apprend : ![cette phrase](image.png), ou alt="cette phrase"'
                shown = shown_address(node.source.rpartition("/")[2])
                sink.report(
                    "image-sans-alternative",
                    Severity.OPEN,
                    node.span,
                    f"l’image « {shown} » n’a pas de texte de remplacement",
                    hint=hint,
                )
            case Math(latex=latex):
                _check_formula(latex, node.span, display=False, sink=sink)
            case _:
                pass


def _check_formula(latex: str, span: Span, *, display: bool, sink: Sink) -> None:
    found = read_formula(latex, display=display)
    if isinstance(found, FormulaFault):
        hint = "corriger la formule : elle sort telle qu’elle est écrite"
        sink.report("formule-illisible", Severity.WARNING, span, f"formule illisible : {found.message}", hint=hint)


def _with_outer_span(nodes: Iterable[Inline], outer: Span | None = None) -> Iterator[tuple[Inline, Span]]:
    """Every inline, with the span of the emphasis that holds nothing else, so that carets cover the marks too."""
    for node in nodes:
        span = outer or node.span
        yield node, span
        children = child_inlines(node)
        if not isinstance(node, Placeholder):
            alone = isinstance(node, Strong | Emphasis) and len(children) == 1
            yield from _with_outer_span(children, span if alone else None)


def _report_open(kind: str, span: Span, what: str, hint: str, mode: Mode, sink: Sink) -> None:
    code, state = _OPEN[kind, mode]
    if mode is Mode.FINAL:
        hint = f"{hint}, ou construire en brouillon (--draft)"
        sink.report(code, Severity.ERROR, span, f"{what} {state}", hint=hint)
    else:
        sink.report(code, Severity.OPEN, span, f"{what} {state}", hint=hint)


def _check_questions(block: List, sink: Sink) -> None:
    for item in block.items:
        paragraphs = [child for child in item.children if isinstance(child, Paragraph)]
        match = _QUESTION.search(plain_inlines(paragraphs[-1].children)) if paragraphs else None
        if match:
            span = _question_span(paragraphs[-1], match[0])
            sink.report("question-ouverte", Severity.INFO, span, f"question ouverte : « {match[1].strip()} »")


def _question_span(paragraph: Paragraph, found: str) -> Span:
    last = paragraph.children[-1]
    if isinstance(last, Text) and last.value.endswith(found):
        return Span(last.span.path, max(last.span.start, last.span.end - len(found)), last.span.end)
    return paragraph.span
