"""Draws every document of ``build/`` as pictures, to be looked at: ``make proof``.

Comes in: the .pptx, .docx and .pdf of ``build/`` (or the paths given). Goes out, under ``build/proof/`` in the same
sub-folders: a folder of PNG pages for each document (``slides/page.pptx/01.png``), and their contact sheet beside it
(``slides/page.pptx.png``). Office files are drawn by LibreOffice with the project's fonts.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from libreoffice import FACES, ConversionError, convert_to_pdf, require_programs

BUILD = Path("build")
PROOF = BUILD / "proof"
SUFFIXES = {".pptx", ".docx", ".pdf"}

# Lengths in pixels.
RESOLUTION = 110  # dots an inch: a slide is 1467 wide, a page 910
SHEET_WIDTH = 2000
GAP = 24
LABEL = 40
GROUND, INK, EDGE = "#8A8A8A", "#FFFFFF", "#5A5A5A"


def find_documents(folder: Path) -> list[Path]:
    """The documents under ``folder``, sorted, but those of hidden folders and of the proof itself."""
    found = (path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    shown = (path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return sorted(path for path in shown if not path.is_relative_to(PROOF))


def draw_document(document: Path, target: Path) -> list[Path]:
    """Writes each page of ``document`` as a PNG into the folder ``target``, emptied first; returns them in order."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="export-equipe-proof-") as scratch:
        pdf = document if document.suffix == ".pdf" else convert_to_pdf(document, Path(scratch))
        command = ["pdftoppm", "-png", "-r", str(RESOLUTION), str(pdf), str(target / "page")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    pages = sorted(target.glob("page-*.png"), key=lambda path: int(path.stem.removeprefix("page-")))
    if done.returncode or not pages:
        raise ConversionError(f"pdftoppm n’a pas su dessiner {document} : {done.stderr.strip() or 'aucune page'}")
    return [page.rename(target / f"{number:02}.png") for number, page in enumerate(pages, 1)]


def draw_sheet(pages: list[Path], target: Path) -> None:
    """Writes the contact sheet of ``pages``: three slides or four upright pages a row, each with its number."""
    pictures = [Image.open(page).convert("RGB") for page in pages]
    columns = min(len(pictures), 3 if pictures[0].width > pictures[0].height else 4)
    width = (SHEET_WIDTH - GAP * (columns + 1)) // columns if columns > 1 else pictures[0].width
    thumbs = [picture.resize((width, round(picture.height * width / picture.width))) for picture in pictures]
    rows = [thumbs[start : start + columns] for start in range(0, len(thumbs), columns)]
    heights = [max(thumb.height for thumb in row) + LABEL + GAP for row in rows]
    sheet = Image.new("RGB", (GAP + columns * (width + GAP), GAP + sum(heights)), GROUND)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(FACES / "Arimo-Bold.ttf"), 24)
    for place, thumb in enumerate(thumbs):
        left = GAP + place % columns * (width + GAP)
        top = GAP + sum(heights[: place // columns])
        sheet.paste(thumb, (left, top))
        pen.rectangle((left - 1, top - 1, left + thumb.width, top + thumb.height), outline=EDGE)
        pen.text((left + width // 2, top + thumb.height + 6), str(place + 1), fill=INK, font=font, anchor="ma")
    sheet.save(target)


def proof_of(document: Path) -> Path:
    """The folder of the pages of ``document`` under the proof folder."""
    path, build = document.resolve(), BUILD.resolve()
    return PROOF / (path.relative_to(build) if path.is_relative_to(build) else path.name)


def main(arguments: list[str]) -> int:
    """Draws the documents given, or all; returns the exit code."""
    parser = argparse.ArgumentParser(description="Dessine les documents produits, page par page.")
    parser.add_argument(
        "documents", nargs="*", type=Path, help="documents à dessiner (par défaut, tous ceux de build/)"
    )
    documents: list[Path] = parser.parse_args(arguments).documents or find_documents(BUILD)
    if not documents:
        print("erreur : rien à dessiner dans build/ ; lancez d’abord « make ».", file=sys.stderr)
        return 1
    try:
        require_programs()
        for document in documents:
            folder = proof_of(document)
            pages = draw_document(document, folder)
            sheet = folder.with_name(f"{folder.name}.png")
            draw_sheet(pages, sheet)
            print(f"{sheet} : {len(pages)} page{'s' if len(pages) > 1 else ''}")
    except ConversionError as error:
        print(f"erreur : {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
