"""Samples of every block of the dialect, alone and nested, as layout would give them."""

import io

from PIL import Image
from tests.writers.docx.words import added, bullets, cell, heading, item, lines, paragraph, run, runs

from export_equipe.formulas.formula import Formula
from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.cells import CellRows, Scope, TableCell
from export_equipe.layout.flow.plan import (
    BoxKind,
    FlowBlock,
    FlowBox,
    FlowCard,
    FlowCards,
    FlowCode,
    FlowColumn,
    FlowColumns,
    FlowDivider,
    FlowFootnote,
    FlowHint,
    FlowImage,
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
from export_equipe.typesetting.run import OBJECT, Added, InlinePicture, Run

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
LONG = (
    "Une équipe produit réunit toutes les compétences qu’il faut pour concevoir, construire et faire vivre un service "
    "numérique, du premier entretien avec un usager jusqu’à son retrait."
)


def picture(color: str = "#6A6AF4", width: int = 480, height: int = 200, media: str = "image/png") -> Picture:
    """A plain picture."""
    if media == "image/svg+xml":
        drawn = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
            f'<rect width="{width}" height="{height}" fill="{color}"/><text x="20" y="40" font-size="24">Mot dessiné'
            "</text></svg>"
        )
        return Picture(media=media, width=width, height=height, data=drawn.encode())
    target = io.BytesIO()
    Image.new("RGB", (width, height), color).save(target, "PNG" if media == "image/png" else "JPEG")
    return Picture(media=media, width=width, height=height, data=target.getvalue())


def image(shown: Picture | None = None, *, width: float = 240.0, alternative: str = "Un aplat bleu") -> FlowImage:
    return FlowImage(picture=shown or picture(), alternative=alternative, width=width)


def missing(name: str = "schéma.png") -> FlowImage:
    frame = added(f"[Image manquante\u00a0: {name}]", Added.KIND_WORD)
    return FlowImage(picture=None, alternative="Un schéma", width=235.0, frame=frame)


def formula(*, display: bool = False) -> Formula:
    omml = (
        f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>−b</m:t></m:r></m:num>'
        "<m:den><m:r><m:t>2a</m:t></m:r></m:den></m:f></m:oMath>"
    )
    return Formula(
        latex=r"x=\frac{-b}{2a}",
        display=display,
        mathml="<math/>",
        omml=omml,
        text="x égale moins b sur 2 a",
        svg="<svg/>",
        width=40,
        height=24,
        depth=9,
    )


def formula_run() -> Run:
    return run(OBJECT, formula=formula())


def picture_run(*, width: float = 0.0, shown: Picture | None = None) -> Run:
    inline = InlinePicture(picture=shown or picture(width=40, height=40), alternative="Une pastille", width=width)
    return run(OBJECT, picture=inline)


def call(number: int) -> Run:
    return Run(text=str(number), origin=Added.NUMBER, superscript=True, note=number)


def hint(*blocks: FlowBlock, kind: str = "info", word: str = "Information") -> FlowHint:
    return FlowHint(kind=kind, word=added(word, Added.KIND_WORD), blocks=blocks)


def box(kind: BoxKind, title: str, *blocks: FlowBlock, word: str = "", level: int = 3) -> FlowBox:
    return FlowBox(
        kind=kind,
        title=runs(title) if title else (),
        blocks=blocks,
        level=level,
        word=added(word, Added.KIND_WORD) if word else (),
    )


def details(title: str, *blocks: FlowBlock) -> FlowBox:
    return box(BoxKind.DETAILS, title, *blocks)


def steps(*titled: tuple[str, tuple[FlowBlock, ...]], level: int = 3) -> FlowSteps:
    made = []
    for number, (title, blocks) in enumerate(titled, 1):
        words = f"{number}" if title else f"Étape\u00a0{number}"
        made.append(
            FlowStep(
                number=added(words, Added.NUMBER),
                title=runs(title) if title else (),
                blocks=blocks,
                anchor=f"etape-{number}",
                level=level,
            )
        )
    return FlowSteps(steps=tuple(made))


def table(
    head: CellRows,
    rows: CellRows,
    *,
    columns: int,
    header_columns: int = 0,
    number: int = 1,
    caption: str = "Un tableau",
) -> FlowTable:
    shares = [round(1 / columns, 4)] * (columns - 1)
    return FlowTable(
        head=head,
        rows=rows,
        header_columns=header_columns,
        widths=(*shares, 1 - sum(shares)),
        number=added(f"Tableau\u00a0{number}", Added.NUMBER),
        caption=runs(caption),
        description="Un tableau d’essai.",
        anchor=f"tableau-{number}",
    )


