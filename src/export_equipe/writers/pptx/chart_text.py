"""The style of a chart's texts, and its numbers' format.

Comes in: sizes, colours, units. Goes out: ``c:txPr`` (21.2.2.216) and format codes (18.8.31). Decided here: nothing; a
format code is written in the language of the file format, and PowerPoint shows it in its reader's.
"""

from dataclasses import dataclass
from typing import Final

from export_equipe.theme.model import Theme
from export_equipe.writers.pptx.markup import element, hundredths, solid_fill

_FRENCH: Final = "[$-40C]"  # LibreOffice would write numbers in its own language; 18.8.31

# A turn of a 60,000th of a degree. LibreOffice does not know ``c:tickLblSkip``: it breaks words and sets names over one
# another, but for names that are turned, of which it leaves out those that would meet.
_UNSEEN: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartInk:
    """What every text of a chart shares."""

    theme: Theme
    language: str


def write_style(
    ink: ChartInk, *, size: float, color: str, strong: bool = False, wraps: bool = True, skips: bool = False
) -> str:
    """The style of a text; ``color`` is a theme role. It ``wraps`` where it is wider than its room.

    ``skips`` is for the names of an axis of which some are left out.
    """
    face = element("a:latin", typeface=ink.theme.font)
    style = element(
        "a:defRPr", solid_fill(ink.theme.colors[color]), face, lang=ink.language, sz=hundredths(size), b=strong
    )
    body = element("a:bodyPr", rot=_UNSEEN if skips else 0, vert="horz", wrap="square" if wraps else "none")
    paragraph = element("a:p", element("a:pPr", style), element("a:endParaRPr", lang=ink.language))
    return element("c:txPr", body, element("a:lstStyle"), paragraph)


def format_code(decimals: int, unit: str) -> str:
    r"""« 1 234,50 k€ » as ``[$-40C]#,##0.00"\u00a0k€"``; a quotation mark has a stroke before it."""
    number = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    quoted = (f'"{part}"' if part else "" for part in unit.split('"'))
    return _FRENCH + number + '\\"'.join(quoted)


def write_format(decimals: int, unit: str) -> str:
    """The format of numbers, not that of the cells."""
    return element("c:numFmt", formatCode=format_code(decimals, unit), sourceLinked=0)
