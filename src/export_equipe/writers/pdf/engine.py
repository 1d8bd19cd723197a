"""WeasyPrint, imported late and quickly, and kept away from the system's fonts and from the clock.

Decided here: what is left out of its start. Importing WeasyPrint the plain way takes 0.6 to 0.9 s; half of it goes into

- ``ctypes.util.find_library``, which runs ``ldconfig`` and ``gcc`` for each name that a library may have on some
  system: on Linux ``dlopen`` finds them by their soname, so the search is skipped;
- fontTools' subsetter and instancer, which serve only fonts that HarfBuzz cannot subset or that vary: they are imported
  when they are called.
"""

import gc
import io
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from types import ModuleType
from typing import Any

from export_equipe.diagnostics import ConfigError
from export_equipe.writers.pdf.fonts import CONFIGURATION

_LATE = {"fontTools.subset": (), "fontTools.varLib": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}
_ENVIRONMENT = {"FONTCONFIG_FILE": str(CONFIGURATION), "SOURCE_DATE_EPOCH": "0"}
_INSTALL = "installer Pango : apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_FRAMES = 10_000  # of Python, one inside the other: sixty blocks are some 250 boxes, each laid out in a dozen calls
_SWEEP = 200_000  # objects made between two sweeps of the young generation


def load_engine() -> ModuleType:
    """The ``weasyprint`` module; call it inside ``closed_world()``. Raises ``ConfigError`` when Pango is missing."""
    if "weasyprint" not in sys.modules:
        try:
            # WeasyPrint prints advice in English when a library is missing: standard output is not its to use.
            with _skip_library_search(), _import_later(), redirect_stdout(io.StringIO()):
                import_module("weasyprint")
        except OSError as error:
            raise ConfigError(f"le PDF ne peut pas être écrit : {error}", hint=_INSTALL) from error
    return sys.modules["weasyprint"]


@contextmanager
def closed_world() -> Iterator[None]:
    """No system font, no clock and deep calls while it lasts; the environment is given back as it was.

    The clock: fontTools dates a font that it writes, unless ``SOURCE_DATE_EPOCH`` says otherwise. Memory is swept less
    often meanwhile: nothing that a layout makes can be thrown away before its end (a tenth of the time).
    """
    before = {name: os.environ.get(name) for name in _ENVIRONMENT}
    thresholds, frames = gc.get_threshold(), sys.getrecursionlimit()
    os.environ.update(_ENVIRONMENT)
    gc.set_threshold(_SWEEP, *thresholds[1:])
    sys.setrecursionlimit(max(frames, _FRAMES))
    try:
        with warnings.catch_warnings():
            # WeasyPrint warns when it sees no system font, which is what we want, and leaves its colour profile open.
            warnings.simplefilter("ignore", UserWarning)
            warnings.simplefilter("ignore", ResourceWarning)
            yield
    finally:
        sys.setrecursionlimit(frames)
        gc.set_threshold(*thresholds)
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _skip_library_search() -> Iterator[None]:
    if not sys.platform.startswith("linux"):
        yield
        return
    import ctypes.util

    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 (the signature of find_library)
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _import_later() -> Iterator[None]:
    """Stands in for the modules of ``_LATE`` that nobody imported yet; the stand-ins import the real ones when used."""
    stand_ins = {name: _LateModule(name) for name in _LATE if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
            _forget_attribute(name, module)


def _forget_attribute(name: str, module: ModuleType) -> None:
    parent, _, child = name.rpartition(".")
    if vars(sys.modules.get(parent, module)).get(child) is module:
        delattr(sys.modules[parent], child)


class _LateModule(ModuleType):
    """A module whose content is imported when one of its functions is called."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        for function in _LATE[name]:
            setattr(self, function, self._late_function(function))

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return getattr(import_module(self.__name__), attribute)

    def _late_function(self, function: str) -> Any:
        def call(*args: Any, **options: Any) -> Any:
            return getattr(import_module(self.__name__), function)(*args, **options)

        return call
