"""The end of a draft: what is still open, with its lines.

Comes in: the page's diagnostics. Goes out: the list as a flow block; nothing in a final, nothing when nothing is open.
"""

from collections.abc import Sequence

from export_equipe.diagnostics import Diagnostic, Severity
from export_equipe.layout.flow.plan import FlowHeading, FlowOpenPoint, FlowOpenPoints
from export_equipe.layout.runs import NBSP
from export_equipe.layout.words import DRAFT_WORD, OPEN_POINTS_TITLE
from export_equipe.typesetting.run import Added, Run, Runs


def open_points(diagnostics: Sequence[Diagnostic], *, draft: bool, source: str) -> tuple[FlowOpenPoints, ...]:
    """The list of open points of a draft; ``source`` is the page's path without its suffix."""
    found = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.OPEN]
    if not draft or not found:
        return ()
    heading = FlowHeading(level=2, runs=_added(OPEN_POINTS_TITLE), anchor="points-ouverts")
    return (FlowOpenPoints(heading=heading, points=tuple(FlowOpenPoint(runs=_point(item, source)) for item in found)),)


def _point(diagnostic: Diagnostic, source: str) -> Runs:
    """Where and what; a point of an included file names it."""
    file = "" if diagnostic.path.removesuffix(".md") == source else f"{diagnostic.path}, "
    words = f"{file}ligne{NBSP}{diagnostic.line}{NBSP}: "
    place = Run(text=words[0].upper() + words[1:] if not file else words, origin=Added.OPEN_POINT, strong=True)
    return (place, *_added(f"{diagnostic.message}."))


def _added(text: str) -> Runs:
    return (Run(text=text, origin=Added.OPEN_POINT),)


def draft_mention(*, draft: bool) -> Runs:
    """« Brouillon », in a draft."""
    return (Run(text=DRAFT_WORD, origin=Added.DRAFT),) if draft else ()
