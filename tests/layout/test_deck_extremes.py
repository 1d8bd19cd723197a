"""Pages that no deck is made for: all their text comes out, what cannot fit is said, and it takes no time."""

import time
from dataclasses import dataclass

import pytest
from tests.support.conservation import body_text, equal_or_diff, page_note_words, page_words
from tests.support.pages import FORMATS, SEED, Planned, default_theme, plan_text, seed_files, traced
from tests.support.slide_rules import cuts_a_word, find_faults

from export_equipe.diagnostics import Severity
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.typesetting.measure import measurer

SENTENCE = "Une phrase d’exemple suit une autre phrase d’exemple. "
LETTERS = "abcdefghij" * 30
SECONDS = 8.0  # on two busy cores; each takes a few tenths


@dataclass(frozen=True)
class Case:
    """A page, and the codes of what must be said of its slides (no other may be)."""

    text: str
    says: tuple[str, ...] = ()
    slides: int = 2  # at least; and never more than 60


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    return row(*head) + "|---" * len(head) + "|\n" + "".join(row(*cells) for cells in rows)


def columns(count: int) -> str:
    names = tuple(f"colonne {number}" for number in range(count))
    return table(names, *[tuple(f"case {line}.{number}" for number in range(count)) for line in range(4)])


def tagged(rows: int, *, text: str = "Ensemble") -> str:
    """A table whose middle column is one cell over all rows."""
    first = f'<tr><td>ligne 0</td><td rowspan="{rows}">{text}</td><td>fin 0</td></tr>'
    others = "".join(f"<tr><td>ligne {n}</td><td>fin {n}</td></tr>" for n in range(1, rows))
    head = '<tr><th rowspan="2">A</th><th colspan="2">B</th></tr><tr><th>C</th><th>D</th></tr>'
    return f"# T\n\n<table><thead>{head}</thead><tbody>{first}{others}</tbody></table>\n"


def nested(depth: int) -> str:
    opening = "".join(f'{{% tabs %}}\n{{% tab title="onglet {n}" %}}\n' for n in range(depth))
    return f"# T\n\n## P\n\n{opening}\nAu fond.\n" + "{% endtab %}\n{% endtabs %}\n" * depth


