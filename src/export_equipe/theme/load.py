"""Finds and loads a theme: ``theme.yaml``, checked, and its masters.

Comes in: a theme's name and the folders to look in. Goes out: a ``Theme``, or a ``ThemeError`` with one diagnostic a
mistake. Decided here: the French names of roles in ``theme.yaml`` and what is obligatory.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from export_equipe.diagnostics import Severity, Sink, ThemeError
from export_equipe.project.files import InputFiles
from export_equipe.reader.yaml import Value, YamlDocument, read_yaml
from export_equipe.source import SourceText
from export_equipe.theme.legibility import FLOORS, contrast_faults, size_faults
from export_equipe.theme.master_file import checked_master
from export_equipe.theme.model import SlideSizes, Theme

COLORS = {
    "accent": "accent", "accent_leger": "accent_light", "sur_accent": "on_accent", "fond": "ground",
    "titre": "title", "texte": "text", "secondaire": "secondary", "mention": "mention", "bordure": "border",
    "trait": "line", "surface": "surface", "surface_forte": "surface_strong", "neutre": "neutral",
    "info": "info", "info_fond": "info_ground", "succes": "success", "succes_fond": "success_ground",
    "alerte": "warning", "alerte_fond": "warning_ground", "danger": "danger", "danger_fond": "danger_ground",
}  # fmt: skip
TINTS = {  # of coloured words; each has a ground of its own
    "rouge": "red", "orange": "orange", "jaune": "yellow", "vert": "green", "bleu": "blue", "violet": "purple",
    "rose": "pink", "gris": "gray",
}  # fmt: skip
CODE = {  # what a word of code is (layout.highlight)
    "texte": "plain", "mot_cle": "keyword", "nom": "name", "fonction": "function", "chaine": "string",
    "nombre": "number", "commentaire": "comment", "operateur": "operator",
}  # fmt: skip
COLORS |= {f"teinte_{french}": f"tint_{english}" for french, english in TINTS.items()}
COLORS |= {f"code_{french}": f"code_{english}" for french, english in CODE.items()}
COLORS |= {f"teinte_{french}_fond": f"tint_{english}_ground" for french, english in TINTS.items()}
LAYOUTS = {
    "couverture": "cover", "section": "section", "sommaire": "agenda", "enonce": "statement", "texte": "text",
    "puces": "bullets", "deux_colonnes": "two_columns", "comparaison": "comparison", "chiffres": "key_figures",
    "tableau": "table", "matrice": "matrix", "figure": "figure", "image_texte": "picture_text",
    "processus": "process", "chronologie": "timeline", "feuille_de_route": "lanes", "phases": "phases",
    "cartes": "cards", "citation": "quote", "graphique": "chart", "code": "code", "equipe": "team",
    "grille": "scoring", "decision": "closing", "annexe": "annex",
}  # fmt: skip
STYLES = {
    "titre": "title", "chapeau": "lead", "intertitre": "heading", "corps": "body", "puce": "list_bullet",
    "numero": "list_number", "legende": "caption", "citation": "quote", "code": "code", "encadre": "hint",
    "note": "note", "champ": "field", "point_ouvert": "open_point", "cellule": "cell", "entete": "header",
    "pied": "footer", "tableau": "table", "lien": "link", "marqueur": "placeholder", "cadre": "box",
    "titre_cadre": "box_title", "carte": "card", "titre_code": "code_title", "image": "picture",
    "image_absente": "missing_picture", "formule": "formula", "note_bas": "footnote", "appel_note": "footnote_call",
    "bouton": "button",
}  # fmt: skip
FONTS = {"texte": "font", "mesure": "measured", "emoji": "emoji_font", "code": "code_font"}
SCALES = {
    "couverture": "cover", "titre": "title", "sous_titre": "subtitle", "enonce": "statement", "chiffre": "number",
    "corps": "body", "tableau": "table",
}  # fmt: skip
SIZES = {"detail": "detail", "etiquette": "label", "pied": "footer", "interligne": "pitch"}
MEASURED = ("arimo",)
_COLOR = r"#[0-9A-Fa-f]{6}"
_SECTIONS = ("base", "deck", "polices", "couleurs", "diapositives", "gabarits", "styles")
_MOST_BASES = 5  # themes that complete one another


def packaged_themes() -> Path:
    """The folder of the themes that travel with the program (in a wheel, or in a checkout of the project)."""
    inside = Path(__file__).resolve().parent.parent / "templates"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "templates"


def find_theme(name: str, search: Iterable[Path], files: InputFiles) -> Path:
    """The folder of the theme ``name``: the first of ``search`` that has it, else the packaged one."""
    if not re.fullmatch(r"[\w-]+", name):
        raise ThemeError(f"« {name} » n’est pas un nom de thème", hint="un nom de dossier, sans barre oblique")
    folders = [*search, packaged_themes()]
    for folder in folders:
        if files.exists(folder / name / "theme.yaml"):
            return folder / name
    known = sorted({path.parent.name for folder in folders for path in folder.glob("*/theme.yaml")})
    raise ThemeError(f"le thème « {name} » est introuvable", hint=f"thèmes connus : {', '.join(known) or 'aucun'}")


def load_theme(
    name: str, *, search: Iterable[Path] = (), files: InputFiles | None = None, master: bytes | None = None
) -> Theme:
    """The theme ``name``, completed by those that it is based on; raises ``ThemeError`` with every mistake of its
    files.

    ``master`` is the deck's when it is none of the theme's (« deck.master » of the settings).
    """
    files = files or InputFiles()
    sink = Sink()
    folders, documents = _chain(name, tuple(search), files, sink)
    values = _Values(documents, sink) if len(documents) == len(folders) else None
    theme = _build(name, folders, values, files, master) if values else None
    if theme is None or sink.sorted():
        raise ThemeError(f"le thème « {name} » ne peut pas servir", diagnostics=sink.sorted())
    return theme


def _chain(name: str, search: tuple[Path, ...], files: InputFiles, sink: Sink) -> tuple[list[Path], list[YamlDocument]]:
    """The folder of ``name`` and those of the themes that it completes; their files, but for those that are no YAML."""
    folders: list[Path] = []
    documents: list[YamlDocument] = []
    wanted: str | None = name
    while wanted is not None:
        folder = find_theme(wanted, search, files)
        if folder in folders or len(folders) == _MOST_BASES:
            raise ThemeError(f"le thème « {name} » se complète lui-même, ou trop de fois", hint="voir « base »")
        folders.append(folder)
        shown = f"{folder.parent.name}/{wanted}/theme.yaml"
        document = _read(folder / "theme.yaml", shown, files, sink)
        documents += [document] if document else []
        base = document.value.get("base") if document and isinstance(document.value, dict) else None
        if base is not None and not isinstance(base, str):
            raise ThemeError(f"{shown}\u00a0: « base » attend le nom d’un thème")
        wanted = base
    return folders, documents


def _read(path: Path, shown: str, files: InputFiles, sink: Sink) -> YamlDocument | None:
    try:
        text = files.read(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"{shown} ne se lit pas", hint="le fichier doit être du texte en UTF-8") from error
    return read_yaml(SourceText(shown, text.replace("\r\n", "\n")), sink, code="theme-illisible")


class _Values:
    """The sections of ``theme.yaml``; reports what is missing, unknown or of the wrong form."""

    def __init__(self, documents: Sequence[YamlDocument], sink: Sink) -> None:
        self._document = documents[0]
        self._sink = sink
        own, *bases = [document.value if isinstance(document.value, dict) else {} for document in documents]
        self._root = _completed(own, bases)
        for key in own:
            if key not in _SECTIONS:
                self._error((key,), f"clé inconnue : « {key} »", "cle-inconnue")
        for key in self._section("diapositives"):
            if key not in SCALES and key not in SIZES:
                self._error(("diapositives", key), f"clé inconnue : « {key} »", "cle-inconnue")

    def texts(self, section: str, names: Mapping[str, str], pattern: str = r".+") -> dict[str, str]:
        """The texts of ``section`` by English role."""
        found: dict[str, str] = {}
        for french, value in self._entries(section, names):
            if isinstance(value, str) and re.fullmatch(pattern, value):
                found[names[french]] = value
            else:
                self._error((section, french), f"« {french} » n’a pas la forme attendue dans « {section} »")
        return found

    def scale(self, name: str) -> tuple[float, ...]:
        """A list of type sizes, in points, from the largest to the smallest."""
        value = self._section("diapositives").get(name)
        sizes = tuple(_number(size) for size in value) if isinstance(value, list) else ()
        if not sizes or min(sizes) <= 0 or list(sizes) != sorted(sizes, reverse=True):
            self._error(
                ("diapositives", name), f"« {name} » attend une liste de tailles, de la plus grande à la plus petite"
            )
            return (18.0,)
        return sizes

    def size(self, name: str) -> float:
        """One number."""
        size = _number(self._section("diapositives").get(name))
        if size > 0:
            return size
        self._error(("diapositives", name), f"« {name} » attend un nombre")
        return 12.0

    def own_master(self, folders: Sequence[Path], files: InputFiles) -> bytes | None:
        """The master of « deck.master », of the first of ``folders`` that has it; ``None`` when none is named."""
        section = self._section("deck")
        for key in section:
            if key != "master":
                self._error(("deck", key), f"clé inconnue : « {key} »", "cle-inconnue")
        name = section.get("master")
        if name is None:
            return None
        for folder in folders:
            path = (folder / str(name)).resolve()
            if path.is_relative_to(folder.resolve()) and files.exists(path):
                return files.read(path)
        self._error(("deck", "master"), f"le gabarit « {name} » est introuvable dans le dossier du thème")
        return None

    def choice(self, section: str, name: str, known: tuple[str, ...], value: str) -> None:
        """Reports a ``value`` that is none of ``known``."""
        if value not in known:
            self._error((section, name), f"« {name} » ne peut valoir que : {', '.join(known)}")

    def check_legibility(self) -> None:
        """Reports the sizes under their floor, and the texts that cannot be read on their ground."""
        sizes = {name: _numbers(value) for name, value in self._section("diapositives").items() if name in FLOORS}
        colors = {
            name: color
            for name, color in self._section("couleurs").items()
            if isinstance(color, str) and re.fullmatch(_COLOR, color)
        }
        for location, message in (*size_faults(sizes), *contrast_faults(colors)):
            self._error(location, message)

    def _section(self, section: str) -> dict[str, Value]:
        value = self._root.get(section)
        return value if isinstance(value, dict) else {}

    def _entries(self, section: str, names: Mapping[str, str]) -> list[tuple[str, Value]]:
        values = self._section(section)
        for key in values:
            if key not in names:
                self._error((section, key), f"clé inconnue : « {key} »", "cle-inconnue")
        missing = [name for name in names if name not in values]
        for name in missing:
            self._error((section,), f"il manque « {name} » dans « {section} »", "role-manquant")
        return [(key, value) for key, value in values.items() if key in names]

    def _error(self, location: tuple[str, ...], message: str, code: str = "theme-illisible") -> None:
        self._sink.report(code, Severity.ERROR, self._document.place(location), message)


def _completed(own: dict[str, Value], bases: Sequence[dict[str, Value]]) -> dict[str, Value]:
    """``own``, and what only ``bases`` give, section by section."""
    found = dict(own)
    for base in bases:
        for key, value in base.items():
            mine = found.setdefault(key, value)
            if isinstance(mine, dict) and isinstance(value, dict):
                found[key] = {**value, **mine}
    return found


def _number(value: Value) -> float:
    """``value`` as a number of points; 0 when it is none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def _numbers(value: Value) -> tuple[float, ...]:
    """The sizes of ``value``, one or a list; what is none is reported elsewhere."""
    sizes = map(_number, value if isinstance(value, list) else (value,))
    return tuple(size for size in sizes if size > 0)


