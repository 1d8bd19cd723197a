"""The list of rules: each is explained to users, each that a check reports is in it."""

import re

from tests.support.pages import ROOT

from export_equipe.inspect.checks import RULES

TEXT = (ROOT / "docs" / "accessibilite.md").read_text(encoding="utf-8")
CHECKS = ROOT / "src" / "export_equipe" / "inspect" / "checks"


def test_each_rule_has_its_row_in_the_documentation() -> None:
    rows = re.findall(r"^\| ([A-Z]\d+) \|", TEXT, re.MULTILINE)
    assert rows == list(RULES)


def test_each_rule_that_a_check_reports_is_known() -> None:
    sources = (path.read_text(encoding="utf-8") for path in sorted(CHECKS.rglob("*.py")))
    found = {rule for text in sources for rule in re.findall(r'Finding\(\s*"([A-Z]\d+)"', text)}
    assert len(found) > 30
    assert found - RULES.keys() == set()


def test_the_modules_named_in_the_documentation_exist() -> None:
    cells = [row.split("|")[3] for row in TEXT.splitlines() if re.match(r"\| [A-Z]\d+ \|", row)]
    names = {name for cell in cells for name in re.findall(r"`([\w/]+)`", cell)}
    assert len(names) > 20
    assert [name for name in names if not (CHECKS / f"{name}.py").exists()] == []
