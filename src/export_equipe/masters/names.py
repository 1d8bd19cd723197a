"""What layouts are called and typed in masters that are not ours.

Decided here: the names that PowerPoint, LibreOffice Impress and Google Slides give to their layouts, in French and in
English, and what templates of ministries call theirs; the types of ECMA-376 part 1, 19.7.15 (ST_SlideLayoutType);
which other layout serves when there is none for an archetype. The keys are the roles of ``gabarits`` in a theme, and
``title_only``: a title with nothing under it.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

BARE: Final = "title_only"
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "cover": (
        "couverture", "diapositive de titre", "diapo de titre", "page de titre", "page de garde", "garde",
        "title slide", "cover", "title", "diapositive titre", "titre de la presentation", "ouverture",
    ),
    "section": (
        "section", "en tete de section", "titre de section", "section header", "section title", "intercalaire",
        "page de section", "chapitre", "separateur", "titre de chapitre",
    ),
    "agenda": ("sommaire", "agenda", "plan", "ordre du jour", "table des matieres", "table of contents"),
    "statement": ("enonce", "message cle", "idee cle", "main point", "statement", "texte centre", "centered text"),
    "text": (
        "titre et texte", "titre et contenu", "titre contenu", "contenu", "texte", "title and content", "title content",
        "title and body", "title and text", "titre et corps",
    ),
    "bullets": ("titre et puces", "titre et liste", "liste a puces", "bullets", "title and bullets"),
    "two_columns": (
        "deux colonnes", "deux contenus", "titre et deux contenus", "titre et 2 contenus", "two content", "two columns",
        "title and 2 content", "title and two columns", "2 colonnes", "titre et deux colonnes",
    ),
    "comparison": ("comparaison", "comparison"),
    "key_figures": ("chiffres cles", "chiffre cle", "chiffres", "big number", "key figures"),
    "table": ("titre et tableau", "tableau", "table", "title and table"),
    "matrix": ("matrice", "matrix"),
    "figure": ("titre et figure", "figure", "titre et image", "image", "title and picture"),
    "picture_text": (
        "image et texte", "texte et image", "image avec legende", "picture with caption", "texte et illustration",
        "contenu avec image",
    ),
    "process": ("processus", "etapes", "process"),
    "timeline": ("chronologie", "frise", "frise chronologique", "timeline", "calendrier"),
    "lanes": ("feuille de route", "roadmap"),
    "phases": ("phases", "etapes du produit"),
    "cards": ("cartes", "cards", "blocs"),
    "quote": ("citation", "quote", "verbatim"),
    "chart": ("graphique", "titre et graphique", "chart", "title and chart"),
    "code": ("code",),
    "team": ("equipe", "team"),
    "scoring": ("grille de notation", "grille", "scoring"),
    "closing": ("decision demandee", "decision", "conclusion", "decisions"),
    "annex": ("annexe", "annexes", "appendix"),
    BARE: ("titre seul", "titre uniquement", "title only", "titre"),
}  # fmt: skip
TYPES: Final[Mapping[str, tuple[str, ...]]] = {
    "cover": ("title",), "section": ("secHead",), "text": ("obj", "tx"), "two_columns": ("twoObj", "twoColTx"),
    "comparison": ("twoTxTwoObj",), "table": ("tbl",), "chart": ("chart",), "picture_text": ("picTx",),
    BARE: ("titleOnly",),
}  # fmt: skip
INSTEAD: Final[Mapping[str, tuple[str, ...]]] = {  # what serves when there is no layout of an archetype's own
    "cover": ("section", BARE, "text"), "section": ("cover", BARE, "text"), "annex": ("section", "cover", BARE, "text"),
    "agenda": ("text", BARE), "statement": ("text", BARE), "text": (BARE,), "bullets": ("text", BARE),
    "two_columns": (BARE, "text"), "comparison": ("two_columns", BARE, "text"), "key_figures": (BARE, "text"),
    "table": ("text", BARE), "matrix": ("table", "text", BARE), "scoring": ("table", "text", BARE),
    "figure": (BARE, "text"), "picture_text": ("two_columns", BARE, "text"), "process": (BARE, "text"),
    "timeline": (BARE, "text"), "lanes": (BARE, "text"), "phases": (BARE, "text"), "cards": (BARE, "text"),
    "quote": ("text", BARE), "chart": ("text", BARE), "code": ("text", BARE), "team": (BARE, "text"),
    "closing": ("text", BARE), BARE: (),
}  # fmt: skip


def plain_name(name: str) -> str:
    """``name`` without accents, capitals and signs, nor the number that PowerPoint puts before a copy (« 1_Titre »)."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = re.sub(r"[\W_]+", " ", bare.casefold()).strip()
    return re.sub(r"^\d+ (?=\D)", "", words) if re.match(r"\d+_", name) else words
