"""What a page asks of what stands around it while it is read: other files, values, conditions.

Comes in: an include, an expression, a condition, each with its place. Goes out: blocks, a value, a decision. Decided
here: nothing; ``project.surroundings`` answers from the content folder, and reports what it does not find.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from export_equipe.source import Span

if TYPE_CHECKING:
    from export_equipe.reader.page import FlatPage

Metadata = Mapping[str, object]


class Surroundings(Protocol):
    """Who answers a page that is being read."""

    def include(self, target: str, metadata: Metadata, span: Span) -> "FlatPage | None":
        """The file that ``{% include "target" %}`` at ``span`` names, read; ``None`` (reported) when it cannot be."""

    def variable(self, expression: str, metadata: Metadata, span: Span) -> str | None:
        """The value of ``space.vars.x`` or ``page.vars.x``; ``None`` (reported) when it has none."""

    def condition(self, expression: str, span: Span) -> bool:
        """Whether what ``{% if expression %}`` holds is kept (reported)."""


class Alone:
    """A page without anything around it: includes are empty, expressions stay as they are, conditions hold."""

    def include(self, target: str, metadata: Metadata, span: Span) -> "FlatPage | None":
        """Nothing."""
        del target, metadata, span
        return None

    def variable(self, expression: str, metadata: Metadata, span: Span) -> str | None:
        """No value."""
        del expression, metadata, span
        return None

    def condition(self, expression: str, span: Span) -> bool:
        """Kept."""
        del expression, span
        return True
