"""Figures in all their wrappers, drawings, embeds, files, links to pages."""

from functools import partial

from tests.support.dialect.assets import DARK_PICTURE, DRAWING, FILE, NEIGHBOUR, SPACED_NEIGHBOUR, any_picture, picture
from tests.support.dialect.draw import Draw, Maker, below
from tests.support.dialect.inlines import html_phrase, phrase

EMBEDS = ("https://www.exemple.fr/video?v=1&t=2", "https://exemple.fr/maquette")


def _img(draw: Draw) -> str:
    width = draw.pick(("", ' width="375"', ' width="100%"'))
    return f'<img src="{any_picture(draw)}" alt="{draw.alternative()}"{width}>'


def _dark_img(draw: Draw) -> str:
    dark = below(draw, DARK_PICTURE)
    return f'<picture><source media="(prefers-color-scheme: dark)" srcset="{dark}">{_img(draw)}</picture>'


def _caption(draw: Draw) -> str:
    kind = draw.pick(("paragraph", "paragraph", "plain", "empty", "none"))
    if kind == "none":
        return ""
    text = html_phrase(draw) if kind != "empty" else ""
    return f"<figcaption>{f'<p>{text}</p>' if kind == 'paragraph' else text}</figcaption>"


def _figure(draw: Draw) -> str:
    return f"<figure>{_img(draw)}{_caption(draw)}</figure>"


def _dark_figure(draw: Draw) -> str:
    return f"<figure>{_dark_img(draw)}{_caption(draw)}</figure>"


def _several(draw: Draw) -> str:
    pictures = "".join(_img(draw) for _ in range(draw.rng.randint(2, 3)))
    return f"<figure>{pictures}{_caption(draw)}</figure>"


def _wrapped(attributes: str, draw: Draw) -> str:
    edge = draw.pick(("", "\n\n"))
    return f"<div {attributes}>{edge}{_figure(draw)}{edge}</div>"


def _drawing(draw: Draw) -> str:
    return f'<img src="{below(draw, DRAWING)}" alt="{draw.alternative()}" class="gitbook-drawing">'


def _lone_picture(draw: Draw) -> str:
    return f"![{draw.alternative()}]({picture(draw)})"


def _void(tag: str, draw: Draw) -> str:
    return f"{{% {tag} {_source(tag, draw)} %}}"


def _paired(tag: str, draw: Draw) -> str:
    with draw.without("note"):
        return f"{{% {tag} {_source(tag, draw)} %}}\n{phrase(draw, 0, 4)}\n{{% end{tag} %}}"


def _legacy(tag: str, draw: Draw) -> str:
    return f'{{% {tag} {_source(tag, draw)} caption="{draw.some()}" %}}'


def _source(tag: str, draw: Draw) -> str:
    return f'url="{draw.pick(EMBEDS)}"' if tag == "embed" else f'src="{below(draw, FILE)}"'


def _content_ref(draw: Draw) -> str:
    path = below(draw, draw.pick((NEIGHBOUR, SPACED_NEIGHBOUR)))
    link = f"<{path}>" if " " in path else path
    return f'{{% content-ref url="{path}" %}}\n[{path}]({link})\n{{% endcontent-ref %}}'


def _page_ref(draw: Draw) -> str:
    return f'{{% page-ref page="{below(draw, NEIGHBOUR)}" %}}'


MEDIA = (
    Maker("figure", _figure),
    Maker("figure, dark variant", _dark_figure),
    Maker("figure, several pictures", _several),
    Maker("figure, aligned", partial(_wrapped, 'align="left"')),
    Maker("figure, centred", partial(_wrapped, 'align="center"')),
    Maker("figure, full width", partial(_wrapped, 'data-full-width="true"')),
    Maker("figure, framed", partial(_wrapped, 'data-with-frame="true"')),
    Maker("drawing", _drawing),
    Maker("picture alone", _lone_picture),
    Maker("embed, void", partial(_void, "embed"), ("liquid",)),
    Maker("embed, paired", partial(_paired, "embed"), ("liquid",)),
    Maker("embed, legacy", partial(_legacy, "embed"), ("liquid",)),
    Maker("file, void", partial(_void, "file"), ("liquid",)),
    Maker("file, paired", partial(_paired, "file"), ("liquid",)),
    Maker("file, legacy", partial(_legacy, "file"), ("liquid",)),
    Maker("content-ref", _content_ref, ("liquid",)),
    Maker("page-ref", _page_ref, ("liquid",)),
)