def picture_block(*images: FlowImage, number: int = 1, caption: str = "Un aplat", align: str = "") -> FlowPicture:
    return FlowPicture(
        images=images,
        number=added(f"Figure\u00a0{number}", Added.NUMBER) if caption else (),
        caption=runs(caption) if caption else (),
        anchor=f"figure-{number}" if caption else "",
        align=align,
    )


def link(kind: LinkKind, word: str, title: str, href: str, address: str = "") -> FlowLink:
    return FlowLink(
        kind=kind,
        word=added(word, Added.KIND_WORD),
        title=runs(run(title, href=href)),
        address=added(address, Added.LABEL) if address else (),
    )


def program(*, title: str = "", word: str = "") -> FlowCode:
    keyword, name = (run(text, code=True, color=role) for text, role in (("def ", "accent"), ("équipe", "success")))
    rest = run("(noms):  # une ligne assez longue pour qu’elle doive passer à la ligne dans le bloc", code=True)
    return FlowCode(
        language="python",
        lines=((keyword, name, rest), (), *lines("\treturn sorted(noms)")),
        title=runs(title) if title else (),
        word=added(word, Added.KIND_WORD) if word else (),
        numbered=True,
    )


def spanned_table() -> FlowTable:
    """Two head rows, cells that cover two columns and two rows, a row header that covers two rows."""
    head = (
        (cell("Rôle", scope=Scope.COLUMN, rows=2), cell("Avant juin", scope=Scope.COLUMNS, column=1, columns=2)),
        (cell("Équipe", scope=Scope.COLUMN, column=1), cell("Budget", scope=Scope.COLUMN, column=2, align="end")),
    )
    rows = (
        (
            cell("Produit", scope=Scope.ROWS, rows=2),
            cell("Quatre personnes", column=1),
            cell("300", column=2, align="end"),
        ),
        (cell("Cinq personnes, et un total de deux colonnes", column=1, columns=2),),
        (cell("Design", scope=Scope.ROW), cell("Une personne", column=1, rows=2), cell("120", column=2, align="end")),
        (cell("Développement", scope=Scope.ROW), cell("480", column=2, align="end")),
    )
    return table(head, rows, columns=3, header_columns=1, caption="Des cellules fusionnées")


def full_cells() -> FlowTable:
    """Cells that hold lists, tasks, code, headings, formulas and pictures."""

    def listed(text: str, marker: CellMarker, *, number: int = 1, level: int = 0) -> CellParagraph:
        return CellParagraph(runs=runs(text), marker=marker, number=number, level=level, in_list=True)

    lists = (
        CellParagraph(runs=runs("Avant la liste\u00a0:")),
        listed("un point assez long pour passer à la ligne", CellMarker.BULLET),
        CellParagraph(runs=runs("la suite du point"), in_list=True),
        listed("dedans", CellMarker.BULLET, level=1),
        listed("neuf", CellMarker.NUMBER, number=9),
        listed("dix, qui est plus large", CellMarker.NUMBER, number=10),
        listed("dedans, un", CellMarker.NUMBER, level=1),
        listed("onze", CellMarker.NUMBER, number=11),
        CellParagraph(runs=runs("Une autre liste")),
        listed("un", CellMarker.NUMBER),
    )
    tasks = (
        listed("fait", CellMarker.DONE),
        listed("à faire", CellMarker.TODO),
        CellParagraph(runs=runs("Un intertitre"), strong=True),
        CellParagraph(runs=runs(run("make test", code=True)), code=True),
        CellParagraph(runs=runs("Une formule ", formula_run(), " et une image ", picture_run())),
        CellParagraph(runs=runs(picture_run(width=400.0, shown=picture()))),
        CellParagraph(runs=runs("(une ligne de détail)"), detail=True),
    )
    head = ((cell("Listes", scope=Scope.COLUMN), cell("Tâches et code", scope=Scope.COLUMN, column=1)),)
    return table(head, ((TableCell(paragraphs=lists), TableCell(paragraphs=tasks, column=1)),), columns=2, number=2)


def cards() -> FlowCards:
    def card(title: str, cover: FlowImage | None = None, *more: FlowBlock) -> FlowCard:
        href = f"page:produit/{title}.md#debut"
        return FlowCard(
            cover=cover,
            blocks=(paragraph(run(title, strong=True)), paragraph(LONG), *more),
            link=runs(run("Ouvrir la page", href=href)),
        )

    return FlowCards(
        cards=(
            card("design", image(width=180)),
            card("budget", missing("couverture.png")),
            card("équipe", None, bullets("un", "deux")),
        ),
        columns=3,
    )


