"""What a storyboard may say, checked.

Comes in: rendered YAML. Goes out: typed storyboards in which nodes are still references, or a ``ThemeError`` with each
mistake at its template line.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Final, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from export_equipe.diagnostics import Diagnostic, Sink, ThemeError
from export_equipe.reader.validate import validate
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText
from export_equipe.templating.linemarks import Rendered

MAX_CHARACTERS: Final = 2_000_000  # of a storyboard: a page of as many titles as there may be, at length


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NodeRef(_Strict):
    """A reference to nodes of the page."""

    number: int = Field(alias="$ref", ge=0)


TextRef: TypeAlias = NodeRef | str
BodyRef: TypeAlias = NodeRef | list[NodeRef] | None


class Fact(_Strict):
    """A label and its value, on the cover or in the memo's header."""

    label: str
    value: TextRef


class Slide(_Strict):
    """One slide, or as many as its body takes; ``level`` lets small sections of one section share a slide."""

    layout: Literal["auto", "cover", "section"] = "auto"
    title: Annotated[TextRef, Field()]
    subtitle: TextRef | None = None
    kicker: str | None = None
    facts: list[Fact] = Field(default=[])
    body: BodyRef = None
    notes: list[TextRef] = Field(default=[])
    level: int = Field(default=0, ge=0)


class DeckStoryboard(_Strict):
    """A deck: its footer and its slides."""

    footer: str = ""
    slides: list[Slide] = Field(min_length=1)


class MemoStoryboard(_Strict):
    """A memo: its header block and its body."""

    title: TextRef
    lead: TextRef | None = None
    head: str = ""
    foot: str = ""
    fields: list[Fact] = Field(default=[])
    body: BodyRef = None


Storyboard = TypeVar("Storyboard", bound=BaseModel)


def read_storyboard(rendered: Rendered, template: str, model: type[Storyboard], theme: str) -> Storyboard:
    """``rendered`` as a ``model``; raises ``ThemeError``."""
    sink = Sink()
    document = read_yaml(SourceText(template, rendered.text), sink, code="modele-invalide", limit=MAX_CHARACTERS)
    storyboard = validate(document, model, sink, code="modele-invalide") if document else None
    if storyboard is None:
        found = [
            replace(d, path=_shown(theme, rendered, d.line), line=rendered.origin(d.line)[1]) for d in sink.sorted()
        ]
        once = {(d.path, d.line, d.message): d for d in reversed(found)}  # a loop makes the same mistake each time
        found = sorted(once.values(), key=Diagnostic.order)
        raise ThemeError(f"le scénario de « {template} » ne peut pas servir", diagnostics=found)
    return storyboard


def _shown(theme: str, rendered: Rendered, line: int) -> str:
    return f"{theme}/{rendered.origin(line)[0]}"


def as_list(body: BodyRef) -> Sequence[NodeRef]:
    """The references of a body, in order."""
    if body is None:
        return ()
    return (body,) if isinstance(body, NodeRef) else body
