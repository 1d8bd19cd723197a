"""Cases kept in fixture files, each with its parts: what goes in, and what must come out.

§§§ cas : a title
(the first part, named « page »)
§§§ arbre
(the part named « arbre »)

``⟨U+000B⟩`` stands for a character that an editor would hide or mend. ``EXPORT_EQUIPE_REWRITE=1`` rewrites the parts
that were found otherwise, and is refused in CI.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path

from tests.support.goldens import REWRITE

from export_equipe.diagnostics import Diagnostic

_MARK = "§§§ "
_TITLE = "cas : "
_CODE = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")


@dataclass(frozen=True)
class Case:
    """One case; ``parts`` are as written in the file, the first one is what goes in."""

    path: Path
    title: str
    parts: Mapping[str, str]

    def read(self, part: str) -> str:
        """A part that goes in, its coded characters decoded; ``""`` when the case has none."""
        return _CODE.sub(lambda match: chr(int(match[1], 16)), self.parts.get(part, ""))

    def check(self, **found: str) -> None:
        """Fails unless each named part is as ``found``; with the switch, writes what was found."""
        if REWRITE:
            assert os.environ.get("CI") != "true", "expectations are never rewritten in CI"
            _rewrite(self, found)
        else:
            for name, text in found.items():
                expected = self.parts.get(name, "")
                assert text == expected, f"{name}\n" + "\n".join(ndiff(expected.splitlines(), text.splitlines()))


def read_cases(folder: Path) -> list[Case]:
    """The cases of every ``.md`` file in ``folder``; titles are unique in a file."""
    cases = [case for path in sorted(folder.glob("*.md")) for case in _read_file(path)]
    assert len({(case.path, case.title) for case in cases}) == len(cases), "two cases have the same title"
    return cases


def name_case(case: Case) -> str:
    """The case's name in pytest's report."""
    return f"{case.path.stem}: {case.title}"


def list_places(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics as ``code severity line:column+width``, one a line."""
    return "".join(f"{d.code} {d.severity.value} {d.line}:{d.column}+{d.width}\n" for d in diagnostics)


def _read_file(path: Path) -> list[Case]:
    cases: list[tuple[str, dict[str, list[str]]]] = []
    lines: list[str] = []
    for line in re.findall(r"[^\n]*\n", path.read_text(encoding="utf-8")):
        head = line.removeprefix(_MARK).rstrip("\n")
        if not line.startswith(_MARK):
            lines.append(line)
            continue
        lines = []
        if head.startswith(_TITLE):
            cases.append((head.removeprefix(_TITLE), {"page": lines}))
        else:
            cases[-1][1][head] = lines
    return [Case(path, title, {name: "".join(text) for name, text in parts.items()}) for title, parts in cases]


def _rewrite(case: Case, found: Mapping[str, str]) -> None:
    cases = [
        Case(other.path, other.title, {**other.parts, **found}) if other.title == case.title else other
        for other in _read_file(case.path)
    ]
    case.path.write_text("".join(_written(other) for other in cases), encoding="utf-8")


def _written(case: Case) -> str:
    heads = {name: f"{_MARK}{name}\n" for name in case.parts} | {"page": f"{_MARK}{_TITLE}{case.title}\n"}
    return "".join(heads[name] + text for name, text in case.parts.items() if text or name in ("page", "arbre"))