SAMPLES: dict[str, tuple[FlowBlock, ...]] = {
    "hints": tuple(
        hint(paragraph(LONG), kind=kind, word=word)
        for kind, word in (
            ("info", "Information"),
            ("success", "Succès"),
            ("warning", "Attention"),
            ("danger", "Danger"),
        )
    ),
    "tabs": (
        heading(2, "Installer", "installer"),
        box(BoxKind.TAB, "Sous Linux", paragraph(LONG), program()),
        box(BoxKind.TAB, "Sous Windows", paragraph(LONG)),
    ),
    "boxes": (
        details("Pourquoi une équipe dédiée\u202f?", paragraph(LONG), bullets("un premier point", "un second")),
        box(BoxKind.PROMPT, "Rédiger une note de cadrage", program(), word="Requête à donner à un assistant"),
        box(BoxKind.UPDATE, "22\u00a0avril 2026", paragraph(LONG), word="api, bêta"),
        box(BoxKind.API, "GET /equipes/{id}", paragraph(LONG), full_cells(), word="Opération de l’interface"),
        details("Un dernier", paragraph(LONG), details("Dedans", paragraph(LONG)), paragraph("Et la suite.")),
    ),
    "steps": (
        heading(2, "Procédure", "procedure"),
        steps(("Préparer le comité", (paragraph(LONG), bullets("un", "deux"))), ("", (paragraph(LONG),))),
    ),
    "columns": (
        FlowColumns(
            columns=(
                FlowColumn(blocks=(paragraph("À gauche."), bullets("un", "deux")), share=0.4),
                FlowColumn(blocks=(paragraph("À droite."), picture_block(image(width=120), caption="")), share=0.6),
            )
        ),
    ),
    "cards": (cards(),),
    "links": (
        link(
            LinkKind.EMBED,
            "Contenu en ligne",
            "Une vidéo de présentation",
            "https://tube.example.org/v/1",
            "https://tube.example.org/v/1",
        ),
        link(
            LinkKind.FILE,
            "Fichier",
            "Le rapport annuel",
            "file:.gitbook/assets/rapport annuel.pdf",
            "rapport annuel.pdf\u00a0: PDF, 1\u202f200\u00a0ko",
        ),
        link(LinkKind.PAGE, "Page", "Design", "page:produit/design.md"),
    ),
    "code": (
        program(),
        program(title="equipe.py"),
        program(word="Source du diagramme (mermaid)"),
        program(title="equipe.py", word="Programme"),
        FlowCode(lines=lines("make", "make test")),
        FlowCode(lines=lines("make lint")),
    ),
    "formulas": (
        paragraph("La racine double ", formula_run(), " d’un trinôme\u00a0:", keep=True),
        FlowMath(formula=formula(display=True)),
        paragraph("Et la suite du texte."),
    ),
    "pictures": (
        picture_block(image()),
        picture_block(
            image(picture("#18753C", media="image/jpeg"), width=140), image(width=140), number=2, align="center"
        ),
        picture_block(image(picture("#B8FEC9", media="image/svg+xml"), width=9000), number=3),
        picture_block(image(picture("#FFE9E6", 300, 3000), width=225), number=4, caption="Une image très haute"),
        picture_block(missing(), number=5, caption="Un schéma qui manque"),
        picture_block(image(), caption=""),
        paragraph(
            "Une pastille ", picture_run(), " dans la ligne, et une image ", picture_run(width=60), " plus haute."
        ),
        paragraph(picture_run(width=300, shown=picture())),
    ),
    "runs": (
        paragraph("CO", run("2", subscript=True), " et 1", run("er", superscript=True), ", "),
        *(
            paragraph(
                run(f"un mot {name}", color=f"tint_{name}"),
                " et ",
                run(f"un fond {name}", color=f"tint_{name}", ground=f"tint_{name}_ground"),
            )
            for name in ("red", "orange", "yellow", "green", "blue", "purple", "pink", "gray")
        ),
        paragraph(
            run("Ouvrir le service", href="https://example.org/", button=True),
            " (https://example.org/), ",
            run("agir", button=True),
            ", ",
            run("un fond dans un lien", href="https://example.org/", color="tint_red", ground="tint_red_ground"),
        ),
    ),
    "tables": (spanned_table(), full_cells()),
    "tasks": (
        FlowList(
            items=(
                item(paragraph("Nommer le responsable"), checked=True),
                item(paragraph("Réunir le comité"), bullets("un", "deux"), checked=False),
            )
        ),
    ),
}

