"""LibreOffice as an independent reader: an office file in, a PDF out, drawn with the project's own fonts.

Comes in: a .pptx or .docx. Goes out: its PDF, as LibreOffice lays it out when the fonts named in the file are the
measured ones. Decided here: which packaged font stands for which name; nothing else of the machine's fonts is seen
(but LibreOffice's own symbols). The faces are static ones: LibreOffice 7.4 draws a variable font's bold with the bold's
widths and the regular's outlines. Used by ``make proof`` and by the tests that say they need LibreOffice.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from export_equipe.fonts.packaged import fallback_fonts

PACKAGES = "libreoffice-impress libreoffice-math libreoffice-writer poppler-utils"
FACES = Path(__file__).resolve().parents[1] / "src/export_equipe/writers/pdf/faces"
STAND_INS = {
    "Arial": "Arimo",
    "Helvetica": "Arimo",
    "Liberation Sans": "Arimo",
    "Courier New": "IBM Plex Mono",
    "Segoe UI Emoji": "Noto Emoji",
    "Segoe UI Symbol": "Noto Emoji",
}
# The packages hold these as variable fonts too; the faces are the ones to use.
STATIC_ALREADY = ("NotoEmoji", "NotoSansSymbols")


class ConversionError(Exception):
    """LibreOffice or pdftoppm is missing, or made nothing; the message is in French."""


def missing_programs() -> tuple[str, ...]:
    """Of the programs that drawing needs, those that this machine lacks."""
    return tuple(program for program in ("soffice", "pdftoppm") if shutil.which(program) is None)


def require_programs() -> None:
    """Raises ``ConversionError`` with the command to type when a program is missing."""
    if missing := missing_programs():
        names = " et ".join(missing)
        raise ConversionError(f"{names} introuvable : lancez « sudo apt-get install -y {PACKAGES} », puis recommencez.")


def convert_to_pdf(document: Path, folder: Path) -> Path:
    """Writes the PDF of ``document`` into ``folder`` and returns its path; raises ``ConversionError``."""
    require_programs()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="export-equipe-office-") as scratch:
        message = _run_office(document.resolve(), folder.resolve(), Path(scratch))
    pdf = folder / f"{document.stem}.pdf"
    if not pdf.is_file():
        raise ConversionError(f"LibreOffice n’a pas su convertir {document} : {message.strip() or 'aucun message'}")
    return pdf


def _run_office(document: Path, folder: Path, scratch: Path) -> str:
    """Runs one conversion with a profile of its own, so that several may run at once; returns what was printed."""
    fonts = scratch / "fonts.conf"
    fonts.write_text(write_fontconfig(scratch / "cache"), encoding="utf-8")
    (folder / f"{document.stem}.pdf").unlink(missing_ok=True)
    command = ["soffice", f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(document)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=180, check=False
        )
    except subprocess.TimeoutExpired:
        return "pas de réponse en 180 secondes"
    return done.stdout + done.stderr


def write_fontconfig(cache: Path) -> str:
    """A fontconfig configuration that knows the project's fonts only; see fonts-conf(5)."""
    others = fallback_fonts()[0].path.parent
    folders = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in (FACES, others))
    rejected = "".join(f"<glob>*/{others.name}/{name}*</glob>" for name in STATIC_ALREADY)
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig>{folders}<cachedir>{escape(str(cache))}</cachedir>\n"
        f"<selectfont><rejectfont>{rejected}</rejectfont></selectfont>\n"
        f"{''.join(_write_stand_in(name, font) for name, font in STAND_INS.items())}</fontconfig>\n"
    )


def _write_stand_in(name: str, font: str) -> str:
    return (
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{font}</string></edit></match>\n'
    )
