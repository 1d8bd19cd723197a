"""Make ``reader/emoji_names.json`` and ``emoji_codes.json``: the emoji, their French names, their ``:shortcodes:``.

Run it with the package ``emoji`` installed (its data come from Unicode's CLDR): ``python tools/make_emoji_table.py``.
The program reads the tables only, in a tenth of the time that the package takes to load.
"""

import json
from importlib import import_module
from pathlib import Path

READER = Path(__file__).resolve().parent.parent / "src/export_equipe/reader"
COMPONENT, FULLY_QUALIFIED = 1, 2  # statuses of Unicode Technical Standard 51


def main() -> None:
    """Write the tables, sorted, so that a new version of the data shows as a readable difference."""
    emoji = import_module("emoji")  # only this script needs it
    emoji.config.load_language("fr")
    kept = {key: data for key, data in emoji.EMOJI_DATA.items() if data["status"] in (COMPONENT, FULLY_QUALIFIED)}
    names = {key: data["fr"].strip(":").replace("_", " ").lower() for key, data in sorted(kept.items())}
    codes = {
        code.strip(":"): key
        for key, data in sorted(kept.items())
        for code in (data["en"], *data.get("alias", ()))
        if code.isascii()
    }
    for name, table in (("emoji_names.json", names), ("emoji_codes.json", dict(sorted(codes.items())))):
        (READER / name).write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        print(f"{name} : {len(table)} emoji")


if __name__ == "__main__":
    main()
