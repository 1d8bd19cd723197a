"""What a storyboard may say, checked.

Comes in: rendered YAML. Goes out: typed storyboards in which nodes are still references, or a ``ThemeError`` with each
mistake at its template line.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Final, Literal, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from export_equipe.data.figures import TypedFigure
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


class Item(_Strict):
    """A panel: a card, a step, a column, a term that is compared, a key figure (its ``value``, and what it counts)."""

    title: TextRef | None = None
    value: TextRef | None = None
    text: TextRef | None = None
    points: list[TextRef] = Field(default=[])
    body: BodyRef = None


class SlideTable(_Strict):
    """A table of the template's words, or the page's; with ``row_names`` its first column names the rows."""

    columns: list[TextRef] = Field(min_length=1)
    rows: list[list[TextRef]] = Field(min_length=1)
    row_names: bool = True
    title: str = ""
    description: str = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        wrong = next((row for row in self.rows if len(row) != len(self.columns)), None)
        if wrong is not None:
            message = f"une ligne a {len(wrong)} cellule(s) pour {len(self.columns)} colonne(s)"
            raise PydanticCustomError("ligne_inegale", "{message}", {"message": message})
        return self


Layout: TypeAlias = Literal[
    "auto", "cover", "section", "agenda", "statement", "text", "bullets", "two_columns", "comparison", "key_figures",
    "table", "matrix", "figure", "picture_text", "process", "timeline", "lanes", "phases", "cards", "quote", "chart",
    "code", "team", "scoring", "closing", "annex",
]  # fmt: skip


class Slide(_Strict):
    """One slide, or as many as its content takes.

    ``layout`` names the kind of slide, ``auto`` lets the content choose it. ``level`` lets small sections of one
    section share a slide; ``section`` opens a part of the deck; ``notes`` are the speaker's, ``full`` for all that the
    slide says.
    """

    layout: Layout = "auto"
    title: Annotated[TextRef, Field()]
    subtitle: TextRef | None = None
    kicker: str | None = None
    number: str | None = None
    facts: list[Fact] = Field(default=[])
    text: TextRef | None = None
    author: TextRef | None = None
    items: list[Item] = Field(default=[])
    table: SlideTable | None = None
    figure: TypedFigure | None = None
    body: BodyRef = None
    notes: Literal["full"] | list[TextRef] = Field(default=[])
    level: int = Field(default=0, ge=0)
    section: TextRef | None = None


class DeckStoryboard(_Strict):
    """A deck: its footer, what its speaker's notes are (``full``: all that each slide says), and its slides."""

    footer: str = ""
    notes: Literal["full"] | None = None
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
