"""What plans of pages are made of, in tests."""

from dataclasses import replace
from itertools import accumulate
from typing import Any

from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneParagraph
from export_equipe.layout.cell_paragraph import CellParagraph
from export_equipe.layout.cells import Scope, TableCell
from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowField,
    FlowFigure,
    FlowHeading,
    FlowItem,
    FlowOpenPoint,
    FlowOpenPoints,
    FlowParagraph,
    FlowPlan,
    FlowTable,
)
from export_equipe.layout.properties import Properties
from export_equipe.typesetting.run import Added, Run, Runs

LOCK, OK, SHAKE = "🔒", "🙆\u200d♂️", "🤝"
NAMES = {LOCK: "cadenas fermé", OK: "homme faisant un geste d’acceptation", SHAKE: "poignée de main"}


def say(text: str, **style: object) -> Run:
    return replace(Run(text=text, origin=Added.TEMPLATE), **style)  # type: ignore[arg-type]


def runs(*parts: str | Run) -> Runs:
    """Runs out of texts and runs; an emoji that we know becomes a run of its own."""
    made: list[Run] = []
    for part in parts:
        if isinstance(part, str) and part[: len(OK)].startswith(tuple(NAMES)):
            sign = next(one for one in NAMES if part.startswith(one))
            made += [say(sign, emoji=NAMES[sign]), say(part[len(sign) :])]
        else:
            made.append(say(part) if isinstance(part, str) else part)
    return tuple(made)


def paragraph(*parts: str | Run, lead: bool = False) -> FlowParagraph:
    return FlowParagraph(runs=runs(*parts), keep_with_next=lead)


def heading(level: int, text: str, anchor: str) -> FlowHeading:
    return FlowHeading(level=level, runs=runs(text), anchor=anchor)


def items(*texts: str, checked: tuple[bool | None, ...] = ()) -> tuple[FlowItem, ...]:
    marks = checked or (None,) * len(texts)
    return tuple(FlowItem(blocks=(paragraph(text),), checked=mark) for text, mark in zip(texts, marks, strict=True))


def cell(text: str | Run, detail: str = "", **facts: Any) -> TableCell:
    """A cell of one paragraph; ``facts`` as in ``TableCell``."""
    more = (CellParagraph(runs=runs(detail), detail=True),) if detail else ()
    return TableCell(paragraphs=(CellParagraph(runs=runs(text)), *more), **facts)


def placed(*cells: TableCell) -> tuple[TableCell, ...]:
    """The cells of a row, one after the other."""
    starts = accumulate((each.columns for each in cells), initial=0)
    return tuple(replace(each, column=column) for each, column in zip(cells, starts, strict=False))


def row(name: str, *texts: str) -> tuple[TableCell, ...]:
    def split(text: str, scope: Scope) -> TableCell:
        main, _, detail = text.partition(" (")
        return cell(main, f"({detail}" if detail else "", scope=scope)

    return placed(split(name, Scope.ROW), *(split(text, Scope.NONE) for text in texts))


def head(*texts: str) -> tuple[TableCell, ...]:
    return placed(*(cell(text, scope=Scope.COLUMN) for text in texts))


MATRIX = (
    row(
        "Incarner la vision",
        f"{LOCK} Responsable (porte la politique publique)",
        f"{LOCK} Co-responsable (porte le produit numérique)",
    ),
    row("Définir les objectifs et indicateurs produit", f"{OK} Responsable", f"{OK} Co-responsable"),
    row(
        "Mener la conception (parcours, design, urbanisation, réutilisation de communs numériques)",
        f"{SHAKE} Participe",
        f"{OK} Responsable",
    ),
    row(
        "Piloter le delivery (prioriser le backlog, initialiser les US, réaliser les tests)",
        f"{SHAKE} Participe",
        f"{OK} Responsable",
    ),
    row("S’assurer de la conformité légale (lois, RGPD, déclaration CNIL)", f"{OK} Responsable", f"{SHAKE} Participe"),
    row("S’assurer de la conformité aux référentiels (RGAA, RGS, RGESN)", f"{SHAKE} Participe", f"{OK} Responsable"),
    row("Animation des rituels et des comités d’investissement", f"{SHAKE} Participe", f"{OK} Responsable"),
)


