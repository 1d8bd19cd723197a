"""The master's shapes and its layouts, one an archetype, after the mock-up: 1280 by 720 pixels, margins of 72."""

from dataclasses import dataclass, replace

from deck_master import content_layouts as content
from deck_master.content_layouts import CONTENT, LEFT, WIDTH
from deck_master.look import Look
from deck_master.shapes import Block, Pixels, Slot, Style

STATUS_MARGIN = 95_250  # EMU: 10 pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A layout: ``kind`` is ST_SlideLayoutType, ``ground`` a colour role when it has its own, ``bare`` hides the
    master's rule.
    """

    name: str
    kind: str | None
    shapes: tuple[Slot | Block, ...]
    ground: str | None = None
    bare: bool = False


def master_shapes(look: Look) -> tuple[Slot | Block, ...]:
    """Title, body, and at the foot a rule, the footer and the number."""
    foot = Style(size=look.small["pied"], role="mention")
    number = Style(size=look.small["pied"], role="mention", align="r")
    return (
        Slot(kind="title", name="Titre", ask="Titre de la diapositive", place=(LEFT, 48, WIDTH, 52), anchor="t"),
        Slot(kind="body", name="Corps", index=1, place=CONTENT, anchor="t"),
        Block(name="Filet de pied", place=(LEFT, 669, WIDTH, 0), role="bordure"),
        Slot(
            kind="ftr", name="Pied de page", index=3, size="quarter", place=(LEFT, 674, 980, 30), anchor="ctr",
            style=foot,
        ),
        Slot(
            kind="sldNum", name="Numéro de diapositive", index=4, size="quarter", place=(1108, 674, 100, 30),
            anchor="ctr", style=number,
        ),
    )  # fmt: skip


def all_layouts(look: Look) -> tuple[Layout, ...]:
    """The layouts in the order of the theme's « gabarits », which is that in which PowerPoint shows them."""
    divided = {
        "couverture": Layout(name="", kind="title", shapes=_cover(look), bare=True),
        "section": Layout(name="", kind="secHead", shapes=_divider(look, "sur_accent"), ground="accent", bare=True),
        "annexe": Layout(name="", kind=None, shapes=_divider(look, "accent"), ground="surface_forte", bare=True),
    }
    zones: dict[str, tuple[str | None, tuple[Slot, ...]]] = {
        key: (kind, content.single(zone, name, ask)) for key, kind, zone, name, ask in content.SINGLE
    }
    zones |= {
        "enonce": (None, content.statement(look)),
        "deux_colonnes": ("twoObj", content.two_columns()),
        "comparaison": ("twoTxTwoObj", content.comparison(look)),
        "chiffres": (None, content.key_figures(look)),
        "image_texte": (None, content.picture_text()),
        "processus": (None, content.process(look)),
        "cartes": (None, content.cards(look)),
        "citation": (None, content.quote(look)),
        "graphique": ("chart", content.chart(look)),
        "code": (None, content.code(look)),
        "decision": (None, content.closing(look)),
    }
    found = divided | {
        key: Layout(name="", kind=kind, shapes=_content(look, own)) for key, (kind, own) in zones.items()
    }
    return tuple(replace(found[key], name=name) for key, name in look.layouts.items())


def _content(look: Look, zones: tuple[Slot, ...]) -> tuple[Slot | Block, ...]:
    """A title, its subtitle, and the content below."""
    return (
        Slot(kind="title", name="Titre", ask="Titre de la diapositive"),
        _subtitle(look, (LEFT, 102, WIDTH, 30)),
        *zones,
        _status(look),
        *_foot(),
    )


def _cover(look: Look) -> tuple[Slot | Block, ...]:
    title = Style(size=look.sizes["couverture"][0], role="accent", bold=True)
    return (
        Block(name="Bandeau", place=(0, 0, 24, 720), role="accent"),
        Slot(kind="title", name="Titre", ask="Titre du document", place=(96, 212, 1000, 76), anchor="b", style=title),
        Slot(
            kind="body", name="Surtitre", ask="Instance et date", index=14, place=(96, 66, 920, 32), anchor="t",
            style=Style(size=look.sizes["sous_titre"][0], role="mention"),
        ),
        _subtitle(look, (96, 312, 920, 124)),
        Slot(
            kind="body", name="Mentions", ask="Mentions", index=15, place=(96, 500, 1000, 156), anchor="b",
            style=Style(size=look.sizes["sous_titre"][0], role="secondaire"),
        ),
        _status(look),
    )  # fmt: skip


def _subtitle(look: Look, place: Pixels, role: str = "secondaire") -> Slot:
    style = Style(size=look.sizes["sous_titre"][0], role=role)
    return Slot(kind="body", name="Sous-titre", ask="Sous-titre", index=13, place=place, anchor="t", style=style)


def _divider(look: Look, role: str) -> tuple[Slot | Block, ...]:
    """The title of a part, its number above, on the ground of the layout; all in the colour ``role``."""
    title = Style(size=look.sizes["couverture"][1], role=role, bold=True)
    number = Style(size=90, role=role, bold=True)
    return (
        Slot(kind="title", name="Titre", ask="Titre de la partie", place=(96, 356, 1000, 76), anchor="t", style=title),
        Slot(kind="body", name="Numéro", ask="00", index=16, place=(96, 190, 600, 150), anchor="b", style=number),
        _subtitle(look, (96, 452, 920, 124), role),
        _status(look),
        *_foot(Style(size=look.small["pied"], role=role, align="r")),
    )


def _status(look: Look) -> Slot:
    """The tag at the top right corner that tells a draft; its prompt says no such word, so that a final holds none."""
    style = Style(size=look.small["etiquette"], role="alerte", bold=True, align="ctr")
    return Slot(
        kind="body", name="Statut", ask="Statut", index=20, size="quarter", place=(1098, 14, 110, 28), anchor="ctr",
        style=style, fill="alerte_fond", margin=STATUS_MARGIN,
    )  # fmt: skip


def _foot(number: Style | None = None) -> tuple[Slot, ...]:
    """Footer and number at the master's place; a section has a number only, in its own colour."""
    own = Slot(kind="sldNum", name="Numéro de diapositive", index=12, size="quarter", style=number)
    return (own,) if number else (Slot(kind="ftr", name="Pied de page", index=11, size="quarter"), own)
