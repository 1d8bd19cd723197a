"""Draws the pictures of the fixture site: ``python tests/site/make_assets.py``.

They look like what a team's repository holds (screens, a diagram, a photo, a drawing) and are invented. What it writes
is committed: the site does not depend on Pillow.
"""

from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = files("fontpkg_arimo") / "files/Arimo[wght].ttf"
ASSETS = Path(__file__).parent / "espace" / ".gitbook" / "assets"
BLUE, GREEN, ORANGE, INK, GREY, PALE = "#1f4e9c", "#2d7a54", "#c8642b", "#1b2433", "#8a94a6", "#eef2f8"


def draw_assets() -> None:
    """Writes every asset."""
    ASSETS.mkdir(parents=True, exist_ok=True)
    _save(dashboard(), "tableau de bord.png")
    _save(screen("#ffffff", INK, PALE), "écran clair.png")
    _save(screen("#141a26", "#f2f5fa", "#273145"), "écran sombre.png")
    _save(button("#d5d9e0", "#b3b9c4"), "bouton-avant.png")
    _save(button(BLUE, "#ffffff"), "bouton-apres.png")
    _save(curve(), "courbe (1).png")
    _save(banner(), "bannière du guide.png")
    for name, colour, sign in (("arrivee", GREEN, 0), ("accessibilite", BLUE, 1), ("tableaux", ORANGE, 2)):
        _save(card(colour, sign), f"carte-{name}.png")
    round_table().save(ASSETS / "équipe réunie (1).jpeg", quality=82)
    (ASSETS / "parcours d’arrivée.svg").write_text(journey(), encoding="utf-8")
    (ASSETS / "file.drawing.svg").write_text(drawing(), encoding="utf-8")
    (ASSETS / "signe.svg").write_text(star(), encoding="utf-8")
    (ASSETS / "grille d’entretien.pdf").write_bytes(empty_pdf())


def _save(picture: Image.Image, name: str) -> None:
    picture.quantize(64).save(ASSETS / name, optimize=True)


def _canvas(width: int, height: int, colour: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (width, height), colour)
    return picture, ImageDraw.Draw(picture)


def _text(
    draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, size: int, colour: str, anchor: str = "la"
) -> None:
    draw.text(place, text, font=ImageFont.truetype(str(FONT), size), fill=colour, anchor=anchor)


def dashboard() -> Image.Image:
    """A screen with three key figures and a rising line."""
    picture, draw = _canvas(1126, 620, "#ffffff")
    draw.rectangle((0, 0, 1126, 64), fill=BLUE)
    _text(draw, (32, 32), "Guichet  |  Tableau de bord", 24, "#ffffff", "lm")
    figures = (
        ("74,9 %", "demandes abouties", GREEN),
        ("5 jours", "délai médian", BLUE),
        ("-18 %", "appels reçus", ORANGE),
    )
    for index, (value, label, colour) in enumerate(figures):
        left = 32 + index * 358
        draw.rounded_rectangle((left, 96, left + 338, 232), 12, fill=PALE)
        _text(draw, (left + 24, 150), value, 46, colour, "lm")
        _text(draw, (left + 24, 202), label, 20, INK, "lm")
    _plot(draw, (72, 280, 1080, 560), (52, 55, 54, 60, 66, 64, 71, 75), BLUE)
    return picture


def curve() -> Image.Image:
    """A rising curve alone."""
    picture, draw = _canvas(900, 420, "#ffffff")
    _plot(draw, (72, 40, 860, 360), (61, 68, 74, 83, 94, 99), GREEN)
    return picture


def _plot(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], values: tuple[int, ...], colour: str) -> None:
    left, top, right, bottom = box
    for step in range(5):
        y = bottom - step * (bottom - top) / 4
        draw.line((left, y, right, y), fill="#d9dfe9", width=2)
        _text(draw, (left - 12, y), str(25 * step), 18, GREY, "rm")
    gap = (right - left) / (len(values) - 1)
    points = [(left + index * gap, bottom - value * (bottom - top) / 100) for index, value in enumerate(values)]
    draw.line(points, fill=colour, width=6, joint="curve")
    for x, y in points:
        draw.ellipse((x - 8, y - 8, x + 8, y + 8), fill="#ffffff", outline=colour, width=5)
    for index, (x, _) in enumerate(points):
        _text(draw, (x, bottom + 22), f"M{index + 1}", 18, GREY, "mm")


def screen(paper: str, ink: str, field: str) -> Image.Image:
    """The home page of a service: a search field and three entries."""
    picture, draw = _canvas(1000, 560, paper)
    draw.rectangle((0, 0, 1000, 12), fill=BLUE)
    _text(draw, (60, 76), "Guichet", 34, ink, "lm")
    _text(draw, (60, 150), "Que voulez-vous faire ?", 44, ink, "lm")
    draw.rounded_rectangle((60, 200, 940, 264), 8, fill=field, outline=GREY, width=2)
    _text(draw, (84, 232), "Rechercher une démarche", 24, GREY, "lm")
    for index, label in enumerate(("Déménager", "Déclarer", "Suivre ma demande")):
        left = 60 + index * 300
        draw.rounded_rectangle((left, 312, left + 280, 500), 12, fill=field)
        draw.ellipse((left + 24, 340, left + 76, 392), fill=(GREEN, ORANGE, BLUE)[index])
        _text(draw, (left + 24, 444), label, 26, ink, "lm")
    return picture


