"""Makes the master of a theme's deck: ``templates/default/deck/master.pptx``.

    python tools/make_deck_master.py [FOLDER OF THE THEME]

Comes in: the ``theme.yaml`` of the folder (fonts, colours, sizes, layout names). Goes out: its ``deck/master.pptx``,
the same bytes each time. Decided here: nothing; see ``deck_master/layouts.py`` for the geometry. The file is
committed: run this after a change, and ``tests/masters/test_deck_master.py`` says when it was forgotten.
"""

import sys
from pathlib import Path

from deck_master.look import read_look
from deck_master.parts import write_parts
from export_equipe.writers.package import write_package

DEFAULT_THEME = Path(__file__).resolve().parent.parent / "templates" / "default"


def make_deck_master(theme: Path) -> bytes:
    """The master of the theme in the folder ``theme``."""
    return write_package(write_parts(read_look(theme)))


def main() -> None:
    """Writes the master of the theme named on the command line, or of the default one."""
    theme = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_THEME
    target = theme / "deck" / "master.pptx"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(make_deck_master(theme))
    print(target)


if __name__ == "__main__":
    main()
