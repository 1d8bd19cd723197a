"""What a page for paper may fetch: its own pictures, by the names that it gave them.

Comes in: the pictures and the drawings of a page. Goes out: a fetcher for WeasyPrint that knows these names and refuses
every address, be it of the web, of a file or of data.
"""

from types import ModuleType

from export_equipe.figures.png import rasterize_svg
from export_equipe.model.picture import Picture
from export_equipe.pictures.result import PictureFault
from export_equipe.writers.html import PrintPage

_SVG = "image/svg+xml"
_FINE = 1600  # pixels: how wide a drawing is made, if it is not wider
_FINEST = 4.0


def own_fetcher(engine: ModuleType, page: PrintPage) -> object:
    """A fetcher that gives what ``page`` names; WeasyPrint shows the alternative of what is refused."""
    urls = engine.urls

    class OwnFetcher(urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: object = None) -> object:
            del headers
            media, data = _find(page, url)
            return urls.URLFetcherResponse(url, data, {"Content-Type": media})

    return OwnFetcher(allowed_protocols=())


def _find(page: PrintPage, name: str) -> tuple[str, bytes]:
    if name in page.drawings:
        return _SVG, page.drawings[name]
    if name not in page.pictures:
        raise ValueError(f"not of this page: {name[:80]}")
    picture = page.pictures[name]
    return ("image/png", _draw(picture)) if picture.media == _SVG else (picture.media, picture.data)


def _draw(picture: Picture) -> bytes:
    """An SVG ``picture`` as PNG, fine enough for print."""
    found = rasterize_svg(picture, scale=min(max(_FINE / max(picture.width, 1), 1.0), _FINEST))
    if isinstance(found, PictureFault):
        raise ValueError(f"cannot be drawn: {found.kind}")
    return found
