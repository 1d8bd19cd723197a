"""The zones of content slides, after the mock-up: 1280 by 720 pixels, margins of 72, gutters of 24.

Decided here: where each kind of content stands when nothing is known of its length; a deck fits the boxes to what they
hold. Zones are numbered from 1 in reading order.
"""

from deck_master.look import Look
from deck_master.shapes import Pixels, Slot, Style

LEFT, TOP, WIDTH, HEIGHT = 72, 148, 1136, 502
GUTTER = 24
CONTENT: Pixels = (LEFT, TOP, WIDTH, HEIGHT)
_PADDING = 152_400  # EMU kept free at both sides of a panel: 16 pixels
MOST_CARDS, MOST_NUMBERS = 6, 4

# Archetype (key of « gabarits »), type of the layout (ST_SlideLayoutType), kind, name and prompt of its one zone.
SINGLE = (
    ("sommaire", None, "body", "Sommaire", "Sommaire"),
    ("texte", "tx", "body", "Corps", ""),
    ("puces", None, "body", "Puces", ""),
    ("tableau", "tbl", "tbl", "Corps", "Tableau"),
    ("matrice", None, "tbl", "Matrice", "Matrice"),
    ("grille", None, "tbl", "Grille", "Grille de notation"),
    ("figure", None, "body", "Zone", "Figure"),
    ("chronologie", None, "body", "Zone", "Chronologie"),
    ("feuille_de_route", None, "body", "Zone", "Feuille de route"),
    ("phases", None, "body", "Zone", "Étapes du produit"),
    ("equipe", None, "body", "Zone", "Équipe"),
)


def columns(count: int, place: Pixels = CONTENT) -> tuple[Pixels, ...]:
    """``count`` boxes of one width side by side in ``place``."""
    left, top, width, height = place
    each = (width - GUTTER * (count - 1)) / count
    return tuple((left + index * (each + GUTTER), top, each, height) for index in range(count))


def two_columns() -> tuple[Slot, ...]:
    """Two texts side by side."""
    return tuple(_zone("body", f"Colonne {index}", "", index, place) for index, place in enumerate(columns(2), 1))


def comparison(look: Look) -> tuple[Slot, ...]:
    """Two texts side by side, each under its heading."""
    head = Style(size=look.sizes["corps"][2], role="accent", bold=True)
    slots: list[Slot] = []
    for number, (left, top, width, height) in enumerate(columns(2)):
        first = 2 * number + 1
        name = f"Terme {number + 1}"
        slots.append(_zone("body", name, name, first, (left, top, width, 40), style=head, anchor="b"))
        under = (left, top + 52, width, height - 52)
        slots.append(_zone("body", f"Contenu {number + 1}", "", first + 1, under))
    return tuple(slots)


def key_figures(look: Look) -> tuple[Slot, ...]:
    """Two to four large numbers."""
    return _panels(look, "Chiffre", columns(MOST_NUMBERS, (LEFT, TOP + 60, WIDTH, 320)))


def process(look: Look) -> tuple[Slot, ...]:
    """Three to six steps."""
    return _panels(look, "Étape", columns(MOST_CARDS, (LEFT, TOP + 20, WIDTH, 400)))


def cards(look: Look) -> tuple[Slot, ...]:
    """Two to six panels."""
    half = (HEIGHT - GUTTER) / 2
    rows = ((LEFT, TOP, WIDTH, half), (LEFT, TOP + half + GUTTER, WIDTH, half))
    return _panels(look, "Carte", tuple(place for row in rows for place in columns(3, row)))


def picture_text() -> tuple[Slot, ...]:
    """A text beside a picture."""
    text, picture = (LEFT, TOP, 520, HEIGHT), (LEFT + 520 + GUTTER, TOP, WIDTH - 520 - GUTTER, HEIGHT)
    return (_zone("body", "Corps", "", 1, text), _zone("pic", "Image", "Image", 2, picture))


def chart(look: Look) -> tuple[Slot, ...]:
    """A chart, and beside it what it shows."""
    side = Style(size=look.sizes["corps"][-1], role="texte")
    text = (LEFT + 800 + GUTTER, TOP, WIDTH - 800 - GUTTER, HEIGHT)
    return (
        _zone("chart", "Graphique", "Graphique", 1, (LEFT, TOP, 800, HEIGHT)),
        _zone("body", "À retenir", "À retenir", 2, text, style=side, fill="surface", margin=_PADDING),
    )


def statement(look: Look) -> tuple[Slot, ...]:
    """One sentence, large."""
    style = Style(size=look.sizes["enonce"][0], role="texte")
    return (_zone("body", "Énoncé", "Une phrase", 1, (LEFT, 200, WIDTH, 340), style=style, anchor="ctr"),)


def quote(look: Look) -> tuple[Slot, ...]:
    """A quotation, and who says it."""
    style = Style(size=look.sizes["enonce"][-1], role="secondaire")
    author = Style(size=look.sizes["corps"][-1], role="mention")
    return (
        _zone("body", "Citation", "Citation", 1, (LEFT + 48, 190, WIDTH - 96, 300), style=style, anchor="ctr"),
        _zone("body", "Auteur", "Auteur, qualité", 2, (LEFT + 48, 510, WIDTH - 96, 40), style=author),
    )


def code(look: Look) -> tuple[Slot, ...]:
    """A program."""
    style = Style(size=look.sizes["corps"][-1], role="texte")
    return (_zone("body", "Code", "Code", 1, CONTENT, style=style, fill="neutre", margin=_PADDING),)


def closing(look: Look) -> tuple[Slot, ...]:
    """The decision asked for, and what it hangs on."""
    style = Style(size=look.sizes["enonce"][-1], role="texte")
    return (
        _zone("body", "Décision", "Décision demandée", 1, (LEFT, 170, WIDTH, 120), style=style, anchor="ctr"),
        _zone("body", "Motifs", "", 2, (LEFT, 330, WIDTH, 320)),
    )


def single(kind: str, name: str, ask: str) -> tuple[Slot, ...]:
    """One zone as large as the slide allows."""
    return (_zone(kind, name, ask, 1, CONTENT),)


def _panels(look: Look, name: str, places: tuple[Pixels, ...]) -> tuple[Slot, ...]:
    style = Style(size=look.sizes["corps"][-1], role="texte")
    return tuple(
        _zone("body", f"{name} {index}", name, index, place, style=style, fill="surface", margin=_PADDING)
        for index, place in enumerate(places, 1)
    )


def _zone(
    kind: str, name: str, ask: str, index: int, place: Pixels, *, style: Style | None = None, anchor: str = "t",
    fill: str | None = None, margin: int | None = None,
) -> Slot:  # fmt: skip
    return Slot(
        kind=kind, name=name, ask=ask, index=index, place=place, anchor=anchor, style=style, fill=fill, margin=margin
    )