def _build(name: str, folders: Sequence[Path], values: _Values, files: InputFiles, master: bytes | None) -> Theme:
    fonts = values.texts("polices", FONTS)
    values.check_legibility()
    values.choice("polices", "mesure", MEASURED, fonts.get("measured", ""))
    given = master if master is not None else values.own_master(folders, files)
    return Theme(
        name=name,
        folders=tuple(map(str, folders)),
        font=fonts.get("font", ""),
        measured=fonts.get("measured", ""),
        emoji_font=fonts.get("emoji_font", ""),
        code_font=fonts.get("code_font", ""),
        colors=values.texts("couleurs", COLORS, _COLOR),
        slides=_slide_sizes(values),
        layouts=values.texts("gabarits", LAYOUTS),
        styles=values.texts("styles", STYLES),
        deck_master=checked_master(given) if given is not None else _master(folders, "deck/master.pptx", files),
        memo_master=_master(folders, "memo/master.docx", files),
        foreign=given is not None,
    )


def _slide_sizes(values: _Values) -> SlideSizes:
    scales = {english: values.scale(french) for french, english in SCALES.items()}
    sizes = {english: values.size(french) for french, english in SIZES.items()}
    return SlideSizes(
        cover=scales["cover"], title=scales["title"], subtitle=scales["subtitle"], statement=scales["statement"],
        number=scales["number"], body=scales["body"], table=scales["table"], detail=sizes["detail"],
        label=sizes["label"], footer=sizes["footer"], pitch=sizes["pitch"],
    )  # fmt: skip


def _master(folders: Sequence[Path], name: str, files: InputFiles) -> bytes:
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        raise ThemeError(f"il manque le gabarit {name} au thème « {folders[0].name} »")
    data = files.read(path)
    try:
        ZipFile(BytesIO(data)).close()
    except BadZipFile as error:
        shown = f"{path.parents[1].name}/{name}"
        raise ThemeError(f"le gabarit {shown} n’est pas un document bureautique lisible") from error
    return data
