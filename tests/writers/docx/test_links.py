"""Where links lead, and which lead nowhere."""

from pathlib import Path

import pytest
from tests.writers.docx.reading import NS, Memo
from tests.writers.docx.words import heading, paragraph, run

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.bookmarks import bookmark_name

R, W = f"{{{NS['r']}}}id", f"{{{NS['w']}}}anchor"
LONG = "une-très-longue-ancre-qui-dépasse-quarante-caractères"


@pytest.mark.parametrize(
    ("href", "target", "anchor"),
    [
        ("https://example.org/a b?c=é#d", "https://example.org/a%20b?c=%C3%A9#d", ""),
        ("HTTP://example.org/", "HTTP://example.org/", ""),
        ("mailto:a@example.org", "mailto:a@example.org", ""),
        ("tel:+33123456789", "tel:+33123456789", ""),
        ("#ici-même", "", "ici_même"),
        ("page:produit/design.md", "design.docx", ""),
        ("page:produit/design.md#porter-un-produit", "design.docx", "porter_un_produit"),
        ("page:accueil.md#" + LONG, "../accueil.docx", bookmark_name(LONG)),
        ("page:autre/une équipe.md", "../autre/une%20%C3%A9quipe.docx", ""),
        ("file:.gitbook/assets/rapport annuel.pdf", "../../fichiers/.gitbook/assets/rapport%20annuel.pdf", ""),
    ],
)
def test_a_link_leads_there(href: str, target: str, anchor: str, plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    memo = Memo(plan, theme, (heading(2, "Ici", "ici-même"), paragraph("Voir ", run("le lien", href=href), ".")))
    (link,) = memo.find(".//w:hyperlink")
    found = memo.targets().get(link.get(R, ""), ("", ""))
    assert (found[0], link.get(W, "")) == (target, anchor)
    assert not target or found[1] == "External"
    assert memo.faults(tmp_path) == []


@pytest.mark.parametrize(
    "href",
    [
        "#absente", "javascript:alert(1)", "JavaScript:alert(1)", " java\tscript:alert(1)", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "file:../../secret.docx", "page:../../secret.md", "ftp://example.org/",
        "\\\\serveur\\partage", "//example.org/", "../secret.docx", "nimporte",
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_text(href: str, plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (paragraph("Voir ", run("le lien", href=href), "."),))
    external = [target for target, mode in memo.targets().values() if mode == "External"]
    assert (external, memo.find(".//w:hyperlink")) == ([], [])
    assert memo.texts(".//w:p[last()]")[-1] == "Voir le lien."
