"""A small sound PDF, made by WeasyPrint and mended with pikepdf, for the tests that read PDFs back."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_arimo
import manimgx_fonts
import weasyprint
from pikepdf import Dictionary, Name, Pdf

ARIMO = Path(fontpkg_arimo.__file__).parent / "files" / "Arimo[wght].ttf"
EMOJI = Path(manimgx_fonts.__file__).parent / "NotoEmoji[wght].ttf"
CSS = f"""
@font-face {{ font-family: A; src: url("{ARIMO.as_uri()}") }}
@font-face {{ font-family: E; src: url("{EMOJI.as_uri()}");
  unicode-range: U+1F300-1FAFF, U+2640, U+2642, U+200D, U+FE0F }}
@page {{ size: 300pt 700pt; margin: 40pt }}
body {{ font: 12pt A, E; hyphens: auto }}
"""
LONG = (
    "Des investissements extraordinairement réutilisables, co-responsables et institutionnellement officiels, "
    "coupure\u00adici et soft\u00adhyphenation, efficaces. "
)
PAGE = f"""<h1>Une équipe “produit”</h1>
<p>Texte <b>gras</b>, 🔒 Responsable, 🙆\u200d♂️ Co-responsable, 12\u202f345\u202f; 1<sup>er</sup> point,
<a href="https://example.org/">le site</a>.</p>
<p>{LONG * 3}</p><h2>Porter</h2><ul><li>un<ul><li>deux</li></ul></li></ul>
<table><caption>Qui porte quoi</caption><thead><tr><th scope="col">Activité</th><th scope="col">Métier</th></tr></thead>
<tbody><tr><th scope="row">Vision</th><td>oui<br>non</td></tr></tbody></table>
<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" font-family="A">
<title>Les usagers, puis le sponsor</title>
<text x="5" y="20">Mot dessiné</text></svg>"""
_HEAD = (
    '<title>Une équipe</title><meta name="author" content="L’équipe"><meta name="description" content="Un sujet">'
    '<meta name="keywords" content="produit">'
)


@cache
def write_sheet(body: str, css: str = "") -> bytes:
    """WeasyPrint's PDF of a page, as it comes."""
    html = f'<html lang="fr"><head>{_HEAD}<style>{CSS}{css}</style></head><body>{body}</body></html>'
    return bytes(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def build_sheet(change: Callable[[Pdf], None] = lambda _: None, body: str = PAGE) -> bytes:
    """The bytes of a sound PDF, after ``change`` has spoiled what it likes."""
    with Pdf.open(BytesIO(write_sheet(body))) as pdf:
        for cell in elements(pdf, "TH"):
            cell["/A"]["/Scope"] = Name.Column
        change(pdf)
        buffer = BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def elements(pdf: Pdf, kind: str) -> list[Any]:
    """The structure elements of one type."""
    found = (item for item in pdf.objects if isinstance(item, Dictionary))
    return [item for item in found if item.get("/Type") == "/StructElem" and item.get("/S") == f"/{kind}"]
