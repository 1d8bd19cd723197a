"""What a writer is, and which there are.

A writer turns a plan and a theme into bytes, and decides nothing. The registry maps each format to its folder's
suffix and to the function that writes it, imported only when it is asked for (each brings a heavy library).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from export_equipe.theme.model import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format: its name on the command line, its suffix, the plan it wants, and where its function is.

    ``plan`` is ``deck``, ``memo`` or ``page``; ``libraries`` are the distributions whose versions shape the bytes;
    ``slow`` says that they take long to load.
    """

    name: str
    suffix: str
    plan: str
    module: str
    function: str
    libraries: tuple[str, ...]
    slow: bool = False

    def warm_up(self) -> None:
        """Loads what takes long before the first output, where a writer has such things."""
        prepare = getattr(import_module(self.module), "warm_up", None)
        if prepare is not None:
            prepare()

    def load(self) -> Callable[[Any, Theme], bytes]:
        """The writing function; its module is imported here."""
        function: Callable[[Any, Theme], bytes] = getattr(import_module(self.module), self.function)
        return function


_PRINTING = ("weasyprint", "pydyf", "pikepdf", "pillow", "resvg-py", "Jinja2")
WRITERS = {
    writer.name: writer
    for writer in (
        Writer(
            name="slides", suffix=".pptx", plan="deck", module="export_equipe.writers.pptx", function="write_deck",
            libraries=("python-pptx", "lxml"),
        ),
        Writer(
            name="memo", suffix=".docx", plan="memo", module="export_equipe.writers.docx", function="write_memo",
            libraries=("python-docx", "lxml", "resvg-py"),
        ),
        Writer(
            name="pdf", suffix=".pdf", plan="page", module="export_equipe.writers.pdf", function="write_pdf",
            libraries=_PRINTING, slow=True,
        ),
        Writer(
            name="html", suffix=".html", plan="page", module="export_equipe.writers.html", function="write_page",
            libraries=("Jinja2",),
        ),
        Writer(
            name="slides-pdf", suffix=".diapositives.pdf", plan="deck", module="export_equipe.writers.pdf.slides",
            function="write_slides_pdf", libraries=_PRINTING, slow=True,
        ),
    )
}  # fmt: skip
DEFAULT_FORMATS = ("slides", "memo", "pdf")


def first_slow(formats: Sequence[str]) -> str:
    """The one of ``formats`` that is worth a process of its own, ``""`` for none: the first that is slow to load.

    Another slow one is written beside the formats that are not: the libraries are loaded twice, at the same time.
    """
    return next((name for name in formats if WRITERS[name].slow), "")
