"""The master's shapes and the five layouts, after the mock-up: 1280 by 720 pixels, margins of 72."""

from dataclasses import dataclass

from deck_master.look import Look
from deck_master.shapes import Block, Pixels, Slot, Style

LEFT, RIGHT, WIDTH = 72, 1208, 1136
CONTENT: Pixels = (LEFT, 148, WIDTH, 502)
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
    """The five layouts, in the order in which PowerPoint shows them."""
    names = look.layouts
    return (
        Layout(name=names["couverture"], kind="title", shapes=_cover(look), bare=True),
        Layout(name=names["texte"], kind="tx", shapes=_content(look, "body", "Corps", "")),
        Layout(name=names["tableau"], kind="tbl", shapes=_content(look, "tbl", "Corps", "Tableau")),
        Layout(name=names["figure"], kind=None, shapes=_content(look, "body", "Zone", "Figure")),
        Layout(name=names["section"], kind="secHead", shapes=_section(look), ground="accent", bare=True),
    )


def _content(look: Look, kind: str, name: str, ask: str) -> tuple[Slot | Block, ...]:
    """A title, its subtitle, and the content below."""
    return (
        Slot(kind="title", name="Titre", ask="Titre de la diapositive"),
        _subtitle(look, (LEFT, 102, WIDTH, 30)),
        Slot(kind=kind, name=name, ask=ask, index=1, place=CONTENT, anchor="t"),
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


def _section(look: Look) -> tuple[Slot | Block, ...]:
    title = Style(size=39, role="sur_accent", bold=True)
    number = Style(size=90, role="sur_accent", bold=True)
    return (
        Slot(kind="title", name="Titre", ask="Titre de la partie", place=(96, 356, 1000, 76), anchor="t", style=title),
        Slot(kind="body", name="Numéro", ask="00", index=16, place=(96, 190, 600, 150), anchor="b", style=number),
        _subtitle(look, (96, 452, 920, 124), "sur_accent"),
        _status(look),
        *_foot(Style(size=look.small["pied"], role="sur_accent", align="r")),
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
