"""Plans of pages: the seed page as the layout would give it, a long one that meets everything, a bare one."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
import pytest
from tests.writers.page.parts import (
    LOCK,
    MATRIX,
    NAMES,
    WORDS,
    cell,
    figure,
    head,
    heading,
    items,
    open_points,
    paragraph,
    placed,
    plan,
    row,
    runs,
    say,
    table,
    team_scene,
)

from export_equipe.layout.cells import Scope
from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowCode,
    FlowDivider,
    FlowField,
    FlowFigure,
    FlowHint,
    FlowItem,
    FlowList,
    FlowNote,
    FlowParagraph,
    FlowPlan,
    FlowQuote,
    FlowTable,
)
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Highlight


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme("default")


@pytest.fixture(scope="session")
def seed_plan() -> FlowPlan:
    blocks: tuple[FlowBlock, ...] = (
        heading(2, "Une équipe produit, c’est…", "une-equipe-produit-c-est"),
        figure("figure-1"),
        FlowNote(word=runs("Note de rédaction"), runs=runs("Schéma ici Norman Wozniak. (on va le faire ensemble)")),
        heading(2, "Porter un produit, c’est\u00a0:", "porter-un-produit-c-est"),
        table(MATRIX, 1, "tableau-1"),
        paragraph("Autres tâches liées à la réussite du produit\u00a0:", lead=True),
        FlowList(
            items=items(
                "Suivi budgétaire",
                "Déploiement et support utilisateurs",
                "Communication sur le produit, animation de la communauté des utilisateurs",
                "Comitologie et préparation des réunions (comment réduire cette charge\u202f?)",
            )
        ),
        paragraph(
            say("[ENRICHIR]", strong=True, highlight=Highlight.PLACEHOLDER),
            " Pour quoi le mode produit\u202f? Pour ",
            say("dé-risquer", strong=True),
            " les services publics numériques et éviter\u00a0:",
            lead=True,
        ),
        FlowParagraph(runs=(say("[COMMENT déclencher la prise de conscience]", highlight=Highlight.PLACEHOLDER),)),
        FlowList(
            items=items(
                "Un non-alignement sur les objectifs qui peut mener des dépenses sans atterrissage, "
                "un réalignement constant",
                "Une meilleure conception (urbanisation, design, etc), car les équipes sont dotées de "
                "toutes les expertises, "
                "ou appuyées par des experts internes (architecture, design, recherche utilisateur, etc.)",
            )
        ),
        open_points("Ligne 30 : [ENRICHIR]", "Ligne 32 : [COMMENT déclencher la prise de conscience]"),
    )
    return plan(
        "Une équipe produit", blocks, lead="Qui porte le produit, qui l’appuie, et comment les décisions se prennent."
    )


def _long_blocks() -> Iterator[FlowBlock]:
    yield heading(2, "Une équipe produit, c’est…", "equipe")
    yield figure("figure-1")
    for part in range(1, 7):
        yield heading(2, f"Partie {part}, où tout se rencontre", f"partie-{part}")
        yield paragraph(
            WORDS,
            say("Une phrase en gras", strong=True),
            say(" "),
            say("et une autre en italique", emphasis=True),
            ", un ",
            say("lien vers le site de l’équipe", href="https://example.org/equipe"),
            ", un ",
            say("lien avec ", href=f"https://example.org/{part}"),
            say("du gras", href=f"https://example.org/{part}", strong=True),
            say(" et du code", href=f"https://example.org/{part}", code=True),
            ", un renvoi à ",
            say("la figure", href="#figure-1"),
            ", 1",
            say("re", superscript=True),
            " et 12\u202f345\u00a0€, ",
            say("biffé", strike=True),
            " puis ",
            say("product owner", lang="en"),
            ", ◐ ✓ ☑ ≥ → ● ○ αβγ ∀ ① ",
            say(LOCK, emoji=NAMES[LOCK]),
            ".\u200b",
            say("\n"),
            "Une ligne forcée. ",
            WORDS,
            WORDS,
        )
        yield heading(3, f"Des listes ({part})", f"listes-{part}")
        nested = FlowList(items=items("Premier point", "Second point"), ordered=True, start=3)
        yield FlowList(
            items=(
                FlowItem(blocks=(paragraph("Un point avec une liste dedans\u00a0:", lead=True), nested)),
                *items(WORDS, "Court", WORDS + WORDS + WORDS),
            )
        )
        yield FlowList(items=items("Choisir", "Mesurer", checked=(True, False)))
        yield FlowList(items=items(*(f"Étape {number}. {WORDS}" for number in range(1, 7))), ordered=True)
        yield heading(3, f"Un tableau ({part})", f"un-tableau-{part}")
        yield table(MATRIX * 2, part, f"tableau-{part}")
        yield heading(4, "Du code", f"code-{part}")
        lines = tuple(
            (say(f"    ligne {number} = [{part}, 'texte']  # ☑ commentaire", code=True),) for number in range(1, 40)
        )
        yield FlowCode(lines=((say("def partie():", code=True),), *lines), language="python")
        for kind, word in (
            ("info", "Information"),
            ("success", "Réussite"),
            ("warning", "Attention"),
            ("danger", "Danger"),
        ):
            yield FlowHint(kind=kind, word=runs(word), blocks=(paragraph(WORDS), FlowList(items=items("Un", "Deux"))))
        yield heading(5, "Citations", f"citations-{part}")
        yield FlowQuote(blocks=(paragraph(WORDS), paragraph(WORDS)))
        yield FlowDivider()
        yield heading(6, "Une note", f"note-{part}")
        yield FlowNote(
            word=runs("À compléter"), runs=runs("Dire comment. ", say("[À FAIRE]", highlight=Highlight.PLACEHOLDER))
        )


@pytest.fixture(scope="session")
def long_plan() -> FlowPlan:
    fields = tuple(
        FlowField(label=runs(label), value=runs(value))
        for label, value in (("De", "L’équipe produit"), ("Objet", "Tout"))
    )
    blocks = (*_long_blocks(), open_points("Ligne 3 : [À FAIRE]", WORDS))
    return plan("Une longue page", blocks, lead=WORDS, date="2026-12-14", fields=fields)


@pytest.fixture(scope="session")
def hard_plan() -> FlowPlan:
    """What a page should not hold, and one day does: a row higher than a page, empty blocks, words without end."""
    high = placed(cell("Une ligne plus haute qu’une page", scope=Scope.ROW), cell(WORDS * 25), cell("x"))
    bare = FlowTable(
        head=(), rows=(placed(cell("a"), cell("")), placed(cell("b"), cell("c", align="end"))), header_columns=0,
        widths=(0.5, 0.5),
        number=(), caption=(), description="", anchor="nu",
    )  # fmt: skip
    columns = head(*(f"Colonne {column}" for column in range(12)))
    wide = replace(
        bare,
        head=(columns,),
        rows=(row(*"abcdefghijkl"), row(*"mnopqrstuvwx")),
        widths=(1 / 12,) * 12,
        number=runs("Tableau\u00a02"),
        anchor="large",
    )
    inner = FlowItem(
        blocks=(paragraph("b"), FlowList(items=items("c", "d"), ordered=True), FlowCode(lines=(runs("x" * 200),)))
    )
    blocks: tuple[FlowBlock, ...] = (
        replace(table(MATRIX, 1, "haut"), rows=(MATRIX[0], high, MATRIX[1])), bare, wide,
        FlowFigure(scene=replace(team_scene(), height=1500), number=(), caption=(), anchor="figure"),
        FlowList(items=(FlowItem(blocks=(paragraph("a"), FlowList(items=(inner,)))),)),
        FlowHint(
            kind="warning", word=(),
            blocks=(table(MATRIX, 5, "dans"), FlowHint(kind="info", word=(), blocks=(paragraph(WORDS * 20),))),
        ),
        FlowCode(lines=()), paragraph(), paragraph("https://example.org/" + "x" * 200), FlowQuote(blocks=()),
        FlowList(items=(FlowItem(blocks=()), FlowItem(blocks=(), checked=True))), heading(2, "", "vide"),
    )  # fmt: skip
    return plan("Une page dure", blocks)


@pytest.fixture(scope="session")
def bare_plan() -> FlowPlan:
    return plan("Une page nue", (), draft=False)


@dataclass(slots=True)
class Tag:
    """A structure element as read back: ``contents`` are its own ``(page, mcid)``."""

    role: str
    entries: dict[str, str]
    kids: list["Tag"]
    contents: list[tuple[int, int]]
    links: int

    def all(self, *roles: str) -> list["Tag"]:
        """This element and those below it, in order; of ``roles`` only, if given."""
        found = [self] if not roles or self.role in roles else []
        return [*found, *(tag for kid in self.kids for tag in kid.all(*roles))]


def _read_tag(element: pikepdf.Dictionary, pages: dict[tuple[int, int], int]) -> Tag:
    tag = Tag(str(element.S)[1:], {}, [], [], 0)
    for name in ("Alt", "ActualText", "Lang"):
        if f"/{name}" in element:
            tag.entries[name] = str(element[f"/{name}"])
    attributes = element.get("/A", {})
    tag.entries |= {
        key[1:]: str(value)
        for key, value in attributes.items()
        if key in ("/Scope", "/ListNumbering", "/Summary", "/ColSpan", "/RowSpan")
    }
    if "/BBox" in attributes:
        tag.entries["BBox"] = " ".join(f"{float(side):.0f}" for side in attributes["/BBox"])
    if "/Headers" in attributes and len(attributes["/Headers"]):
        tag.entries["Headers"] = " ".join(str(header) for header in attributes["/Headers"])
    if "/ID" in element:
        tag.entries["ID"] = str(element["/ID"])
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            tag.contents.append((pages[element.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            tag.contents.append((pages[kid.get("/Pg", element.get("/Pg")).objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            tag.links += 1
        else:
            tag.kids.append(_read_tag(kid, pages))
    return tag


@pytest.fixture(scope="session")
def read_tags() -> Callable[[bytes], Tag]:
    """Reads the tag tree of a PDF."""

    def read(pdf: bytes) -> Tag:
        with pikepdf.open(BytesIO(pdf)) as document:
            pages = {page.objgen: index for index, page in enumerate(document.pages)}
            (root,) = document.Root.StructTreeRoot.K
            return _read_tag(root, pages)

    return read


@pytest.fixture(scope="session")
def find_stray_content(read_tags: Callable[[bytes], Tag]) -> Callable[[bytes], list[str]]:
    """Says what is neither in one structure element nor an artifact: what no validator sees."""

    def find(pdf: bytes) -> list[str]:
        owned = Counter(content for tag in read_tags(pdf).all() for content in tag.contents)
        wrong = [f"{content} is owned {count} times" for content, count in owned.items() if count > 1]
        seen: set[tuple[int, int]] = set()
        with pikepdf.open(BytesIO(pdf)) as document:
            owners = dict(zip(*[iter(document.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
            for index, page in enumerate(document.pages):
                parents = owners[int(page.StructParents)]
                wrong += _stray_in_page(page, index, seen)
                for mcid in (mcid for at, mcid in owned if at == index):
                    kids = [kid if isinstance(kid, int) else kid.get("/MCID") for kid in parents[mcid].K]
                    wrong += [] if mcid in kids else [f"page {index}: the ParentTree leads {mcid} astray"]
        wrong += [f"{content} is owned but not drawn" for content in owned if content not in seen]
        wrong += [f"{content} is drawn but not owned" for content in seen if content not in owned]
        return wrong

    return find


def _stray_in_page(page: pikepdf.Page, index: int, seen: set[tuple[int, int]]) -> Iterator[str]:
    marks: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                artifact = str(operands[0]) == "/Artifact"
                if artifact and "content" in marks:
                    yield f"page {index}: an artifact inside content"
                if not artifact and "/MCID" in operands[1]:
                    if marks:
                        yield f"page {index}: content inside {marks}"
                    seen.add((index, int(operands[1]["/MCID"])))
                marks.append("artifact" if artifact else "content")
            case "EMC":
                marks.pop()
            case "Tj" | "TJ" | "f" | "S" | "Do" if not marks:
                yield f"page {index}: {operator} outside of any mark"
            case _:
                pass