def button(fill: str, ink: str) -> Image.Image:
    """A button."""
    picture, draw = _canvas(376, 120, "#ffffff")
    draw.rounded_rectangle((12, 16, 364, 104), 14, fill=fill)
    _text(draw, (188, 60), "Envoyer ma demande", 30, ink, "mm")
    return picture


def banner() -> Image.Image:
    """Wide bands of colour."""
    picture, draw = _canvas(1400, 420, PALE)
    for index, colour in enumerate((BLUE, "#3c6fc0", GREEN, "#7fb59a", ORANGE)):
        draw.ellipse((index * 300 - 160, 120 - index * 20, index * 300 + 420, 700 - index * 20), fill=colour)
    return picture


def card(colour: str, sign: int) -> Image.Image:
    """The cover of a card: a plain colour and a large sign."""
    picture, draw = _canvas(640, 300, colour)
    if sign == 0:
        draw.polygon(
            [(440, 150), (320, 70), (320, 115), (200, 115), (200, 185), (320, 185), (320, 230)], fill="#ffffff"
        )
    elif sign == 1:
        draw.ellipse((295, 60, 345, 110), fill="#ffffff")
        draw.line([(230, 140), (410, 140)], fill="#ffffff", width=20)
        draw.line([(320, 140), (320, 195), (275, 250)], fill="#ffffff", width=20)
        draw.line([(320, 195), (365, 250)], fill="#ffffff", width=20)
    else:
        for index, height in enumerate((70, 120, 95, 165)):
            draw.rectangle((220 + index * 55, 240 - height, 260 + index * 55, 240), fill="#ffffff")
    return picture


def round_table() -> Image.Image:
    """Five people around a table, seen from above, as a photo would show them."""
    picture, draw = _canvas(1200, 800, "#b98e62")
    for plank in range(0, 1200, 100):
        draw.rectangle((plank, 0, plank + 96, 800), fill="#c49a6c" if plank % 200 else "#bd9264")
    draw.ellipse((380, 180, 820, 620), fill="#f4efe6", outline="#8c6a45", width=10)
    for x, y, colour in (
        (600, 110, BLUE),
        (880, 300, ORANGE),
        (790, 640, GREEN),
        (410, 640, "#7d3c98"),
        (320, 300, "#b03a48"),
    ):
        draw.ellipse((x - 85, y - 60, x + 85, y + 60), fill=colour)
        draw.ellipse((x - 42, y - 42, x + 42, y + 42), fill="#4a342a")
    for x, y in ((520, 330), (650, 300), (700, 450), (560, 500)):
        draw.rectangle((x, y, x + 80, y + 56), fill="#ffffff", outline="#c9c2b5", width=3)
    return picture.filter(ImageFilter.GaussianBlur(1.6))


def journey() -> str:
    """Four steps joined by arrows."""
    names = ("Informer", "Remplir", "Vérifier", "Recevoir")
    boxes = "".join(
        f'<g transform="translate({20 + 200 * index} 40)"><rect width="150" height="80" rx="10" fill="{colour}"/>'
        f'<text x="75" y="48" fill="#ffffff" text-anchor="middle" font-family="sans-serif" font-size="22">{name}'
        "</text></g>"
        for index, (name, colour) in enumerate(zip(names, (BLUE, BLUE, BLUE, GREEN), strict=True))
    )
    arrows = "".join(f'<path d="M{174 + 200 * index} 80h36m-12 -9l12 9l-12 9" fill="none"/>' for index in range(3))
    return f'{_svg(790, 160)}<g stroke="{INK}" stroke-width="4">{arrows}</g>{boxes}</svg>\n'


def drawing() -> str:
    """Strokes of a hand: a person, a counter, a letter."""
    strokes = (
        "M90 70c18-22 44-2 34 20c-8 18-40 14-34-20",
        "M106 98c-4 30 2 54-2 80m2-58c-20 4-30 14-36 26m38-26c18 2 28 10 34 22",
        "M104 178c-8 20-16 30-22 40m24-40c8 18 16 28 24 38",
        "M210 130c70-4 140 2 190-2m-186 4c2 30-2 60 0 88m182-90c-2 30 4 60 0 88",
        "M270 70c30-2 60 2 84 0c2 16-2 30 0 44c-30 2-56-2-84 0c2-16-2-30 0-44c14 12 28 22 42 30c14-10 28-20 42-30",
    )
    paths = "".join(f'<path d="{stroke}"/>' for stroke in strokes)
    return f'{_svg(460, 260)}<g fill="none" stroke="{INK}" stroke-width="5" stroke-linecap="round">{paths}</g></svg>\n'


def star() -> str:
    """A small star."""
    points = "12,2 15,9 22,9.3 16.5,14 18.5,21 12,17 5.5,21 7.5,14 2,9.3 9,9"
    return f'{_svg(24, 24)}<polygon points="{points}" fill="#e0a400" stroke="{INK}"/></svg>\n'


def _svg(width: int, height: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'


def empty_pdf() -> bytes:
    """A document of one empty page: something to link to."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )  # fmt: skip
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 4\n0000000000 65535 f \n" + table + trailer


if __name__ == "__main__":
    draw_assets()
