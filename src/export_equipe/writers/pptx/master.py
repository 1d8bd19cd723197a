"""Opens a master and makes it ready: no slide of its own, no sections, no view settings.

Comes in: the bytes of a .pptx master. Goes out: a python-pptx presentation without slides, and its layouts
with their placeholders.
Decided here: nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.geometry import Box
from export_equipe.writers.pptx.markup import element
from export_equipe.writers.pptx.own_slides import take_slides_out
from export_equipe.writers.pptx.shapes import Slot, Slots

_DEFAULTS: Final = f"{qn('p:defaultTextStyle')}//{qn('a:defRPr')}"
_STYLES: Final = f"{qn('p:txStyles')}//{qn('a:defRPr')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What slides are made from: a layout, and its placeholders by index."""

    layout: SlideLayout
    slots: Slots


def open_master(data: bytes, language: str) -> Deck:
    """The master without slides; nothing is left that points at one, so they are not saved.

    The styles that texts start from are in ``language``, the deck's. Raises ``ThemeError`` when a part is broken.
    """
    with _whole():
        deck = Presentation(BytesIO(data))
        take_slides_out(deck)
        for root, path in ((deck.part._element, _DEFAULTS), *((each.element, _STYLES) for each in deck.slide_masters)):
            for style in root.findall(path):
                if style.get("lang") is not None:
                    style.set("lang", language)
    return deck


@contextmanager
def _whole() -> Iterator[None]:
    """What is raised for a part that is missing or broken becomes a ``ThemeError``: the geometry does not read all."""
    try:
        yield
    except (KeyError, ValueError, etree.LxmlError, PythonPptxError) as error:
        raise ThemeError(
            "le gabarit des diapositives est abîmé\u00a0: une de ses parties manque ou ne se lit pas",
            hint="ouvrir le fichier dans PowerPoint ou LibreOffice, puis l’enregistrer de nouveau en .pptx",
        ) from error


def read_model(deck: Deck, name: str) -> Model:
    """The first layout called ``name``, of all masters; raises ``ThemeError`` when there is none, or a broken one."""
    layouts = (layout for master in deck.slide_masters for layout in master.slide_layouts)
    found = next((layout for layout in layouts if layout.name == name), None)
    if found is None:
        raise ThemeError(f"le gabarit des diapositives n’a pas de disposition « {name} »")
    with _whole():
        slots = {each.placeholder_format.idx: _read_slot(each) for each in list(found.placeholders)}
    return Model(layout=found, slots=slots)


def _read_slot(placeholder: LayoutPlaceholder) -> Slot:
    """A placeholder with the box that it has or inherits, and the attributes by which a slide refers to it."""
    mark = placeholder.element.find(f"*/*/{qn('p:ph')}")
    attributes = {key: mark.get(key) for key in ("type", "orient", "sz", "idx")} if mark is not None else {}
    sides = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    box = None if None in sides else Box(*(int(side) for side in sides))
    return Slot(mark=element("p:ph", **attributes), name=placeholder.name, box=box)
