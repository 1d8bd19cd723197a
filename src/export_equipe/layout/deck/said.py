"""What blocks say on a slide, in runs: headings of topics, links on lines of their own, code.

Comes in: blocks and their parts. Goes out: runs. Decided here: the words around a block's own (« Étape 2 », « Requête à
donner à un assistant : … »); code keeps its lines and its spaces, a tab is four of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from export_equipe.layout.api import operation_title
from export_equipe.layout.code import code_lines
from export_equipe.layout.links import link_line
from export_equipe.layout.runs import NBSP, in_words, text_in_words
from export_equipe.layout.words import DIAGRAM_WORD, PROMPT_WORD, STEP_WORD, update_title
from export_equipe.model.block import (
    ApiOperation,
    CodeBlock,
    Diagram,
    Embed,
    FileLink,
    ListItem,
    MathBlock,
    PageRef,
    Prompt,
    Update,
)
from export_equipe.typesetting.run import Added, Run, Runs

_TAB = "    "


def added(text: str, kind: Added) -> Runs:
    """Words of ours; ``()`` for none."""
    return (Run(text=text, origin=kind),) if text else ()


def step_title(number: int, title: Runs) -> Runs:
    """« Étape 2 : Vérifier »."""
    between = f"{NBSP}: " if title else ""
    return (*added(f"{STEP_WORD}{NBSP}{number}{between}", Added.NUMBER), *title)


def update_heading(update: Update) -> Runs:
    """Its date and its tags."""
    date, tags = update_title(update.date), ", ".join(update.tags)
    return (*added(date, Added.LABEL), *added(" · " if date and tags else "", Added.LABEL), *added(tags, Added.LABEL))


def prompt_heading(block: Prompt) -> Runs:
    """Its kind word and what it is for."""
    return _after_word(added(PROMPT_WORD, Added.KIND_WORD), text_in_words(block.description))


def operation_heading(block: ApiOperation) -> Runs:
    """Its kind word, its method and its path."""
    word, title = operation_title(block)
    return _after_word(word, in_words(title))


def link_runs(block: Embed | FileLink | PageRef) -> Runs:
    """« Fichier : le bilan (bilan.pdf, 120 ko) »."""
    line = link_line(block)
    shown = added(" (", Added.LABEL), line.address, added(")", Added.LABEL)
    return _after_word(line.word, in_words(line.title)) + (sum(shown, ()) if line.address else ())


def check_word(item: ListItem) -> Runs:
    """The word that says for the ear what the check mark says for the eye."""
    if item.checked is None:
        return ()
    return added(f"{'Fait' if item.checked else 'À faire'}{NBSP}: ", Added.LABEL)


def code_title(block: CodeBlock | Diagram | MathBlock) -> Runs:
    """What stands above the code."""
    match block:
        case CodeBlock(title=title):
            return text_in_words(title)
        case Diagram(language=language):
            return added(DIAGRAM_WORD.format(language=language), Added.KIND_WORD)
        case MathBlock():
            return ()


def code_runs(block: CodeBlock | Diagram | MathBlock) -> Runs:
    """The lines of a program as one text; without the empty ones at both ends."""
    value = block.latex if isinstance(block, MathBlock) else block.value
    language = "latex" if isinstance(block, MathBlock) else block.language
    return tuple(_joined(code_lines(value.strip("\n"), language, block.span)))


def _joined(lines: tuple[Runs, ...]) -> Iterator[Run]:
    for index, line in enumerate(lines):
        yield from (Run(text="\n", origin=Added.LABEL, code=True),) if index else ()
        yield from (replace(run, text=run.text.replace("\t", _TAB)) for run in line)


def _after_word(word: Runs, title: Runs) -> Runs:
    return (*word, *added(f"{NBSP}: ", Added.KIND_WORD), *title) if word and title else (*word, *title)
