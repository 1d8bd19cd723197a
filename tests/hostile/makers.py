"""Large or binary inputs of the attack corpus, made from a few words of its data.

Comes in: a mapping with ``make``, the name of a function here, and its arguments. Goes out: bytes.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from PIL import Image
from tests.pictures.drawn import encode, image, png


def repeat(*, unit: str, times: int, before: str = "# Page\n\n", after: str = "\n") -> bytes:
    """``unit`` again and again; ``{n}`` in it is the number of the turn."""
    body = "".join(unit.replace("{n}", str(turn)) for turn in range(times)) if "{n}" in unit else unit * times
    return (before + body + after).encode("utf-8", "surrogatepass")


def nested(*, opening: str, closing: str, times: int, inside: str = "au fond", before: str = "# Page\n\n") -> bytes:
    """``inside`` between ``times`` openings and as many closings."""
    return (before + opening * times + inside + closing * times + "\n").encode()


def indented(*, unit: str, times: int, step: int = 2, inside: str = "au fond") -> bytes:
    """A list in a list in a list."""
    lines = (" " * (step * turn) + unit + (inside if turn == times - 1 else "x") for turn in range(times))
    return ("# Page\n\n" + "\n".join(lines) + "\n").encode()


def gfm_table(*, rows: int, columns: int) -> bytes:
    head = "|" + " t |" * columns + "\n|" + " - |" * columns + "\n"
    return ("# Page\n\n" + head + ("|" + " c |" * columns + "\n") * rows).encode()


def html_table(*, rows: int, columns: int, attributes: str = "") -> bytes:
    head = "<thead><tr>" + "<th>t</th>" * columns + "</tr></thead>"
    body = ("<tr>" + f"<td{attributes}>c</td>" * columns + "</tr>") * rows
    return f"# Page\n\n<table>{head}<tbody>{body}</tbody></table>\n".encode()


def binary(*, digits: str, before: str = "", after: str = "") -> bytes:
    """Bytes from hexadecimal digits, between two texts."""
    return before.encode() + bytes.fromhex(digits) + after.encode()


def utf16(*, text: str) -> bytes:
    return text.encode("utf-16")


def bad_png(*, kind: str) -> bytes:
    """A PNG that is not what it seems."""
    good = encode(image("RGB", (80, 60)), "PNG")
    match kind:
        case "giant":
            return png(50_000, 50_000, bytes(1000))
        case "inflating":
            return png(2, 2, bytes(200_000_000))
        case "truncated":
            return good[:-40]
        case "zip":
            archive = io.BytesIO()
            with zipfile.ZipFile(archive, "w") as files:
                files.writestr("SECRET-7391.txt", "SECRET-7391")
            return good + archive.getvalue()
        case _:
            return good


def frames(*, times: int) -> bytes:
    """A GIF of many frames."""
    first, *others = (Image.new("P", (64, 64), turn % 250) for turn in range(times))
    return encode(first, "GIF", save_all=True, append_images=others)


def located_jpeg(*, secret: str) -> bytes:
    """A photograph that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = secret
    return encode(image("RGB", (80, 60)), "JPEG", exif=exif.tobytes())


def svg(*, body: str = "", times: int = 1, prologue: str = "", attributes: str = 'width="100" height="100"') -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{prologue}<svg {names} {attributes}>{body * times}<rect width='9' height='9'/></svg>".encode()


def svg_uses(*, levels: int, width: int = 10) -> bytes:
    """Use of use of use."""
    groups = ['<g id="u0"><rect width="9" height="9"/></g>']
    groups += [
        f'<g id="u{level}">' + f'<use xlink:href="#u{level - 1}"/>' * width + "</g>" for level in range(1, levels)
    ]
    return svg(body="<defs>" + "".join(groups) + f"</defs><use xlink:href='#u{levels - 1}'/>")


def yaml_aliases(*, levels: int, before: str = "", after: str = "") -> bytes:
    """Anchors that double at each line."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, levels)]
    return (before + "\n".join(lines) + "\n" + after).encode()


MAKERS: Mapping[str, Callable[..., bytes]] = {
    maker.__name__: maker
    for maker in (
        repeat, nested, indented, gfm_table, html_table, binary, utf16, bad_png, frames, located_jpeg, svg, svg_uses,
        yaml_aliases,
    )
}  # fmt: skip


def make(content: str | Mapping[str, Any] | None) -> bytes:
    """The bytes of a file of the corpus."""
    if content is None:
        return b""
    if isinstance(content, str):
        return content.encode()
    arguments = dict(content)
    return MAKERS[arguments.pop("make")](**arguments)
