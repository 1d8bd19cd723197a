"""The text alternatives of processes, timelines, roadmaps, phases and impact matrices, in French sentences.

Comes in: a figure's data. Goes out: one text that says all that is drawn. Decided here: the wording.
"""

from collections.abc import Iterator, Sequence

from export_equipe.data.impact import ImpactFigure
from export_equipe.data.lanes import Lane, RoadmapFigure
from export_equipe.data.phases import Committee, PhasesFigure
from export_equipe.data.process import ProcessFigure
from export_equipe.data.timeline import Event, TimelineFigure
from export_equipe.figures.moments import head_moment, say_at, say_range

COLON = "\u00a0:"
SEMICOLON = "\u202f;"
EMPTY = "non renseigné"  # what a box of the impact matrix says when the data says nothing


def describe_process(figure: ProcessFigure) -> str:
    """« Processus en 3 étapes. 1. … »."""
    steps = (f"{number}. {_with_detail(step.name, step.detail)}" for number, step in enumerate(figure.steps, start=1))
    return figure.alternative or _text(f"Processus en {len(figure.steps)} étapes", *steps)


def describe_timeline(figure: TimelineFigure) -> str:
    """« Chronologie de 3 événements. 15 janvier 2027 : … »."""
    return figure.alternative or _text(
        f"Chronologie de {len(figure.events)} événements", *(_event(event) for event in figure.events)
    )


def _event(event: Event) -> str:
    done = " – fait" if event.done else ""
    return f"{head_moment(event.when)}{COLON} {_with_detail(event.name, event.detail)}{done}"


def describe_roadmap(figure: RoadmapFigure) -> str:
    """« Feuille de route de janvier 2027 à juin 2027. Priorité 1, « … ». Travaux : … Jalons : … Indicateur : … »."""
    if figure.alternative:
        return figure.alternative
    lanes = (sentence for index, lane in enumerate(figure.lanes, start=1) for sentence in _lane(index, lane))
    return _text(f"Feuille de route {say_range(figure.start, figure.last_month)}", *lanes)


def _lane(number: int, lane: Lane) -> Iterator[str]:
    yield f"Priorité {number}, {_quoted(lane.name)}"
    if lane.works:
        works = (f"{work.name}, {say_range(work.start, work.end)}" for work in lane.works)
        yield f"Travaux{COLON} {_listed(tuple(works))}"
    if lane.milestones:
        stones = (f"{stone.name}, {say_at(stone.date)}" for stone in lane.milestones)
        yield f"Jalons{COLON} {_listed(tuple(stones))}"
    if lane.indicator:
        yield f"Indicateur{COLON} {lane.indicator}"


def describe_phases(figure: PhasesFigure) -> str:
    """« Phases, dans l’ordre : … Étape actuelle : … Pendant « … » : … »."""
    held = [
        f"Pendant {_quoted(phase)}{COLON} {_listed(tuple(_committee(one) for one in committees))}"
        for phase in figure.phases
        if (committees := figure.committees_of(phase))
    ]
    return figure.alternative or _text(
        f"Phases, dans l’ordre{COLON} {', '.join(figure.phases)}", f"Étape actuelle{COLON} {figure.current}", *held
    )


def _committee(committee: Committee) -> str:
    return f"{committee.name or 'comité'}{f', {say_at(committee.when)}' if committee.when else ''}"


def describe_impact(figure: ImpactFigure) -> str:
    """« Matrice d’impact. Utilisable : … Utilisé : … »."""
    boxes = (f"{respect.name}{COLON} {_listed(respect.texts) or EMPTY}" for respect in figure.respects)
    return figure.alternative or _text("Matrice d’impact", *boxes)


def _with_detail(name: str, detail: str | None) -> str:
    return f"{name} ({detail})" if detail else name


def _quoted(name: str) -> str:
    return f"«\u00a0{name}\u00a0»"


def _listed(texts: Sequence[str]) -> str:
    """« a ; b », each text without the full stop that it may end with."""
    return f"{SEMICOLON} ".join(text.rstrip(".") for text in texts)


def _text(*sentences: str) -> str:
    """The sentences, each closed by one full stop unless it closes itself."""
    return " ".join(sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}." for sentence in sentences)
