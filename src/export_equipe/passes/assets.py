"""Pictures: each found in the content folder, read and made safe.

Comes in: a page, its workspace. Goes out: the page with its pictures, and diagnostics for those that cannot be shown (a
labelled frame stands in their place). Decided here: nothing is fetched from the web; a picture met twice is read once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from export_equipe.diagnostics import Severity, Sink
from export_equipe.diagnostics.quoting import shown_address
from export_equipe.model.document import Page
from export_equipe.model.inline import Image, Inline, Inlines
from export_equipe.model.picture import Picture
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import map_page
from export_equipe.pictures.read import read_picture
from export_equipe.pictures.result import FaultKind, PictureFault, ReadPicture
from export_equipe.project.assets import AssetFault, MissingAsset, find_asset
from export_equipe.project.workspace import Workspace
from export_equipe.source import Span

_MISSING: Final[Mapping[AssetFault, tuple[str, Severity, str, str]]] = {
    AssetFault.OUTSIDE: (
        "fichier-hors-dossier", Severity.OPEN, "l’image « {name} » est hors du dossier de contenu",
        "la ranger dans le dossier de contenu",
    ),
    AssetFault.REMOTE: (
        "image-distante", Severity.WARNING, "l’image « {name} » est sur le web : aucun document ne va l’y chercher",
        "la copier dans le dossier de contenu",
    ),
    AssetFault.DATA: (
        "lien-interdit", Severity.WARNING, "image donnée dans son adresse (data:) : elle est laissée de côté",
        "l’enregistrer dans un fichier du dossier",
    ),
    AssetFault.SCHEME: (
        "lien-interdit", Severity.WARNING, "l’adresse de l’image « {name} » est interdite",
        "donner le chemin d’un fichier du dossier",
    ),
}  # fmt: skip
_ABSENT: Final = (
    "image-absente", Severity.OPEN, "l’image « {name} » est introuvable",
    "l’ajouter au dossier, ou corriger son chemin",
)  # fmt: skip


def find_pictures(page: Page, workspace: Workspace, sink: Sink) -> Page:
    """``page`` with its pictures read."""
    finder = _Finder(workspace, sink)
    return map_page(page, finder.inlines)


@dataclass
class _Finder:
    """Reads the pictures of one page."""

    workspace: Workspace
    sink: Sink
    known: dict[str, Picture | None] = field(default_factory=dict)

    def inlines(self, nodes: Inlines) -> Inlines:
        """``nodes`` with their pictures."""
        return rewrite_inlines(nodes, self._inline)

    def _inline(self, node: Inline) -> Inlines:
        return (replace(node, picture=self._find(node)),) if isinstance(node, Image) else (node,)

    def _find(self, image: Image) -> Picture | None:
        found = find_asset(self.workspace, image.span.path, image.source)
        if isinstance(found, MissingAsset):
            code, severity, message, hint = _MISSING.get(found.fault, _ABSENT)
            if not image.source:
                message, hint = "cette image n’a pas d’adresse", "donner le chemin de son fichier, ou l’ôter"
            message = message.format(name=shown_address(image.source))
            self.sink.report(code, severity, image.span, message, hint=hint)
            return None
        if found.path not in self.known:
            self.known[found.path] = self._read(found.path, image.span)
        return self.known[found.path]

    def _read(self, path: str, span: Span) -> Picture | None:
        data = self.workspace.bytes(path, self.sink)
        if data is None:
            return None
        match read_picture(data):
            case PictureFault(kind=(FaultKind.TOO_MANY_PIXELS | FaultKind.TOO_COMPLEX) as kind):
                message = f"l’image « {path} » est trop grande pour entrer dans un document ({kind.value})"
                self.sink.report("image-trop-grande", Severity.OPEN, span, message, hint="la réduire, ou la simplifier")
                return None
            case PictureFault(kind=kind):
                message = f"l’image « {path} » ne se lit pas"
                message += " : son fichier est vide" if kind is FaultKind.EMPTY else ""
                hint = "l’enregistrer de nouveau en PNG, JPEG, GIF, WebP ou SVG"
                self.sink.report("image-illisible", Severity.OPEN, span, message, hint=hint)
                return None
            case ReadPicture(picture=picture, removed=removed):
                if removed:
                    what = ", ".join(each.value for each in removed)
                    message = f"l’image « {path} » a été nettoyée : {what}"
                    hint = "l’enregistrer sans scripts ni références à d’autres fichiers"
                    self.sink.report("svg-nettoye", Severity.INFO, span, message, hint=hint)
                return picture
