"""The theme of a project, with the master that its settings give.

Comes in: a project, the theme asked for. Goes out: a ``Theme``. Decided here: themes are looked for in ``templates/``
of the folder where the program runs, then among those that travel with it.
"""

from pathlib import Path

from export_equipe.diagnostics import Sink, ThemeError
from export_equipe.pipeline.prepare import Project
from export_equipe.project.files import InputFiles
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme


def open_theme(project: Project, name: str, files: InputFiles) -> Theme:
    """The theme ``name`` (``""``: that of the settings); raises ``ThemeError``."""
    return load_theme(
        name or project.config.theme, search=[Path("templates")], files=files, master=_given_master(project)
    )


def _given_master(project: Project) -> bytes | None:
    path = project.config.deck.master
    if not path:
        return None
    data = project.workspace.bytes(path, Sink())
    if data is None:
        hint = "« deck.master » est un fichier du dossier des pages"
        raise ThemeError(f"le gabarit « {path} » est introuvable ou illisible", hint=hint)
    return data
