"""Every node of a plan, alone and nested: valid, accessible, no word lost, the same bytes."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.conservation import contains_in_order
from tests.writers.docx.reading import Memo, find, one, text
from tests.writers.docx.samples import CALLING, NESTED, NOTES, SAMPLES
from tests.writers.docx.words import heading, paragraph, run

from export_equipe.inspect.checks.docx import check_docx
from export_equipe.inspect.docx import inspect_docx
from export_equipe.inspect.text import notes_text, visible_text
from export_equipe.inspect.tree import Role
from export_equipe.layout.flow.plan import FlowBlock, FlowFootnote, FlowPlan
from export_equipe.layout.trace import flow_runs, note_runs
from export_equipe.source import Span
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import OBJECT

ALL: dict[str, tuple[tuple[FlowBlock, ...], tuple[FlowFootnote, ...]]] = {
    **{name: (blocks, ()) for name, blocks in {**SAMPLES, **NESTED}.items()},
    "notes": (CALLING, NOTES),
    "all together": ((*(block for blocks in SAMPLES.values() for block in blocks), *CALLING), NOTES),
}


@pytest.mark.parametrize("name", ALL)
def test_each_is_valid_accessible_and_whole(name: str, plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    blocks, notes = ALL[name]
    memo = Memo(plan, theme, (heading(2, "Un chapitre", "chapitre"), *blocks), notes)
    assert memo.faults(tmp_path) == []
    assert [str(finding) for finding in check_docx(memo.data)] == []
    document = inspect_docx(memo.data)
    said = [
        (run.text, isinstance(run.origin, Span)) for run in flow_runs(memo.plan, figures=False) if run.text != OBJECT
    ]
    assert contains_in_order(said, visible_text(document, without=frozenset({Role.FIGURE}))) is None
    formulas = [run for run in flow_runs(memo.plan, figures=False) if run.formula is not None]
    assert len(document.find(Role.FORMULA)) == len(formulas)
    told = [(run.text, isinstance(run.origin, Span)) for run in note_runs(memo.plan) if run.text != OBJECT]
    assert contains_in_order(told, notes_text(document)) is None


@pytest.mark.parametrize("name", ["boxes", "pictures", "notes"])
def test_the_same_plan_gives_the_same_bytes(name: str, plan: FlowPlan, theme: Theme) -> None:
    blocks, notes = ALL[name]
    assert Memo(plan, theme, blocks, notes).data == Memo(plan, theme, blocks, notes).data


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("tabs", ["1 Installer", "2 Sous Linux", "2 Sous Windows"]),
        ("steps", ["1 Procédure", "2 1 · Préparer le comité", "2 Étape\u00a02"]),
        ("a hint in a step in a box in an item", ["2 1 · Préparer"]),
    ],
)
def test_tabs_and_steps_are_sections(name: str, headings: list[str], plan: FlowPlan, theme: Theme) -> None:
    """D1: real headings, one below the heading above them; steps can be pointed at."""
    memo = Memo(plan, theme, (heading(2, "Un chapitre", "chapitre"), *ALL[name][0]))
    found = memo.find(".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")[1:]
    assert [f"{one(each, 'w:pPr/w:pStyle/@w:val')[-1]} {text(each)}" for each in found] == headings
    if name == "steps":
        assert [one(each, "w:bookmarkStart/@w:name") for each in found] == ["procedure", "etape_1", "etape_2"]


def test_a_level_without_a_style_is_bold_text(plan: FlowPlan, theme: Theme) -> None:
    deep = tuple(heading(level, f"rang {level}", f"r{level}") for level in range(2, 8))
    steps = SAMPLES["steps"][1]
    memo = Memo(plan, theme, (*deep, replace(steps, steps=tuple(replace(step, level=8) for step in steps.steps))))  # type: ignore[type-var]
    titles = memo.find(".//w:p[w:bookmarkStart[starts-with(@w:name, 'etape')]]")
    assert [text(each) for each in titles] == ["1 · Préparer le comité", "Étape\u00a02"]
    assert all(one(each, "w:pPr/w:pStyle/@w:val") == "BodyText" and find(each, "w:r/w:rPr/w:b") for each in titles)


def test_boxes_and_cards_are_set_by_their_styles_alone(plan: FlowPlan, theme: Theme) -> None:
    """Whoever edits the style « Cadre » changes the boxes; nothing is said beside it but the space above."""
    memo = Memo(plan, theme, SAMPLES["boxes"][:1])
    title, first, *items = memo.find(".//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TitreDeCadre') or @w:val='Cadre']]")
    assert [one(each, "w:pPr/w:pStyle/@w:val") for each in (title, first, *items)] == [
        "TitreDeCadre", "Cadre", "Cadre", "Cadre",
    ]  # fmt: skip
    assert not find(title, "w:pPr/w:pBdr | w:pPr/w:shd | w:pPr/w:ind")
    assert not find(first, "w:pPr/w:pBdr | w:pPr/w:shd | w:pPr/w:ind")
    assert {one(each, "w:pPr/w:shd/@w:fill") for each in items} == {"F6F6F6"}


def test_neighbouring_boxes_stay_apart(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, SAMPLES["boxes"])
    titles = memo.find(".//w:p[w:pPr/w:pStyle/@w:val='TitreDeCadre']")
    grounds = [one(each, "w:pPr/w:shd/@w:fill") for each in titles]
    assert [text(each) for each in titles][1:3] == [
        "Requête à donner à un assistant\u00a0: Rédiger une note de cadrage", "api, bêta · 22\u00a0avril 2026",
    ]  # fmt: skip
    assert grounds[2:4] == ["", "F6F6F7"]  # two that follow one another differ by a 255th of blue
    assert grounds[5] == "FFFFFF"  # a box in a box


def test_code_says_what_it_is_and_shows_its_tokens(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, SAMPLES["code"])
    titles = memo.texts(".//w:p[w:pPr/w:pStyle/@w:val='TitreDeCode']")
    assert titles == ["equipe.py", "Source du diagramme (mermaid)", "Programme\u00a0: equipe.py"]
    code = memo.find(".//w:p[w:pPr/w:pStyle/@w:val='Code']")
    assert len(code) == 6
    assert [one(each, "w:rPr/w:color/@w:val") for each in find(code[0], "w:r[w:t]")][:2] == ["000091", "18753C"]
    assert len(find(code[0], "w:r/w:br")) == 2
    assert text(code[0]).endswith("    return sorted(noms)")


def test_links_on_their_own_say_what_where_and_how_heavy(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, SAMPLES["links"])
    assert memo.texts(".//w:p[w:hyperlink]") == [
        "Contenu en ligne\u00a0: Une vidéo de présentationhttps://tube.example.org/v/1",
        "Fichier\u00a0: Le rapport annuelrapport annuel.pdf\u00a0: PDF, 1\u202f200\u00a0ko",
        "Page\u00a0: Design",
    ]
    assert [len(find(each, "w:r/w:br")) for each in memo.find(".//w:p[w:hyperlink]")] == [1, 1, 0]


def test_formulas_are_office_math(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, SAMPLES["formulas"])
    inside, alone = memo.find(".//w:p[.//m:oMath]")
    assert [child.tag.rpartition("}")[2] for child in inside] == ["pPr", "r", "oMath", "r"]
    assert [child.tag.rpartition("}")[2] for child in alone] == ["pPr", "oMathPara"]


def test_coloured_words_take_the_theme_s_tints(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, SAMPLES["runs"])
    colors = theme.colors
    reds = memo.find(".//w:p[w:r/w:t='un mot red']/w:r[w:rPr]")
    shown = [(one(each, "w:rPr/w:color/@w:val"), one(each, "w:rPr/w:shd/@w:fill")) for each in reds]
    red, ground = (colors[role].removeprefix("#").upper() for role in ("tint_red", "tint_red_ground"))
    assert shown == [(red, ""), (red, ground)]
    assert one(memo.body, ".//w:r[w:t='2']/w:rPr/w:vertAlign/@w:val") == "subscript"


def test_a_button_is_a_link_that_looks_like_one(plan: FlowPlan, theme: Theme) -> None:
    """One that leads nowhere is text."""
    memo = Memo(plan, theme, SAMPLES["runs"])
    assert memo.texts(".//w:hyperlink[w:r/w:rPr/w:rStyle/@w:val='Bouton']") == ["Ouvrir le service"]
    assert not memo.find(".//w:r[w:t='agir']/w:rPr/w:rStyle")


def test_tasks_have_check_marks(plan: FlowPlan, theme: Theme) -> None:
    """☑ and ☐ are bullets of a numbering definition (D2)."""
    memo = Memo(plan, theme, SAMPLES["tasks"])
    numbering = memo.tree("word/numbering.xml")

    def sign(paragraph: object) -> str:
        number, level = one(paragraph, "w:pPr/w:numPr/w:numId/@w:val"), one(paragraph, "w:pPr/w:numPr/w:ilvl/@w:val")  # type: ignore[arg-type]
        abstract = one(numbering, f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        return one(numbering, f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']/w:lvlText/@w:val")

    items = memo.find(".//w:p[w:pPr/w:numPr]")
    assert [(sign(each), text(each)) for each in items] == [
        ("☑", "Nommer le responsable"), ("☐", "Réunir le comité"), ("–", "un"), ("–", "deux"),
    ]  # fmt: skip


def test_a_line_after_a_break_begins_with_its_words(plan: FlowPlan, theme: Theme) -> None:
    broken = paragraph("aussi,", "\n", " encore,\n  enfin", run(" et là", strong=True))
    memo = Memo(plan, theme, (broken,))
    assert memo.texts(".//w:body/w:p[last()]/w:r") == ["aussi,", "", "encore,enfin", " et là"]
