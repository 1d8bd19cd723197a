"""A deck made by hand with every kind of element, as layout would give it: the words resemble a real page's."""

from dataclasses import replace

import pytest

from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneItem, SceneParagraph
from export_equipe.layout.deck.plan import (
    CellPlan,
    DeckPlan,
    FigureElement,
    Marker,
    RowPlan,
    SlideParagraph,
    SlidePlan,
    TableElement,
    TextElement,
)
from export_equipe.layout.properties import Properties
from export_equipe.masters.geometry import Box, LayoutGeometry, MasterGeometry, PlaceholderKind
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.source import Span
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added, Highlight, Run, Runs
from export_equipe.writers.pptx.deck import write_deck

PIXEL = 9525
SOURCE = Span("exemple.md", 0, 1)
LEAD = "Qui porte le produit, qui l’appuie, et comment les décisions se prennent"
DECISION = "Poursuivre la construction jusqu’en juin 2027, à budget constant (480 k€), avec un point d’étape en mars."
FOOTER = "Une équipe produit · Comité d’investissement du 14 décembre 2026"


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme("default")


@pytest.fixture(scope="session")
def plan(theme: Theme) -> DeckPlan:
    return make_plan(read_master_geometry(theme.deck_master))


@pytest.fixture(scope="session")
def deck(plan: DeckPlan, theme: Theme) -> bytes:
    return write_deck(plan, theme)


def run(text: str, **style: object) -> Run:
    return replace(Run(text=text, origin=SOURCE), **style)  # type: ignore[arg-type]


def paragraph(*runs: Run | str, size: float = 24, color: str = "text", **style: object) -> SlideParagraph:
    made: Runs = tuple(run(each) if isinstance(each, str) else each for each in runs)
    return replace(
        SlideParagraph(runs=made, size=size, pitch=size * 1.25, color=color),
        **style,  # type: ignore[arg-type]
    )


def pixels(x: float, y: float, width: float, height: float) -> Box:
    return Box(*(round(side * PIXEL) for side in (x, y, width, height)))


def fill(layout: LayoutGeometry, name: str, *paragraphs: SlideParagraph, **style: object) -> TextElement:
    slot = next(each for each in layout.placeholders if each.name == name)
    inset = (slot.inset_left / 12_700, slot.inset_top / 12_700, slot.inset_right / 12_700, slot.inset_bottom / 12_700)
    text = TextElement(name=name, box=slot.box, paragraphs=paragraphs, placeholder=slot.index, inset=inset)
    return replace(text, **style)  # type: ignore[arg-type]


def slide(
    layout: LayoutGeometry, key: str, title: str, *elements: object, size: float = 27, **style: object
) -> SlidePlan:
    number = layout.find(PlaceholderKind.NUMBER)
    foot = layout.find(PlaceholderKind.FOOTER)
    text = paragraph(FOOTER, size=12, color="mention")
    footer = fill(layout, "Pied de page", text, anchor="middle") if foot else None
    color = "on_accent" if layout.name == "Section" else "accent"
    return SlidePlan(
        key=key,
        layout=layout.name,
        title=fill(layout, "Titre", paragraph(title, size=size, color=color, strong=True), **style),
        elements=elements,  # type: ignore[arg-type]
        footer=footer,
        number=number.index if number else None,
    )


def draft_tag(layout: LayoutGeometry) -> TextElement:
    mark = paragraph(run("Brouillon", origin=Added.DRAFT), size=12, color="warning", strong=True, align="center")
    return fill(layout, "Statut", mark, anchor="middle")


def make_plan(master: MasterGeometry) -> DeckPlan:
    layouts = {layout.name: layout for layout in master.layouts}
    text = layouts["Titre et texte"]
    slides = (
        cover(layouts["Couverture"]),
        section(layouts["Section"]),
        matrix(layouts["Titre et tableau"]),
        figure(layouts["Titre et figure"]),
        bullets(text),
        quotation(text),
    )
    return DeckPlan(
        properties=Properties(
            title="Une équipe produit",
            author="Direction du numérique",
            subject="Comité d’investissement",
            keywords=("produit", "équipe"),
            date="2026-12-14",
            draft=True,
        ),
        slides=slides,
    )


def cover(layout: LayoutGeometry) -> SlidePlan:
    return slide(
        layout, "couverture", "Une équipe produit",
        draft_tag(layout),
        fill(layout, "Surtitre", paragraph("Comité d’investissement · 14 décembre 2026", size=18, color="mention")),
        fill(
            layout, "Sous-titre",
            paragraph(LEAD, size=18, color="secondary"),
        ),
        fill(
            layout, "Mentions",
            paragraph(run("Équipe", strong=True), run("\n"), "Direction du numérique", size=18, color="secondary"),
            anchor="bottom",
        ),
        size=45, anchor="bottom",
    )  # fmt: skip


