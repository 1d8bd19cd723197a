"""Makes the README's picture from the proofs of the seed page: run ``make proof``, then this.

Comes in: pages under ``build/proof/``. Goes out: ``docs/images/outputs.png``, four of them side by side.
"""

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "build" / "proof"
SLIDES = ("slides/equipe-produit.pptx/02.png", "slides/equipe-produit.pptx/03.png")
PAGES = ("memo/equipe-produit.docx/01.png", "pdf/equipe-produit.pdf/01.png")
HEIGHT, GAP = 560, 20  # pixels
GROUND = (143, 143, 143)


def main() -> None:
    """Two slides above one another, then a page of the memo and one of the PDF."""
    pages = [_scaled(name, HEIGHT) for name in PAGES]
    slides = [_scaled(name, (HEIGHT - GAP) // 2) for name in SLIDES]
    width = slides[0].width + sum(page.width for page in pages) + GAP * 4
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    for index, slide in enumerate(slides):
        sheet.paste(slide, (GAP, GAP + index * (slide.height + GAP)))
    left = slides[0].width + 2 * GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    target = ROOT / "docs" / "images" / "outputs.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


def _scaled(name: str, height: int) -> Image.Image:
    with Image.open(PROOF / name) as picture:
        return picture.convert("RGB").resize(
            (round(picture.width * height / picture.height), height), Image.Resampling.LANCZOS
        )


if __name__ == "__main__":
    main()
