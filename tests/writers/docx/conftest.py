"""A memo made by hand with every kind of block, as layout would give it: the words resemble a real page's."""

import io
import zipfile

import pytest
from lxml import etree
from tests.writers.docx.words import added, bullets, cell, heading, lines, paragraph, run, runs

from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneParagraph
from export_equipe.layout.cells import Scope
from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowCode,
    FlowDivider,
    FlowField,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowItem,
    FlowList,
    FlowNote,
    FlowOpenPoint,
    FlowOpenPoints,
    FlowPlan,
    FlowQuote,
    FlowTable,
)
from export_equipe.layout.properties import Properties
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added, Highlight, Run
from export_equipe.writers.docx.memo import write_memo

LOCK, PERSON, HANDS = "🔒", "🙆\u200d♂️", "🤝"
MARKED = Highlight.PLACEHOLDER


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme("default")


@pytest.fixture(scope="session")
def plan() -> FlowPlan:
    return make_plan()


@pytest.fixture(scope="session")
def memo(plan: FlowPlan, theme: Theme) -> bytes:
    return write_memo(plan, theme)


@pytest.fixture(scope="session")
def parts(memo: bytes) -> dict[str, etree._Element]:
    """The XML parts of the memo, by name."""
    with zipfile.ZipFile(io.BytesIO(memo)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


@pytest.fixture(scope="session")
def body(parts: dict[str, etree._Element]) -> etree._Element:
    return parts["word/document.xml"]


def make_plan() -> FlowPlan:
    return FlowPlan(
        properties=Properties(
            title="Une équipe produit", author="Direction du numérique", subject="Qui porte quoi",
            keywords=("produit", "équipe"), date="2026-12-14", draft=True,
        ),
        title=runs("Une équipe produit"),
        lead=runs("Qui porte le produit, qui l’appuie, et comment les décisions se prennent."),
        fields=(
            FlowField(label=added("À l’attention de", Added.TEMPLATE), value=runs("Le comité d’investissement")),
            FlowField(label=added("Date", Added.TEMPLATE), value=runs("14\u00a0décembre 2026")),
            FlowField(
                label=added("Objet", Added.TEMPLATE),
                value=runs("Poursuite de la construction jusqu’en juin 2027, et place de chacun dans l’équipe produit"),
            ),
        ),
        blocks=(*seed_blocks(), *other_blocks(), open_points()),
        head=added("Guide produit", Added.RUNNING_HEAD),
        foot=added("Une équipe produit", Added.RUNNING_HEAD),
        draft=added("Brouillon", Added.DRAFT),
    )  # fmt: skip


def seed_blocks() -> tuple[FlowBlock, ...]:
    """What stands in the page this project starts from."""
    return (
        heading(2, "Une équipe produit, c’est…", "une-équipe-produit-c-est"),
        FlowFigure(
            scene=make_scene(), number=added("Figure\u00a01", Added.NUMBER),
            caption=added("L’équipe, ceux qui l’appuient et ceux qu’elle sert", Added.FIGURE), anchor="figure-1",
        ),
        FlowNote(
            word=added("Note de rédaction", Added.KIND_WORD),
            runs=runs(
                run("Schéma ici", strong=True, highlight=Highlight.NOTE),
                run(" Norman Wozniak. (on va le faire ensemble)", highlight=Highlight.NOTE),
            ),
        ),
        heading(2, "Porter un produit, c’est\u00a0:", "porter-un-produit-c-est"),
        make_table(),
        paragraph("Autres tâches liées à la réussite du produit\u00a0:", keep=True),
        bullets(
            "Suivi budgétaire", "Déploiement et support utilisateurs",
            "Communication sur le produit, animation de la communauté des utilisateurs",
            "Comitologie et préparation des réunions (comment réduire cette charge\u202f?)",
        ),
        paragraph(
            run("[ENRICHIR]", strong=True, highlight=MARKED), " Pour quoi le mode produit\u202f? Pour ",
            run("dé-risquer", strong=True), " les services publics numériques et éviter\u00a0:", keep=True,
        ),
        paragraph(run("[COMMENT déclencher la prise de conscience]", highlight=MARKED)),
        bullets(
            "Un non-alignement sur les objectifs qui peut mener des dépenses sans atterrissage, un réalignement "
            "constant",
            "Une meilleure conception (urbanisation, design, etc.), car les équipes sont dotées de toutes les "
            "expertises, ou appuyées par des experts internes (architecture, design, recherche utilisateur, etc.)",
        ),
    )  # fmt: skip


def make_table() -> FlowTable:
    tasks = (
        ("Incarner la vision", "", LOCK, "Responsable", "(porte la politique publique)", LOCK, "Co-responsable",
         "(porte le produit numérique)"),
        ("Définir les objectifs et indicateurs produit", "", PERSON, "Responsable", "", PERSON, "Co-responsable", ""),
        ("Mener la conception", "(parcours, design, urbanisation, réutilisation de communs numériques)", HANDS,
         "Participe", "", PERSON, "Responsable", ""),
        ("Piloter le delivery", "(prioriser le backlog, initialiser les US, réaliser les tests, démos)", HANDS,
         "Participe", "", PERSON, "Responsable", ""),
        ("S’assurer de la conformité légale", "(lois, RGPD, déclaration CNIL)", PERSON, "Responsable", "", HANDS,
         "Participe", ""),
        ("S’assurer de la conformité aux référentiels", "(RGAA, RGS, RGESN)", HANDS, "Participe", "", PERSON,
         "Responsable", ""),
        ("Animation des rituels et des comités d’investissement", "", HANDS, "Participe", "", PERSON, "Responsable",
         ""),
    )  # fmt: skip
    rows = tuple(
        (
            cell(task, detail=more, scope=Scope.ROW),
            cell(run(sign, emoji="signe"), f" {role}", detail=detail, column=1),
            cell(run(other_sign, emoji="signe"), f" {other}", detail=other_detail, column=2),
        )
        for task, more, sign, role, detail, other_sign, other, other_detail in tasks
    )
    head = (*added("Activité", Added.LABEL), run("Responsable métier"), run("Co-Chef de produit DNUM"))
    return FlowTable(
        head=(tuple(cell(name, scope=Scope.COLUMN, column=index) for index, name in enumerate(head)),), rows=rows,
        header_columns=1,
        widths=(0.44, 0.28, 0.28), number=added("Tableau\u00a01", Added.NUMBER),
        caption=added("Porter un produit, c’est", Added.TEMPLATE), anchor="tableau-1",
        description="Sept activités, et le rôle du responsable métier et du co-chef de produit dans chacune.",
    )  # fmt: skip


def other_blocks() -> tuple[FlowBlock, ...]:
    """What other pages hold."""
    link = {"href": "https://www.numerique.gouv.fr/services/ éval"}
    return (
        FlowDivider(),
        heading(2, "Ce que d’autres pages contiennent", "autres"),
        paragraph(
            "Du ", run("gras", strong=True), ", de l’", run("italique", emphasis=True), ", du ",
            run("barré", strike=True), ", un exposant (1", run("er", superscript=True), " janvier), du ",
            run("code", code=True), ", un mot anglais (", run("delivery", emphasis=True, lang="en"), "), ",
            run("un lien avec ", **link), run("du gras", strong=True, **link), run(" dedans", **link),
            ", un renvoi au ", run("tableau\u00a01", href="#tableau-1"), " et un autre ",
            run("qui ne mène nulle part", href="#absent"),
            ".", run("\n"), "Une ligne forcée.",
        ),
        heading(3, "Listes", "listes"),
        FlowList(
            ordered=True, start=3,
            items=(
                FlowItem(blocks=(paragraph("Troisième point, le premier de cette liste"),)),
                FlowItem(blocks=(
                    paragraph("Quatrième, avec une suite"),
                    paragraph("La suite du quatrième point, sous son texte, assez longue pour passer à la ligne."),
                    bullets("Un sous-point", (paragraph("Un autre sous-point"), bullets("Plus bas encore"))),
                    FlowList(ordered=True, items=(FlowItem(blocks=(paragraph("Sous-numéro un"),)),
                                                  FlowItem(blocks=(paragraph("Sous-numéro deux"),)))),
                )),
                FlowItem(blocks=(paragraph("Cinquième"),)),
            ),
        ),
        paragraph("Une autre liste, qui reprend à un\u00a0:", keep=True),
        FlowList(
            ordered=True,
            items=(FlowItem(blocks=(paragraph("Premier"),)), FlowItem(blocks=(paragraph("Second"),))),
        ),
        paragraph("Des tâches\u00a0:", keep=True),
        FlowList(items=(
            FlowItem(blocks=(paragraph("Nommer le responsable métier"),), checked=True),
            FlowItem(blocks=(paragraph("Réunir le premier comité"),), checked=False),
        )),
        heading(3, "Encadrés, citation et code", "encadrés"),
        *(hint(kind, word) for kind, word in (("info", "Information"), ("info", "Information"), ("success", "Réussite"),
                                              ("warning", "Attention"), ("danger", "Danger"))),
        FlowQuote(blocks=(
            paragraph("Un produit n’est jamais fini\u00a0: il vit tant que des usagers en ont besoin, puis s’en va."),
            paragraph("Une équipe dure autant que lui."),
        )),
        FlowCode(
            language="python",
            lines=lines("def équipe(noms):", "\treturn sorted(noms)", "", "print(équipe(['b', 'a']))"),
        ),
        FlowCode(lines=lines("make", "make test")),
        heading(4, "Un titre de troisième rang", "rang-3"),
        paragraph("Après un tableau, le texte garde sa distance\u00a0:"),
        FlowTable(
            head=((cell("Objectif", scope=Scope.COLUMN), cell("En juin", scope=Scope.COLUMN, column=1, align="end")),),
            rows=((cell("Conformité RGAA", scope=Scope.ROW), cell("62\u00a0%", align="end", column=1)),
                  (cell("Abandon", scope=Scope.ROW), cell(align="end", column=1))),
            header_columns=1, widths=(0.7, 0.3), number=added("Tableau\u00a02", Added.NUMBER),
            caption=added("Objectifs fixés en juin", Added.TEMPLATE), anchor="tableau-2", description="Deux objectifs.",
        ),
        paragraph("Le paragraphe qui suit le tableau."),
    )  # fmt: skip


def hint(kind: str, word: str) -> FlowHint:
    text = paragraph("Un passage signalé dans la page se lit ainsi, avec son mot, jamais par la couleur seule.")
    more: tuple[FlowBlock, ...] = (bullets("un premier point", "un second point"), paragraph("Et une fin."))
    return FlowHint(kind=kind, word=added(word, Added.KIND_WORD), blocks=(text, *(more if kind == "warning" else ())))


def open_points() -> FlowOpenPoints:
    points = ("ligne 30\u00a0: [ENRICHIR]", "ligne 32\u00a0: [COMMENT déclencher la prise de conscience]")
    return FlowOpenPoints(
        heading=FlowHeading(level=2, runs=added("Points ouverts", Added.OPEN_POINT), anchor="points-ouverts"),
        points=tuple(FlowOpenPoint(runs=added(point, Added.OPEN_POINT)) for point in points),
    )


def make_scene() -> Scene:
    """A small team: a core, those around it, one connector."""
    items = (
        box("autour", "Autour", 0, 0, 90, 142, fill="neutral", title="Autour"),
        *(box(name, name, 9, 30 + 34 * index, 72, 26, fill="ground", stroke="line")
          for index, name in enumerate(("Usagers", "Sponsor"))),
        box("équipe", "L’équipe produit", 117, 1, 255, 141, fill="surface", stroke="accent", title="L’équipe produit"),
        *(box(name, name, 129 + 121 * (index % 2), 30 + 37 * (index // 2), 110, 27,
              fill="accent" if index < 2 else "ground", stroke=None if index < 2 else "accent_light",
              color="on_accent" if index < 2 else "text")
          for index, name in enumerate(("Métier", "Produit", "Designer", "Développeurs", "Coach", "Déploiement"))),
        SceneConnector(
            name="sert", source="équipe", target="Usagers", source_side="left", target_side="right", x1=117, y1=43,
            x2=81, y2=43, stroke="accent", stroke_width=1.5,
        ),
    )  # fmt: skip
    description = "Au centre, l’équipe produit\u00a0: six rôles. À gauche, les usagers et le sponsor, qu’elle sert."
    return Scene(width=460, height=144, title="L’équipe produit", description=description, items=items)


def box(
    key: str, name: str, x: float, y: float, width: float, height: float, *, fill: str, stroke: str | None = None,
    title: str = "", color: str = "text",
) -> SceneBox:  # fmt: skip
    text = (Run(text=title or name, origin=Added.FIGURE, strong=bool(title)),)
    lines = SceneParagraph(runs=text, lines=(text,), size=12, pitch=15, color=color)
    return SceneBox(
        key=key, name=name, x=x, y=y, width=width, height=height, paragraphs=(lines,), fill=fill, stroke=stroke,
        radius=3, padding=6, anchor="top" if title else "middle",
    )  # fmt: skip