def section(layout: LayoutGeometry) -> SlidePlan:
    number = fill(layout, "Numéro", paragraph("01", size=90, color="on_accent", strong=True), anchor="bottom")
    return slide(layout, "partie", "Bilan des six derniers mois", number, size=39)


LOCK = run("🔒", emoji="cadenas")
GESTURE = run("🙆\u200d♂️", emoji="geste d’accord")
HANDS = run("🤝", emoji="poignée de main")


def cell(*runs: Run | str, detail: str = "", header: bool = False, color: str = "text") -> CellPlan:
    first = paragraph(*runs, size=14, color=color, strong=header)
    second = (paragraph(detail, size=12, color="mention"),) if detail else ()
    return CellPlan(paragraphs=(first, *second), header=header)


def numbered(row: RowPlan) -> RowPlan:
    """``row`` with its cells side by side."""
    return replace(row, cells=tuple(replace(each, column=column) for column, each in enumerate(row.cells)))


def matrix(layout: LayoutGeometry) -> SlidePlan:
    rows = (
        RowPlan(height=43 * PIXEL, cells=tuple(cell(name, header=True, color="accent") for name in (
            "Activité", "Responsable métier", "Co-chef de produit DNUM"))),
        RowPlan(height=66 * PIXEL, cells=(
            cell("Incarner la vision", header=True), cell(LOCK, " Responsable", detail="(porte la politique publique)"),
            cell(LOCK, " Co-responsable", detail="(porte le produit numérique)"))),
        RowPlan(height=43 * PIXEL, cells=(
            cell("Définir les objectifs et indicateurs produit", header=True), cell(GESTURE, " Responsable"),
            cell(GESTURE, " Co-responsable"))),
        RowPlan(height=66 * PIXEL, cells=(
            cell("Mener la conception", header=True,
                 detail="(parcours, design, urbanisation, réutilisation de communs)"),
            cell(HANDS, " Participe"), cell(GESTURE, " Responsable"))),
        RowPlan(height=66 * PIXEL, cells=(
            cell("Piloter le ", run("delivery", emphasis=True, lang="en"), header=True,
                 detail="(prioriser le backlog, réaliser les tests, démos)"),
            cell(HANDS, " Participe"), cell(GESTURE, " Responsable"))),
    )  # fmt: skip
    rows = tuple(numbered(row) for row in rows)
    table = TableElement(
        name="Tableau des responsabilités", box=pixels(72, 148, 1136, sum(row.height for row in rows) / PIXEL),
        columns=(500 * PIXEL, 318 * PIXEL, 318 * PIXEL), rows=rows, head_rows=1, header_columns=1,
        title="Porter un produit, c’est", description="Pour chaque activité, le rôle de chacun des deux responsables.",
        placeholder=1, inset=(10.5, 4, 10.5, 4),
    )  # fmt: skip
    subtitle = paragraph(
        "Deux responsables, l’un pour la politique publique, l’autre pour le produit", size=18, color="secondary"
    )
    return slide(
        layout, "matrice", "Porter un produit, c’est", draft_tag(layout), fill(layout, "Sous-titre", subtitle), table
    )


def role(key: str, name: str, x: float, y: float, *, lead: bool = False, detail: str = "") -> SceneBox:
    color = "on_accent" if lead else "text"
    lines = [scene_line(run(name, strong=lead), 13.5, color)]
    if detail:
        lines.append(scene_line(run(detail), 12, color))
    return SceneBox(
        key=key, name=name, x=x, y=y, width=180, height=63 if lead else 45, paragraphs=tuple(lines),
        fill="accent" if lead else "ground", stroke=None if lead else "accent_light", radius=3,
    )  # fmt: skip


def scene_line(text: Run, size: float, color: str) -> SceneParagraph:
    return SceneParagraph(runs=(text,), lines=((text,),), size=size, pitch=size * 1.25, color=color)


def panel(key: str, name: str, x: float, width: float, *, core: bool = False) -> SceneBox:
    return SceneBox(
        key=key, name=name, x=x, y=0, width=width, height=352.5,
        paragraphs=(scene_line(run(name, strong=True), 15 if core else 13.5, "accent" if core else "secondary"),),
        fill="surface" if core else "neutral", stroke="accent" if core else None, stroke_width=1.5, radius=4.5,
        padding=15, anchor="top",
    )  # fmt: skip


