"""The words that a .pptx master writes itself, and how texts look that a slide leaves to its layout.

Comes in: shapes of a master or a layout. Goes out: paragraphs with their looks. Decided here: the order in which styles
are asked: the run, the shape's own list style, that of the master's placeholder, the master's styles for other text
(ECMA-376 part 1, 21.1.2.4.12, 19.3.1.52).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from export_equipe.masters.decoration import FixedParagraph, Inset, TextLook
from export_equipe.masters.pptx_colors import Palette
from export_equipe.masters.pptx_package import A, Element, P

_INSETS: Final = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}  # 21.1.2.1.1
_ALIGNMENTS: Final = {"ctr": "center", "r": "end", "l": "start", "just": "start", "dist": "start"}
_SIZE: Final = 18.0
STYLES: Final = ("titleStyle", "bodyStyle", "otherStyle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The fixed words of a shape."""

    paragraphs: tuple[FixedParagraph, ...] = ()
    anchor: str = "top"
    inset: Inset = (91_440, 45_720, 91_440, 45_720)


class Looks:
    """How texts of one master look."""

    ANCHORS: ClassVar = {"t": "top", "ctr": "middle", "b": "bottom"}

    def __init__(self, master: Element, palette: Palette) -> None:
        self._palette = palette
        styles = {name: master.find(f"{P}txStyles/{P}{name}/{A}lvl1pPr") for name in STYLES}
        self._styles = styles

    def of(
        self, shapes: Sequence[Element], paragraph: Element | None = None, run: Element | None = None, *,
        style: str = "otherStyle",
    ) -> TextLook:  # fmt: skip
        """The look of text in the first of ``shapes``, which inherits from the others; of its ``run``, if given.

        ``style`` is the master's that comes last (``titleStyle``, ``bodyStyle``, ``otherStyle``).
        """
        master = self._styles[style]
        lists = [shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") for shape in shapes]
        levels = [level for level in (paragraph, *lists, master) if level is not None]
        runs = [*([run] if run is not None else []), *(each.find(f"{A}defRPr") for each in levels)]
        said = [each for each in runs if each is not None]
        size = next((int(each.attrib["sz"]) / 100 for each in said if "sz" in each.attrib), _SIZE)
        # The style that the shape refers to comes before the master's styles for all other text.
        general = None if master is None else master.find(f"{A}defRPr")
        own = (self._palette.fill(each)[1] for each in said if each is not general)
        color = next((color for color in own if color), None) or self._palette.color(_font_style(shapes[0]))
        align = next((each.attrib["algn"] for each in levels if "algn" in each.attrib), "l")
        return TextLook(
            size=size, color=color or self._palette.fill(general)[1] or self._default,
            strong=_first(said, "b"), emphasis=_first(said, "i"), align=_ALIGNMENTS.get(align, "start"),
        )  # fmt: skip

    @property
    def _default(self) -> str:
        return f"#{self._palette.scheme.get(self._palette.names.get('tx1', 'dk1'), '000000')}"


def _font_style(shape: Element) -> Element | None:
    return shape.find(f"{P}style/{A}fontRef")


def read_words(shape: Element, looks: Looks) -> Words:
    """The words of ``shape``, without its empty paragraphs at the end."""
    body = shape.find(f"{P}txBody")
    properties = None if body is None else body.find(f"{A}bodyPr")
    if body is None:
        return Words()
    paragraphs = tuple(_paragraph(each, shape, looks) for each in body.iterfind(f"{A}p"))
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        return Words()
    given = {} if properties is None else properties.attrib
    left, top, right, bottom = (int(given.get(side, default)) for side, default in _INSETS.items())
    anchor = Looks.ANCHORS.get(given.get("anchor", "t"), "top")
    return Words(paragraphs=paragraphs, anchor=anchor, inset=(left, top, right, bottom))


def _paragraph(paragraph: Element, shape: Element, looks: Looks) -> FixedParagraph:
    """A paragraph in the look of its first run; a line end inside it is kept."""
    run = paragraph.find(f"{A}r")
    text = "".join(
        "\n" if each.tag == f"{A}br" else each.findtext(f"{A}t", "") for each in paragraph if each.tag != f"{A}pPr"
    )
    style = None if run is None else run.find(f"{A}rPr")
    return FixedParagraph(text=text, look=looks.of((shape,), paragraph.find(f"{A}pPr"), style))


def _first(said: Sequence[Element], name: str) -> bool:
    return next((each.attrib[name] in ("1", "true") for each in said if name in each.attrib), False)
