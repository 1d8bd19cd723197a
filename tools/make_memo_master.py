"""Writes ``templates/default/memo/master.docx``: the styles, numbering and page of the default memo.

Comes in: ``templates/default/theme.yaml``. Goes out: a Word document without text, the same bytes at each run. Run it
after a change of the theme's colours or of ``tools/memo_master/``, then commit the file:
``python tools/make_memo_master.py``.
"""

import sys
from pathlib import Path

from lxml import etree

from export_equipe.writers.package import write_package
from memo_master.look import read_look
from memo_master.parts import write_parts

THEME = Path(__file__).resolve().parents[1] / "templates" / "default"


def build_master(theme: Path) -> bytes:
    """The master for the theme in the folder ``theme``."""
    parts = write_parts(read_look(theme / "theme.yaml"))
    return write_package({name: _serialize(text) for name, text in parts.items()})


def _serialize(text: str) -> bytes:
    """The part parsed and written again: a mistake in its text stops here."""
    return bytes(etree.tostring(etree.fromstring(text), encoding="UTF-8", xml_declaration=True, standalone=True))


def main() -> int:
    """Writes the file and says where."""
    target = THEME / "memo" / "master.docx"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(build_master(THEME))
    print(f"{target.relative_to(THEME.parents[1])} : {target.stat().st_size} octets")
    return 0


if __name__ == "__main__":
    sys.exit(main())