def table(rows: tuple[tuple[TableCell, ...], ...], number: int, anchor: str) -> FlowTable:
    return FlowTable(
        head=(head("Activité", "Responsable métier", "Co-chef de produit DNUM"),),
        rows=rows,
        header_columns=1,
        widths=(0.44, 0.28, 0.28),
        number=runs(f"Tableau\u00a0{number}"),
        caption=runs("Qui porte quoi"),
        description="Trois colonnes : l’activité, puis la part de chaque rôle.",
        anchor=anchor,
    )


def box(
    key: str,
    x: float,
    y: float,
    width: float,
    height: float,
    text: str,
    *,
    fill: str,
    stroke: str | None,
    color: str,
    strong: bool = False,
    anchor: str = "middle",
) -> SceneBox:
    line = (say(text, origin=Added.FIGURE, strong=strong),)
    return SceneBox(
        key=key,
        name=text,
        x=x,
        y=y,
        width=width,
        height=height,
        fill=fill,
        stroke=stroke,
        radius=2.5,
        anchor=anchor,
        paragraphs=(SceneParagraph(runs=line, lines=(line,), size=12, pitch=15, color=color),),
        padding=6,
    )


def team_scene() -> Scene:
    core = [
        box(
            "equipe",
            116,
            1,
            246,
            146,
            "L’équipe produit",
            fill="surface",
            stroke="accent",
            color="accent",
            strong=True,
            anchor="top",
        ),
        box("metier", 126, 28, 110, 34, "Resp. métier", fill="accent", stroke=None, color="on_accent", strong=True),
        box("chef", 242, 28, 110, 34, "Co-chef", fill="accent", stroke=None, color="on_accent", strong=True),
        box("designer", 126, 74, 110, 26, "Designer", fill="ground", stroke="accent_light", color="text"),
        box("dev", 242, 74, 110, 26, "Développeurs", fill="ground", stroke="accent_light", color="text"),
        box("coach", 126, 110, 110, 26, "Coach produit", fill="ground", stroke="accent_light", color="text"),
    ]
    around = [
        box("usagers", 2, 30, 82, 30, "Usagers", fill="neutral", stroke="line", color="text"),
        box("experts", 392, 30, 82, 30, "Experts", fill="neutral", stroke="line", color="text"),
    ]
    link = SceneConnector(
        name="Les experts appuient",
        source="experts",
        target="equipe",
        source_side="left",
        target_side="right",
        x1=392,
        y1=45,
        x2=362,
        y2=45,
        stroke="line",
        stroke_width=1,
    )
    return Scene(
        width=476,
        height=148,
        title="L’équipe produit",
        items=(*core, *around, link),
        description="Au centre, l’équipe : responsable métier et co-chef de produit, designer, développeurs, coach. "
        "Autour, les usagers qu’elle sert et les experts qui l’appuient.",
    )


def figure(anchor: str) -> FlowFigure:
    return FlowFigure(
        scene=team_scene(),
        number=runs("Figure\u00a01"),
        caption=runs("L’équipe, ceux qui l’appuient et ceux qu’elle sert"),
        anchor=anchor,
    )


def plan(
    title: str,
    blocks: tuple[FlowBlock, ...],
    *,
    lead: str = "",
    draft: bool = True,
    date: str = "",
    fields: tuple[FlowField, ...] = (),
) -> FlowPlan:
    properties = Properties(
        title=title,
        author="Direction du numérique",
        subject=f"{title} : qui porte quoi",
        keywords=("équipe", "produit"),
        date=date,
        draft=draft,
    )
    return FlowPlan(
        properties=properties,
        title=runs(title),
        lead=runs(lead) if lead else (),
        fields=fields,
        blocks=blocks,
        head=runs("Guide produit"),
        foot=runs(title),
        draft=runs("Brouillon") if draft else (),
    )


def open_points(*texts: str) -> FlowOpenPoints:
    return FlowOpenPoints(
        heading=heading(2, "Points ouverts", "points-ouverts"),
        points=tuple(FlowOpenPoint(runs=runs(text)) for text in texts),
    )


WORDS = (
    "Le produit se construit avec les usagers, par petites étapes mesurées, sous la responsabilité d’une équipe "
    "pluridisciplinaire qui porte la conception, le développement, le déploiement et l’amélioration continue. "
)