DEEP = bullets(
    (
        paragraph("un"),
        paragraph("la suite du un, assez longue pour passer à la ligne : " + LONG),
        bullets(
            (
                paragraph("deux"),
                paragraph("la suite du deux : " + LONG),
                bullets(
                    (
                        paragraph("trois : " + LONG),
                        paragraph("la suite du trois : " + LONG),
                        FlowList(
                            ordered=True, items=(item(paragraph("un numéro : " + LONG)), item(paragraph("un autre")))
                        ),
                    )
                ),
            ),
        ),
    ),
    "encore un",
)

NESTED: dict[str, tuple[FlowBlock, ...]] = {
    "a quotation with lists": (
        FlowQuote(blocks=(paragraph("Une phrase citée : " + LONG), DEEP, paragraph("La fin de la citation."))),
        paragraph("Après."),
        FlowQuote(blocks=(paragraph("Une autre, toute simple."), paragraph("En deux paragraphes."))),
    ),
    "a call-out with deep lists": (hint(paragraph(LONG), DEEP, paragraph("La fin.")), paragraph("Après.")),
    "a box with everything": (
        details(
            "Tout dedans",
            paragraph(LONG),
            hint(paragraph(LONG), kind="warning", word="Attention"),
            paragraph("Puis"),
            program(title="equipe.py"),
            FlowQuote(blocks=(paragraph("Une citation : " + LONG), bullets("un", "deux"))),
            table(
                ((cell("A", scope=Scope.COLUMN), cell("B", scope=Scope.COLUMN, column=1)),),
                ((cell("un"), cell("deux", column=1)),),
                columns=2,
            ),
            picture_block(image(width=120)),
            FlowMath(formula=formula(display=True)),
            FlowDivider(),
            paragraph("La fin."),
        ),
    ),
    "code in a call-out": (
        hint(
            paragraph(LONG),
            program(),
            paragraph("Puis"),
            FlowCode(lines=lines("make", "make test")),
            kind="success",
            word="Succès",
        ),
    ),
    "a hint in a step in a box in an item": (
        bullets(
            (
                paragraph("Un point"),
                details(
                    "Une boîte dans un point",
                    paragraph("Avant"),
                    steps(
                        (
                            "Préparer",
                            (
                                hint(
                                    paragraph("Dans l’étape : " + LONG),
                                    bullets("un", (paragraph("deux"), bullets("trois"))),
                                    kind="danger",
                                    word="Danger",
                                ),
                                paragraph("Après"),
                            ),
                        )
                    ),
                ),
            ),
            "Un autre point",
        ),
    ),
    "tables, pictures and code in items": (
        bullets(
            (paragraph("Un tableau"), spanned_table()),
            (paragraph("Une image"), picture_block(image(width=900))),
            (paragraph("Du code"), program(title="equipe.py")),
            (FlowCode(lines=lines("make")),),
            (paragraph("Un lien"), link(LinkKind.PAGE, "Page", "Design", "page:b.md", "une adresse")),
            (hint(paragraph("Un encadré d’abord")),),
            (FlowQuote(blocks=(paragraph("Une citation"), bullets("un"))),),
            (paragraph("Une formule"), FlowMath(formula=formula(display=True))),
            (cards(),),
        ),
    ),
    "quotations in quotations": (
        FlowQuote(
            blocks=(
                paragraph("Une"),
                FlowQuote(blocks=(paragraph("Deux"), FlowQuote(blocks=(paragraph("Trois"), bullets("un"))))),
            ),
        ),
    ),
}

NOTES = (
    FlowFootnote(
        number=1, blocks=(paragraph("Une note simple, avec ", run("un lien", href="https://example.org/n"), "."),)
    ),
    FlowFootnote(
        number=2,
        blocks=(paragraph("Une note longue."), bullets("un point", "un autre"), paragraph("Et sa fin", call(1), ".")),
    ),
    FlowFootnote(number=3, blocks=(bullets("Une note qui commence par une liste"),)),
    FlowFootnote(
        number=4, blocks=(paragraph("Une note avec une image ", picture_run(), " et une note dedans", call(5), "."),)
    ),
    FlowFootnote(number=5, blocks=(paragraph("La note que seule une note appelle."),)),
)
CALLING: tuple[FlowBlock, ...] = (
    heading(2, "Un titre", "titre"),
    paragraph("Un mot", call(1), " et un autre", call(2), ", puis le premier encore", call(1), "."),
    table(((cell("A", call(3), scope=Scope.COLUMN),),), ((cell("Une cellule", call(4)),),), columns=1),
    paragraph(
        run("un lien", href="https://example.org/"),
        run("4", href="https://example.org/", note=4, superscript=True),
        ".",
    ),
)
