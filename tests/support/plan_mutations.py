"""The test of the test: plans with one thing wrong, which the conservation law must see, all of them.

Comes in: a plan. Goes out: plans with one word of the page deleted, doubled or swapped with the next one, or with one
picture or formula deleted or doubled.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias

from tests.support.conservation import letters

from export_equipe.figures.scene import Scene
from export_equipe.layout.deck.plan import DeckPlan, PictureElement
from export_equipe.layout.flow.plan import FlowImage, FlowMath, FlowPlan
from export_equipe.source import Span
from export_equipe.typesetting.run import Run

Plan: TypeAlias = DeckPlan | FlowPlan
Atom: TypeAlias = Run | FlowMath | FlowImage | PictureElement


def mutations(plan: Plan, every: int) -> Iterator[tuple[str, Plan]]:
    """``plan`` with one thing wrong, taken here and there: one of ``every`` places."""
    for index, atom in enumerate(_atoms(plan)):
        for name, atoms in _mutated(atom).items() if index % every == 0 else ():
            what = atom.text if isinstance(atom, Run) else type(atom).__name__
            yield f"{name} in {what!r}", _replaced(plan, index, atoms, [0])


def _mutated(atom: Atom) -> dict[str, tuple[Atom, ...]]:
    """``atom`` made wrong; nothing when it is no text of the page, or says nothing."""
    if not isinstance(atom, Run) or atom.picture is not None or atom.formula is not None:
        said = not isinstance(atom, FlowImage) or atom.alternative
        return {"deleted": (), "doubled": (atom, atom)} if said else {}
    words = atom.text.split(" ")
    middle = len(words) // 2
    if not isinstance(atom.origin, Span) or not letters(words[middle]):
        return {}
    before, after = words[:middle], words[middle + 1 :]
    texts = {"deleted": [*before, *after], "doubled": [*before, words[middle], *words[middle:]]}
    if after and letters(words[middle] + after[0]) != letters(after[0] + words[middle]):
        texts["swapped"] = [*before, after[0], words[middle], *after[1:]]
    return {name: (replace(atom, text=" ".join(text)),) for name, text in texts.items()}


def _atoms(node: Any) -> Iterator[Atom]:
    """The atoms of a plan in the order in which ``_replaced`` counts them; scenes are left alone."""
    for child in node if isinstance(node, tuple) else ():
        if isinstance(child, Atom):
            yield child
        else:
            yield from _atoms(child)
    if is_dataclass(node) and not isinstance(node, type | Scene | Span):
        for each in fields(node):
            yield from _atoms(getattr(node, each.name))


def _replaced(node: Any, index: int, atoms: tuple[Atom, ...], counter: list[int]) -> Any:
    """``node`` with its atom number ``index`` (counted from the front) replaced by ``atoms``."""
    if isinstance(node, tuple):
        found: list[Any] = []
        for child in node:
            if isinstance(child, Atom):
                found.extend(atoms if counter[0] == index else (child,))
                counter[0] += 1
            else:
                found.append(_replaced(child, index, atoms, counter))
        return tuple(found)
    if not is_dataclass(node) or isinstance(node, type | Scene | Span):
        return node
    changes = {each.name: _replaced(getattr(node, each.name), index, atoms, counter) for each in fields(node)}
    return replace(node, **changes)  # type: ignore[type-var]