NESTED = "".join("  " * depth + f"* niveau {depth}\n" for depth in range(12))
CASES = {
    "un titre de 200 mots": Case(f"# {'mot ' * 200}\n\nTexte.\n", ("texte-trop-long",), slides=1),
    "une partie au titre de 100 mots": Case(f"# T\n\n## {'mot ' * 100}\n\n{SENTENCE}\n"),
    "un tableau sous un titre de 100 mots": Case(f"# T\n\n## {'mot ' * 100}\n\n{columns(3)}"),
    "un paragraphe de 5 000 mots": Case(f"# T\n\n## P\n\n{SENTENCE * 715}\n", slides=10),
    "5 000 mots sans point": Case(f"# T\n\n## P\n\n{'mot ' * 5000}\n", slides=10),
    "un point de liste de 1 000 mots": Case(f"# T\n\n## P\n\n* {SENTENCE * 140}\n* fin\n", slides=3),
    "un encadré de 2 000 mots": Case(
        '# T\n\n{% hint style="info" %}\n' + SENTENCE * 280 + "\n{% endhint %}\n", slides=4
    ),
    "un mot de 300 lettres": Case(f"# T\n\n## P\n\n{LETTERS}\n", ("mot-trop-long",)),
    "un mot de 300 lettres dans un titre": Case(f"# T\n\n## {LETTERS}\n\nTexte.\n", ("mot-trop-long",)),
    "un mot de 300 lettres dans une cellule": Case(
        "# T\n\n" + table(("Nom", "Mot"), ("un", LETTERS)), ("colonne-trop-etroite",)
    ),
    "une cellule de 2 000 mots": Case(
        "# T\n\n" + table(("Nom", "Texte"), ("a", SENTENCE * 280), ("b", "fin")), slides=4
    ),
    "un en-tête de 150 mots": Case("# T\n\n" + table(("mot " * 150, "B"), ("a", "b"))),
    "un tableau dont tout est trop haut": Case("# T\n\n" + table(*[("mot " * 100,) * 7] * 3), slides=4),
    "30 colonnes": Case(f"# T\n\n{columns(30)}", ("colonne-trop-etroite",)),
    "200 lignes": Case("# T\n\n" + table(("A", "B"), *[(f"ligne {n}", "texte") for n in range(200)]), slides=10),
    "200 lignes forcées": Case(
        f"# T\n\n## P\n\n{'ligne<br>' * 200}fin\n\n" + table(("A", "B"), ("a", "b<br>" * 200)), slides=8
    ),
    "une liste de 12 niveaux": Case(f"# T\n\n## P\n\n{NESTED}"),
    "200 points": Case("# T\n\n## P\n\n" + "".join(f"* point {n}\n" for n in range(200)), slides=10),
    "40 lignes de code de 200 lettres": Case(
        "# T\n\n```\n" + f"x = {LETTERS[:200]}\n" * 40 + "```\n", ("mot-trop-long",)
    ),
    "200 lignes de code, dont de vides": Case("# T\n\n```\n" + "x = 1\n\n" * 100 + "```\n", slides=8),
    "une formule de 60 termes": Case(
        "# T\n\n## P\n\nAvant.\n\n$$\n" + " + ".join(f"x_{{{n}}}" for n in range(60)) + "\n$$\n",
        ("figure-trop-grande",),
    ),
    "une formule de 14 lignes": Case(
        "# T\n\n## P\n\n$$\n\\begin{pmatrix}" + "\\\\".join(f"a_{{{n}}}" for n in range(14)) + "\\end{pmatrix}\n$$\n"
    ),
    "une cellule sur 60 lignes": Case(tagged(60), slides=5),
    "une cellule de 1 000 mots sur 4 lignes": Case(tagged(4, text=SENTENCE * 140), slides=3),
    "20 onglets l’un dans l’autre": Case(nested(20)),
    "60 étapes": Case(
        "# T\n\n## P\n\n{% stepper %}\n"
        + "".join(f"{{% step %}}\n### Étape {n}\n{SENTENCE}\n{{% endstep %}}\n" for n in range(60))
        + "{% endstepper %}\n",
        slides=10,
    ),
    "un onglet de 1 000 mots parmi d’autres": Case(
        "# T\n\n## P\n\n{% tabs %}\n"
        + "".join(
            f'{{% tab title="onglet {n}" %}}\n{SENTENCE * (140 if n == 1 else 1)}\n{{% endtab %}}\n' for n in range(4)
        )
        + "{% endtabs %}\n",
        slides=4,
    ),
    "un titre de 100 mots dans une partie au titre de 100 mots": Case(
        f"# T\n\n## {'mot ' * 100}\n\n<details><summary>{'mot ' * 100}</summary>\n\n{columns(3)}\n</details>\n"
    ),
    "une note de bas de page de 2 000 mots": Case(f"# T\n\nUn mot[^1].\n\n[^1]: {SENTENCE * 280}\n", slides=4),
    "des parties vides": Case("# T\n\n## A\n\n## B\n\n### C\n\n##### D\n\n## E\n"),
    "un titre seul": Case("# T\n", slides=1),
    "un filet seul": Case("# T\n\n***\n", slides=1),
    "un tableau sans lignes": Case(f"# T\n\n{row('A', 'B')}|---|---|\n"),
    "un résumé de 300 mots": Case(f"---\ndescription: {'mot ' * 300}\n---\n\n# T\n", ("texte-trop-long",), slides=1),
}
SPOKEN = {"texte-trop-long", "mot-trop-long", "colonne-trop-etroite", "tableau-trop-grand", "figure-trop-grande"}


def said(planned: Planned) -> set[str]:
    found = [diagnostic for diagnostic in planned.diagnostics if diagnostic.code in SPOKEN]
    assert all(diagnostic.severity is Severity.WARNING and diagnostic.line and diagnostic.hint for diagnostic in found)
    return {diagnostic.code for diagnostic in found}


@pytest.mark.parametrize("name", CASES)
def test_all_the_text_comes_out(name: str) -> None:
    case = CASES[name]
    start = time.monotonic()
    planned = plan_text(case.text)
    assert time.monotonic() - start < SECONDS
    assert case.slides <= len(planned.deck.slides) <= 60
    for form in FORMATS:
        notes = page_note_words(case.text) if isinstance(planned.plan(form), DeckPlan) else []
        assert equal_or_diff([*page_words(case.text), *notes], body_text(traced(planned.runs(form)))) is None


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_said_and_nothing_else_is(name: str) -> None:
    case = CASES[name]
    planned, measures = plan_text(case.text), measurer(default_theme().measured)
    assert said(planned) == set(case.says)
    assert cuts_a_word(planned.deck, measures) == bool({"mot-trop-long", "colonne-trop-etroite"} & set(case.says))
    faults = find_faults(planned.deck, read_master_geometry(default_theme().deck_master), measures)
    assert bool(faults) == bool({"texte-trop-long", "tableau-trop-grand"} & set(case.says)), faults


def test_a_note_too_long_for_its_figure_is_said() -> None:
    files = seed_files()
    long = files[f"{SEED}.md"].replace("(on va le faire ensemble)", SENTENCE * 40)
    planned = plan_text(long, files[f"{SEED}.yaml"], name=SEED)
    assert said(planned) & {"texte-trop-long", "figure-trop-grande"}
    assert equal_or_diff(page_words(long), body_text(traced(planned.runs("slides")))) is None