def make_scene() -> Scene:
    around = ("Usagers et agents", "Sponsor", "Comité produit")
    support = ("Architecture", "Recherche utilisateur", "Accessibilité", "Données")
    items: tuple[SceneItem, ...] = (
        panel("around", "Autour", 0, 150),
        *(small(f"around-{n}", name, 15, 45 + 51 * n, 120) for n, name in enumerate(around)),
        panel("core", "L’équipe produit", 186, 420, core=True),
        role("business", "Responsable métier", 208.5, 45, lead=True, detail="porte la politique publique"),
        role("product", "Co-chef de produit", 403.5, 45, lead=True, detail="porte le produit numérique"),
        role("designer", "Designer", 208.5, 139.5),
        role("developer", "Développeurs", 403.5, 139.5),
        panel("support", "Experts en appui", 642, 210),
        *(small(f"support-{n}", name, 660, 45 + 51 * n, 174) for n, name in enumerate(support)),
        SceneConnector(
            name="Lien : responsable métier et co-chef de produit", source="business", target="product",
            source_side="right", target_side="left", x1=388.5, y1=76.5, x2=403.5, y2=76.5, stroke="accent",
            stroke_width=3, head=False,
        ),
        SceneConnector(
            name="Lien : autour vers l’équipe", source="around", target="core", source_side="right",
            target_side="left", x1=150, y1=176.25, x2=186, y2=176.25, stroke="accent", stroke_width=2,
        ),
        SceneConnector(
            name="Lien : appui vers l’équipe", source="support", target="core", source_side="left",
            target_side="right", x1=642, y1=176.25, x2=606, y2=176.25, stroke="accent", stroke_width=2, tail=True,
        ),
    )  # fmt: skip
    return Scene(
        width=852, height=352.5, title="L’équipe produit",
        description="Deux responsables portent l’équipe produit ; autour d’elle, les usagers, et des experts en appui.",
        items=items,
    )  # fmt: skip


def small(key: str, name: str, x: float, y: float, width: float) -> SceneBox:
    return SceneBox(
        key=key, name=name, x=x, y=y, width=width, height=39, paragraphs=(scene_line(run(name), 13.5, "text"),),
        fill="ground", stroke="line", radius=3,
    )  # fmt: skip


def figure(layout: LayoutGeometry) -> SlidePlan:
    drawn = FigureElement(name="Figure : L’équipe produit", box=pixels(72, 148, 1136, 470), scene=make_scene())
    return slide(layout, "figure", "Une équipe produit, c’est", draft_tag(layout), drawn)


def bullets(layout: LayoutGeometry) -> SlidePlan:
    link = run("(voir la méthode)", href="https://exemple.gouv.fr/méthode page")
    question = (run("[ENRICHIR]", highlight=Highlight.PLACEHOLDER), " Pour quoi le mode produit ?")
    body = fill(
        layout,
        "Corps",
        paragraph("Le mode produit repose sur ", run("quelques règles", strong=True), " :", size=20),
        item("une équipe ", run("stable", emphasis=True), " et dédiée ;"),
        item("des décisions fondées sur l’usage", level=1, size=18),
        item("la mesure ", link, " ;"),
        item("ce qui était ", run("prévu", strike=True), " devient le 1", run("er", superscript=True), " pas."),
        paragraph("Dans l’ordre :", size=20, space_before=12),
        *(item(text, number=number) for number, text in enumerate(("écouter ;", "essayer ;", "corriger."), 3)),
        paragraph(*question, size=20, space_before=12),
    )
    made = slide(layout, "listes", "Le mode produit", draft_tag(layout), body)
    notes = ((run("Rappeler la "), run("décision", strong=True), run(" de juin.")), (run("Laisser cinq minutes."),))
    return replace(made, notes=notes)


def item(*runs: Run | str, number: int = 0, **style: object) -> SlideParagraph:
    look: dict[str, object] = {"size": 20, "indent": 24.0, "space_before": 8, "number": number or 1}
    return paragraph(*runs, marker=Marker.NUMBER if number else Marker.BULLET, **look | style)  # type: ignore[arg-type]


def quotation(layout: LayoutGeometry) -> SlidePlan:
    quote = TextElement(
        name="Citation", box=pixels(72, 148, 1136, 88),
        paragraphs=(paragraph(DECISION, size=22),),
        rule="accent", inset=(21, 3, 0, 3), anchor="middle",
    )  # fmt: skip
    code = TextElement(
        name="Code", box=pixels(72, 276, 1136, 100),
        paragraphs=(paragraph(run("export-equipe build --final", code=True), size=18),
                    paragraph(run("# rien d’autre\x0b", code=True), size=18)),
        fill="neutral", inset=(12, 10.5, 12, 10.5), anchor="middle",
    )  # fmt: skip
    note = TextElement(
        name="Note de rédaction", box=pixels(72, 416, 1136, 56),
        paragraphs=(paragraph(run("Schéma ici (on va le faire ensemble)", highlight=Highlight.NOTE), size=18),),
        fill="warning_ground", inset=(12, 6, 12, 6), anchor="middle",
    )  # fmt: skip
    return slide(layout, "citation", "Décision demandée au sponsor", draft_tag(layout), quote, code, note)
