"""An invented GitBook space of any size, for ``bench_scale.py``.

Comes in: a folder and a number of pages. Goes out: the pages, a summary in groups and a configuration. Decided here:
what an ordinary page looks like, as those of public spaces do (half of them below 4 kB, one in twenty near 20 kB):
headings, paragraphs, lists, tables, hints, code, links between pages. The page of a given number is the same in a space
of any size, so that sizes can be compared.
"""

import random
from pathlib import Path

PAGES_A_GROUP = 20
CONFIG = "organisation: Direction d’exemple\nlangue: fr-FR\ntypographie: fr\n"
_SUBJECTS = (
    "l’équipe", "la personne responsable", "le comité", "chaque service", "notre direction", "le produit",
    "la feuille de route", "une mesure d’usage", "le budget", "l’hébergement", "la recherche utilisateur",
)  # fmt: skip
_VERBS = (
    "décrit", "prépare", "mesure", "publie", "relit", "partage", "simplifie", "finance", "accompagne", "documente",
    "vérifie",
)  # fmt: skip
_OBJECTS = (
    "les parcours des usagers", "**les indicateurs** du trimestre", "la démarche en ligne", "un service _plus simple_",
    "les retours du support", "`le contrat d’interface`", "l’accessibilité des écrans", "les dépenses de l’année",
    "le code source ouvert", "les décisions prises", "la liste des travaux à venir",
)  # fmt: skip
_PLACES = (
    "avant chaque comité", "en moins de trois semaines", "avec l’aide des agents : rien n’est laissé au hasard",
    "dans 12 préfectures", "pour 45 000 usagers", "sans attendre la fin du marché", "à l’occasion d’une revue",
)  # fmt: skip
_HINTS = ("info", "success", "warning", "danger")


def write_space(folder: Path, pages: int) -> None:
    """Writes a space of ``pages`` pages into ``folder``."""
    names = [page_name(number) for number in range(pages)]
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_page(number), encoding="utf-8")
    (folder / "SUMMARY.md").write_text(_summary(names), encoding="utf-8")
    (folder / "export-equipe.yaml").write_text(CONFIG, encoding="utf-8")


def page_name(number: int) -> str:
    """The path of a page: ``groupe-03/page-067.md``."""
    return f"groupe-{number // PAGES_A_GROUP:02}/page-{number:03}.md"


def write_page(number: int) -> str:
    """The text of the page ``number``, always the same."""
    dice = random.Random(number)  # a space to measure, no secret
    size = _page_size(dice)
    parts = [f"---\ndescription: >-\n  {_sentence(dice)}\n---\n\n# {_title(dice)} ({number})\n\n{_paragraph(dice)}\n"]
    while sum(map(len, parts)) < size:
        parts.append(_section(dice, number))
    return "\n".join(parts)


def _page_size(dice: random.Random) -> int:
    """Characters at least: short pages, ordinary ones, and a few long ones."""
    kind = dice.random()
    if kind < 0.42:
        return dice.randint(800, 2_500)
    return dice.randint(3_000, 7_000) if kind < 0.95 else dice.randint(16_000, 20_000)


def _summary(names: list[str]) -> str:
    lines = ["# Table of contents\n"]
    for number, name in enumerate(names):
        if number % PAGES_A_GROUP == 0:
            lines.append(f"\n## Groupe {number // PAGES_A_GROUP}\n")
        lines.append(f"* [Page {number}]({name})")
    return "\n".join(lines) + "\n"


def _section(dice: random.Random, number: int) -> str:
    kinds = (_list, _list, _table, _hint, _code, _steps, _quote)
    body = [_paragraph(dice), dice.choice(kinds)(dice), _paragraph(dice)]
    if dice.random() < 0.4:
        body[2:] = [f"### {_title(dice)}\n", dice.choice(kinds)(dice)]
    if number:
        other = dice.randrange(number)
        body.append(f"Voir aussi [la page {other}](../{page_name(other)}) et [le site](https://exemple.fr/{other}).\n")
    return f"## {_title(dice)}\n\n" + "\n".join(body)


def _sentence(dice: random.Random) -> str:
    text = f"{dice.choice(_SUBJECTS)} {dice.choice(_VERBS)} {dice.choice(_OBJECTS)} {dice.choice(_PLACES)}"
    return text[0].upper() + text[1:] + "."


def _title(dice: random.Random) -> str:
    subject = dice.choice(_SUBJECTS)
    return f"{subject[0].upper()}{subject[1:]} {dice.choice(_VERBS)} {dice.choice(_OBJECTS)}"


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice) for _ in range(dice.randint(1, 5))) + "\n"


def _list(dice: random.Random) -> str:
    lines = []
    for _ in range(dice.randint(3, 7)):
        lines.append(f"* {_sentence(dice)}")
        lines += [f"  * {_sentence(dice)}"] * (dice.random() < 0.2)
    return "\n".join(lines) + "\n"


def _steps(dice: random.Random) -> str:
    return "\n".join(f"{rank}. {_sentence(dice)}" for rank in range(1, dice.randint(4, 7))) + "\n"


def _table(dice: random.Random) -> str:
    columns = dice.randint(2, 4)
    rows = [[_title(dice) if rank == 0 else dice.choice(_PLACES) for rank in range(columns)]
            for _ in range(dice.randint(3, 9))]  # fmt: skip
    head = ["Activité", "Qui", "Quand", "Combien"][:columns]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * columns, *rows)) + "\n"


def _hint(dice: random.Random) -> str:
    return f'{{% hint style="{dice.choice(_HINTS)}" %}}\n{_paragraph(dice)}{{% endhint %}}\n'


def _code(dice: random.Random) -> str:
    lines = [f"pages[{rank}] = lire(\"{dice.choice(_VERBS)}\", essai={dice.randint(1, 99)})"
             for rank in range(dice.randint(2, 9))]  # fmt: skip
    return "```python\n" + "\n".join(lines) + "\n```\n"


def _quote(dice: random.Random) -> str:
    return f"> {_sentence(dice)}\n> {_sentence(dice)}\n"
