"""Every node of a flowing document, alone and nested: what the tests of pages write and read back."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace

from tests.writers.page.parts import MATRIX, WORDS, cell, head, heading, items, paragraph, placed, runs, say, table

from export_equipe.formulas.formula import Formula
from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.cells import Scope, TableCell
from export_equipe.layout.flow.plan import (
    BoxKind,
    FlowBlock,
    FlowBox,
    FlowCard,
    FlowCards,
    FlowCode,
    FlowColumn,
    FlowColumns,
    FlowFootnote,
    FlowHint,
    FlowImage,
    FlowItem,
    FlowLink,
    FlowList,
    FlowMath,
    FlowPicture,
    FlowQuote,
    FlowStep,
    FlowSteps,
    FlowTable,
    LinkKind,
)
from export_equipe.model.picture import Picture
from export_equipe.typesetting.run import OBJECT, Added, InlinePicture, Run, Runs

TINTS = {
    "red": "#B3261E",
    "orange": "#9A4600",
    "yellow": "#6B5400",
    "green": "#18753C",
    "blue": "#0B4FB3",
    "purple": "#6A3BA8",
    "pink": "#A3186C",
    "gray": "#555555",
}
GROUNDS = {
    "red": "#FDE7E5",
    "orange": "#FDEBDD",
    "yellow": "#FBF2CC",
    "green": "#E0F5E6",
    "blue": "#E3EDFD",
    "purple": "#F0E8FB",
    "pink": "#FCE6F2",
    "gray": "#EEEEEE",
}
TOKENS = {"keyword": "#00008F", "string": "#18753C", "comment": "#5F5F5F", "number": "#9A4600", "name": "#6A3BA8"}
COLORS = {
    **{f"tint_{name}": color for name, color in TINTS.items()},
    **{f"tint_{name}_ground": color for name, color in GROUNDS.items()},
    **{f"code_{name}": color for name, color in TOKENS.items()},
}


def png(width: int, height: int, color: tuple[int, int, int, int]) -> Picture:
    """A picture of one colour, with transparency, striped so that its size can be seen."""
    line = [
        bytes(color if (x // 12 + y // 12) % 2 else (color[0], color[1], color[2], 90))
        for y in (0, 12)
        for x in range(width)
    ]
    rows = b"".join(b"\0" + b"".join(line[:width] if y // 12 % 2 else line[width:]) for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return Picture(media="image/png", width=width, height=height, data=data)


BLUE, TALL, SMALL = png(480, 270, (0, 60, 160, 255)), png(200, 900, (24, 117, 60, 255)), png(24, 24, (160, 0, 0, 200))
DRAWING = Picture(
    media="image/svg+xml",
    width=320,
    height=160,
    data=b'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160">'
    b'<rect width="320" height="160" fill="#EEE"/>'
    b'<circle cx="90" cy="80" r="50" fill="#0B4FB3"/><path d="M170 130L230 30L290 130z" fill="#18753C"/></svg>',
)
MATHML = "http://www.w3.org/1998/Math/MathML"
FRACTION = Formula(
    latex=r"\frac{a}{b}",
    display=False,
    text="a sur b",
    omml="",
    mathml=f'<math xmlns="{MATHML}" display="inline" alttext="a sur b"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>',
    svg='<svg xmlns="http://www.w3.org/2000/svg" width="8" height="20" viewBox="0 0 8 20">'
    '<path d="M1 3h6v5H1z M0 10h8v.8H0z M1 13h6v5H1z"/></svg>',
    width=8,
    height=20,
    depth=6.5,
)
SUM = replace(
    FRACTION,
    latex=r"\sum_i x_i",
    display=True,
    text="somme sur i de x indice i",
    mathml=f'<math xmlns="{MATHML}" display="block"><munder><mo>∑</mo><mi>i</mi></munder>'
    "<msub><mi>x</mi><mi>i</mi></msub></math>",
    width=60.0,
)


def shown(picture: Picture, alternative: str, width: float = 0.0) -> Run:
    inline = InlinePicture(picture=picture, alternative=alternative, width=width)
    return Run(text=OBJECT, origin=Added.TEMPLATE, picture=inline)


def formula(made: Formula) -> Run:
    return Run(text=OBJECT, origin=Added.TEMPLATE, formula=made)


def call(number: int) -> Run:
    return say(str(number), note=number, superscript=True)


def link(text: str, href: str, **style: object) -> Run:
    return say(text, href=href, **style)


def image(picture: Picture | None, alternative: str, width: float, frame: str = "") -> FlowImage:
    return FlowImage(picture=picture, alternative=alternative, width=width, frame=runs(frame) if frame else ())


def hint(kind: str, word: str, *blocks: FlowBlock) -> FlowHint:
    return FlowHint(kind=kind, word=(say(word, strong=True),), blocks=blocks)


def box(kind: BoxKind, title: str | Run, *blocks: FlowBlock, word: str = "", level: int = 0) -> FlowBox:
    return FlowBox(
        kind=kind, title=runs(title) if title else (), blocks=blocks, word=runs(word) if word else (), level=level
    )


def code(*lines: str, title: str = "", word: str = "", numbered: bool = False) -> FlowCode:
    return FlowCode(
        lines=tuple(tuple(_tokens(line)) for line in lines),
        language="python",
        title=runs(title) if title else (),
        word=runs(word) if word else (),
        numbered=numbered,
    )


def _tokens(line: str) -> Iterator[Run]:
    for index, word in enumerate(line.split(" ")):
        kind = "comment" if word.startswith("#") else "keyword" if word in ("def", "return", "if") else ""
        yield say((" " if index else "") + word, code=True, color=f"code_{kind}" if kind else "")


def steps(*blocks: tuple[str, tuple[FlowBlock, ...]], level: int = 3, name: str = "etape") -> FlowSteps:
    return FlowSteps(
        steps=tuple(
            FlowStep(
                number=(say(str(number), origin=Added.NUMBER),),
                title=runs(title) if title else (),
                blocks=inner,
                anchor=f"{name}-{number}",
                level=level,
            )
            for number, (title, inner) in enumerate(blocks, start=1)
        )
    )


def columns(*parts: tuple[float, tuple[FlowBlock, ...]]) -> FlowColumns:
    return FlowColumns(columns=tuple(FlowColumn(share=share, blocks=blocks) for share, blocks in parts))


def picture(number: int, *images: FlowImage, caption: Runs = (), align: str = "") -> FlowPicture:
    label = (say(f"Figure\u00a0{number}", origin=Added.NUMBER),)
    return FlowPicture(images=images, number=label, caption=caption, anchor=f"image-{number}", align=align)


def card(title: str, *, cover: FlowImage | None = None, target: str = "") -> FlowCard:
    blocks = (paragraph(say(title, strong=True)), paragraph("Ce que porte la carte, en une phrase ou deux."))
    return FlowCard(cover=cover, blocks=blocks, link=(link("Lire la page", target),) if target else ())


def listed(text: str, marker: CellMarker, *, level: int = 0, number: int = 1) -> CellParagraph:
    return CellParagraph(runs=runs(text), marker=marker, level=level, number=number, in_list=True)


def cell_of(*paragraphs: CellParagraph, **facts: object) -> TableCell:
    return replace(TableCell(paragraphs=paragraphs), **facts)  # type: ignore[arg-type]


RICH_CELL = cell_of(
    CellParagraph(runs=runs("À préparer\u00a0:"), strong=True),
    listed("les usagers", CellMarker.BULLET),
    listed("ceux qui débutent", CellMarker.NUMBER, level=1),
    listed("ceux qui partent", CellMarker.NUMBER, level=1, number=2),
    CellParagraph(runs=runs("et leurs aidants"), in_list=True),
    listed("le lieu", CellMarker.BULLET),
    listed("la salle est retenue", CellMarker.DONE),
    listed("les invitations partent", CellMarker.TODO),
    CellParagraph(runs=(say("make final", code=True),), code=True),
    CellParagraph(runs=(say("make pack", code=True),), code=True),
)
SPANS = FlowTable(
    head=(
        placed(
            cell("Poste", scope=Scope.COLUMN, rows=2),
            cell("Exercice 2026", scope=Scope.COLUMNS, columns=2, align="center"),
        ),
        tuple(
            replace(each, column=column)
            for column, each in (
                (1, cell("Prévu", scope=Scope.COLUMN, align="end")),
                (2, cell("Fait", scope=Scope.COLUMN, align="end")),
            )
        ),
    ),
    rows=(
        placed(
            cell("Équipe", scope=Scope.ROWS, rows=2), cell("240\u00a0k€", align="end"), cell("228\u00a0k€", align="end")
        ),
        tuple(
            replace(each, column=column)
            for column, each in ((1, cell("12 mois", align="end")), (2, cell("11 mois", align="end")))
        ),
        placed(cell("Hébergement", scope=Scope.ROW), cell("reporté en 2027", columns=2, align="center")),
    ),
    header_columns=1,
    widths=(0.4, 0.3, 0.3),
    number=runs("Tableau\u00a02"),
    caption=(*runs("Le budget"), call(3)),
    description="Trois colonnes.",
    anchor="tableau-2",
    whole=True,
)
RICH = FlowTable(
    head=(head("Quoi", "Détail"),),
    rows=(
        placed(cell("Atelier", scope=Scope.ROW), RICH_CELL),
        placed(
            cell_of(CellParagraph(runs=(*runs("Image "), shown(SMALL, "une pastille rouge"))), scope=Scope.ROW),
            cell_of(
                CellParagraph(
                    runs=(
                        formula(FRACTION),
                        *runs(" et une note"),
                        call(2),
                        say(" "),
                        link("un lien", "https://example.org/a"),
                    )
                )
            ),
        ),
    ),
    header_columns=1,
    widths=(0.3, 0.7),
    number=runs("Tableau\u00a03"),
    caption=runs("Une case pleine"),
    description="",
    anchor="tableau-3",
)

TEXT = (
    paragraph(
        "Eau H",
        say("2", subscript=True),
        "O, 1",
        say("re", superscript=True),
        ", ",
        *(
            run
            for name in TINTS
            for run in (say(name, color=f"tint_{name}"), say(" "), say(name, ground=f"tint_{name}_ground"), say(" "))
        ),
        "puis ",
        say("both", color="tint_blue", ground="tint_blue_ground", lang="en", strong=True),
        ", une image ",
        shown(SMALL, "une pastille rouge"),
        " au fil du texte, la fraction ",
        formula(FRACTION),
        " et une note",
        call(1),
        ". ",
        WORDS,
    ),
    paragraph(
        link("Demander un accès", "https://example.org/acces", button=True),
        " ",
        link("Écrire", "mailto:a@example.org", button=True),
    ),
    paragraph(
        link("la page voisine", "page:guide/equipe produit.md#roles"),
        ", ",
        link("le modèle", "file:a b.ods"),
        ", ",
        link("plus bas", "#image-1"),
        ", ",
        link("nulle part", "#absent"),
        ", ",
        link("script", "javascript:alert(1)"),
        ", ",
        link("données", "data:text/html,x"),
        ".",
    ),
)
BOXES: tuple[FlowBlock, ...] = (
    box(BoxKind.TAB, "Avec un compte", paragraph(WORDS), level=3),
    box(BoxKind.TAB, "Sans compte", paragraph("Une seule phrase."), code("curl https://example.org"), level=3),
    box(BoxKind.DETAILS, "Comment le budget est-il compté\u202f?", paragraph(WORDS), level=3),
    box(BoxKind.DETAILS, "Et après\u202f?", paragraph("Oui.")),
    box(BoxKind.PROMPT, "Résumer une page", paragraph(WORDS), word="Requête pour un assistant"),
    box(BoxKind.UPDATE, "7 décembre 2026", paragraph("Les pages s’exportent."), word="nouveau, export"),
    box(
        BoxKind.API,
        "GET /equipes/{id}",
        paragraph("Rend une équipe."),
        replace(SPANS, anchor="api", caption=()),
        word="Opération d’API",
    ),
)
HINTS = tuple(
    hint(kind, word, paragraph(WORDS), FlowList(items=items("un", "deux")))
    for kind, word in (("info", "Information"), ("success", "Réussite"), ("warning", "Attention"), ("danger", "Danger"))
)
STEPS = steps(
    ("Ouvrir le dossier", (paragraph(WORDS), code("cd dossier", title="terminal"))),
    ("", (paragraph("Une étape sans titre."),)),
    ("Vérifier", (paragraph(WORDS), hint("info", "Information", paragraph("Dans une étape.")))),
)
COLUMNS = columns(
    (0.6, (paragraph(WORDS), FlowList(items=items("un", "deux")))),
    (
        0.4,
        (
            hint("success", "Réussite", paragraph("À droite", call(2))),
            paragraph(link("un lien", "https://example.org/c")),
        ),
    ),
)
CARDS = FlowCards(
    columns=3,
    cards=(
        card("Une carte", cover=image(BLUE, "des carreaux bleus", 360), target="page:a.md"),
        card("Une carte sans lien", cover=image(TALL, "une bande verte", 150)),
        card(
            "Une carte dont l’image manque",
            cover=image(None, "photo", 360, "Image absente\u00a0: photo.png"),
            target="https://example.org",
        ),
        card("Une carte seule", target="#image-1"),
    ),
)
LINKS: tuple[FlowBlock, ...] = (
    FlowLink(
        kind=LinkKind.FILE,
        word=runs("Fichier"),
        title=(link("Modèle de budget", "file:b.ods"),),
        address=runs("b.ods, ODS, 48\u00a0ko"),
    ),
    FlowLink(
        kind=LinkKind.EMBED,
        word=runs("Contenu intégré"),
        title=(link("Une vidéo", "https://example.org/v"),),
        address=runs("https://example.org/v"),
    ),
    FlowLink(kind=LinkKind.PAGE, word=runs("Page"), title=(link("Une équipe produit", "page:equipe.md"),), address=()),
)
CODES: tuple[FlowBlock, ...] = (
    code(
        "def porter(produit):",
        "    # tout ce qui suit " + "est très long " * 12,
        "",
        "    return 42",
        title="produit.py",
        numbered=True,
    ),
    code("flowchart LR", "  A --> B", word="Diagramme (mermaid)"),
    code("sans titre"),
)
FORMULAS: tuple[FlowBlock, ...] = (
    paragraph("Une formule\u00a0:", lead=True),
    FlowMath(formula=SUM),
    paragraph("Voilà."),
)
PICTURES: tuple[FlowBlock, ...] = (
    picture(
        1,
        image(BLUE, "des carreaux bleus", 360),
        caption=(*runs("Une image, "), link("sa source", "https://example.org/s"), call(4)),
    ),
    picture(
        2,
        image(BLUE, "des carreaux bleus", 150),
        image(DRAWING, "un rond et un triangle", 200),
        caption=runs("Deux images"),
        align="center",
    ),
    picture(3, image(TALL, "une bande verte, très haute", 470), caption=runs("Une image haute")),
    picture(4, image(None, "photo", 300, "Image absente\u00a0: photo.png"), caption=runs("Une image qui manque")),
)
NESTED: tuple[FlowBlock, ...] = (
    FlowList(
        items=(
            FlowItem(
                blocks=(
                    paragraph("Dans une liste\u00a0:", lead=True),
                    box(
                        BoxKind.TAB,
                        "Dans un encadré",
                        columns(
                            (
                                0.5,
                                (
                                    steps(
                                        (
                                            "Dans une étape",
                                            (
                                                hint("warning", "Attention", paragraph("Au fond", call(5), ".")),
                                                FlowQuote(blocks=(paragraph("Une citation."),)),
                                            ),
                                        ),
                                        level=4,
                                        name="fond",
                                    ),
                                ),
                            ),
                            (
                                0.5,
                                (
                                    paragraph(WORDS),
                                    replace(SPANS, anchor="fond-tableau", caption=runs("Budget"), dense=True),
                                    FlowMath(formula=SUM),
                                ),
                            ),
                        ),
                        level=3,
                    ),
                )
            ),
            FlowItem(blocks=(paragraph("Une tâche"), paragraph("et sa suite")), checked=True),
            FlowItem(blocks=(code("du code dans une liste"), CARDS), checked=False),
        )
    ),
    hint(
        "info",
        "Information",
        heading(3, "Un titre dans un encadré", "titre-dedans"),
        hint("danger", "Danger", paragraph("Deux fois."), *LINKS[:1]),
        table(MATRIX[:2], 9, "tableau-dedans"),
    ),
)
NOTES = (
    FlowFootnote(
        number=1, blocks=(paragraph("La première note, avec ", link("un lien", "https://example.org/n"), "."),)
    ),
    FlowFootnote(
        number=2, blocks=(paragraph("Une note d’une case\u00a0:"), FlowList(items=items("un", "deux")), code("code()"))
    ),
    FlowFootnote(number=3, blocks=(paragraph("Une note de légende, qui renvoie à une autre", call(6), "."),)),
    FlowFootnote(number=4, blocks=(paragraph("Une note de figure."),)),
    FlowFootnote(number=5, blocks=(paragraph("Une longue note. ", WORDS * 12),)),
    FlowFootnote(number=6, blocks=(paragraph("Une note de note."),)),
)

SAMPLES: dict[str, tuple[FlowBlock, ...]] = {
    "text": TEXT,
    "hints": HINTS,
    "boxes": BOXES,
    "steps": (STEPS,),
    "columns": (COLUMNS,),
    "cards": (CARDS,),
    "links": LINKS,
    "code": CODES,
    "formulas": FORMULAS,
    "pictures": PICTURES,
    "tables": (SPANS, RICH),
    "nested": NESTED,
    "long columns": (
        columns((0.5, (paragraph(WORDS * 30, call(1)),)), (0.5, (paragraph(WORDS * 9), *HINTS, paragraph(WORDS * 9)))),
    ),
}
