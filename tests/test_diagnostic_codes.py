"""The list of diagnostic codes is closed: program, list, documentation and fixtures hold the same ones."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.cases import read_cases

from export_equipe.diagnostics import CODES, Severity
from export_equipe.diagnostics.render import WORDS

ROOT = Path(__file__).resolve().parent.parent
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+|configuration|usage|echec")
REPORTING = {
    "report",
    "warn",
    "_report",
    "read_yaml",
    "validate",
    "error_diagnostics",
    "show_failure",
    "_failed",
    "_error",
}
FIRST = {"report", "warn"}  # only their first argument may be a code: the others are sentences
REPORTING = FIRST | {"_report", "read_yaml", "validate", "error_diagnostics", "show_failure", "_failed", "_error"}
FOUND = re.compile(r"^(?:([a-z-]+) (?:error|open|warning|info)\b|\S+ \[([a-z-]+)\])", re.MULTILINE)

# Codes that no content provokes, and the tests that do.
ELSEWHERE = {
    "fichier-illisible": "diagnostics/test_unreadable.py",
    "echec": "cli/test_build_command.py",
    "erreur-interne": "cli/test_build_command.py",
}


def trees() -> Iterator[tuple[str, ast.AST]]:
    """The sources, but for the list of codes itself."""
    for path in (ROOT / "src").rglob("*.py"):
        if path.name != "codes.py" or path.parent.name != "diagnostics":
            yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def reported_codes(tree: ast.AST) -> Iterator[str]:
    """The codes given to the functions that report, as an argument, as ``code=…`` or as its default."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = called_name(node)
            named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            given = node.args[:1] if name in FIRST else node.args if name in REPORTING else ()
            yield from (text for text in constants([*named, *given]) if CODE.fullmatch(text))
        elif isinstance(node, ast.FunctionDef):
            arguments = node.args.kwonlyargs + node.args.args
            defaults = [*node.args.kw_defaults, *node.args.defaults]
            if any(argument.arg == "code" for argument in arguments):
                found = constants([default for default in defaults if default is not None])
                yield from (text for text in found if CODE.fullmatch(text))


def called_name(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def constants(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for leaf in ast.walk(node):
            if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                yield leaf.value


def named_codes(tree: ast.AST) -> Iterator[str]:
    """The codes that stand in a source as a text or as a member of ``Code``, whatever is done with them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value:
            yield node.value
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code":
            yield node.attr.lower().replace("_", "-")


def stated_severities(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The code and the severity of each report, or row of a table of reports, that says both in words."""
    for node in ast.walk(tree):
        named: dict[str | None, ast.expr] = {}
        if isinstance(node, ast.Call):
            named = {keyword.arg: keyword.value for keyword in node.keywords}
            given = node.args if called_name(node) in FIRST else []
        elif isinstance(node, ast.Tuple):
            given = node.elts
        else:
            continue
        code = named.get("code") or (given[0] if given else None)
        severity = named.get("severity") or (given[1] if len(given) > 1 else None)
        if isinstance(code, ast.Constant) and code.value in CODES:
            if isinstance(node, ast.Call) and called_name(node) == "warn":
                yield str(code.value), "warning"
            elif isinstance(severity, ast.Attribute):
                yield str(code.value), severity.attr.lower()


def test_the_program_reports_the_codes_of_the_list() -> None:
    reported = {code for _, tree in trees() for code in reported_codes(tree)}
    named = {code for _, tree in trees() for code in named_codes(tree)}
    used = reported | (named & set(CODES))
    assert len(reported) > 30, "the sources are no longer read"
    assert reported - set(CODES) == set(), "not in diagnostics/codes.py"
    assert set(CODES) - used == set(), "listed but never reported"


def test_each_code_is_reported_with_its_severity() -> None:
    stated = [(name, code, severity) for name, tree in trees() for code, severity in stated_severities(tree)]
    assert len(stated) > 30
    assert [each for each in stated if CODES[each[1]].severity.value != each[2]] == []


def case_codes(pattern: str) -> set[str]:
    """The codes that the cases of fixture folders expect."""
    cases = [case for folder in (ROOT / "tests").rglob(pattern) for case in read_cases(folder)]
    parts = [text for case in cases for name, text in case.parts.items() if name in ("constats", "final")]
    return {first or second for text in parts for first, second in FOUND.findall(text)}


def test_each_code_has_a_case() -> None:
    found = case_codes("fixtures")
    assert set(CODES) - found == set(ELSEWHERE)
    for code, path in ELSEWHERE.items():
        assert f'"{code}"' in (ROOT / "tests" / path).read_text(encoding="utf-8")


CASES = read_cases(ROOT / "tests/diagnostics/fixtures")
IN_FINAL = {"marqueur-ouvert": "marqueur-en-final", "mention-ouverte": "mention-en-final"}
LINE = re.compile(r"^([a-z-]+) (error|open|warning|info) (\S+) ", re.MULTILINE)


def test_what_is_open_in_a_draft_is_an_error_of_a_final_and_all_is_said_at_once() -> None:
    met: set[str] = set()
    for case in CASES:
        draft, final = (set(LINE.findall(case.parts.get(name, ""))) for name in ("constats", "final"))
        opened = {(code, place) for code, severity, place in draft if severity == "open"}
        assert {(IN_FINAL.get(code, code), "error", place) for code, place in opened} <= final, case.title
        assert not opened or {each for each in draft if each[1] != "open"} <= final, case.title
        assert not {each for each in final if each[1] == "open"}, case.title
        met |= {code for code, _ in opened}
    assert met == {code for code, listed in CODES.items() if listed.severity is Severity.OPEN}
    together = max(CASES, key=lambda case: case.parts.get("constats", "").count(" open "))
    assert {code for code, _, _ in LINE.findall(together.parts["constats"])} == met


DOCUMENT = (ROOT / "docs/diagnostics.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^(````?)\w+\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
SECTIONS = dict(re.findall(r"^### `([a-z-]+)`\n(.*?)(?=^### `|\Z)", DOCUMENT, re.MULTILINE | re.DOTALL))


def test_the_documentation_has_a_section_for_each_code_in_order() -> None:
    assert re.findall(r"^### `(.+)`$", DOCUMENT, re.MULTILINE) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_section_says_what_the_list_says(code: str) -> None:
    listed, section = CODES[code], SECTIONS[code]
    meaning = listed.meaning[0].upper() + listed.meaning[1:]
    assert section.startswith(f"\n*{WORDS[listed.severity].capitalize()}.* {meaning}.\n")
    assert f"\nÀ faire : {listed.advice}.\n" in section
    assert len(re.findall(r"^Message : \S", section, re.MULTILINE)) == 1


@pytest.mark.parametrize("code", sorted(set(CODES) & case_codes("diagnostics/fixtures")))
def test_a_section_shows_a_source_and_a_message_that_are_true(code: str) -> None:
    section = SECTIONS[code]
    message = re.findall(r"^Message : (.*)$", section, re.MULTILINE)[0]
    examples = [found[1] for found in FENCED.findall(section)]
    cases = [case for case in CASES if any(line_of(code, message, text) for text in case.parts.values())]
    assert cases, f"no case says « {message} »"
    for example in examples:
        assert any(example in text for case in cases for text in case.parts.values()), example


def line_of(code: str, message: str, text: str) -> bool:
    lines = text.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    return any(line.startswith(f"{code} ") and line.endswith(f" {message}") for line in lines)


def test_the_guide_leads_to_the_documentation() -> None:
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8").split("### Les codes")[1]
    headings = re.findall(r"^## (.+)$", FENCED.sub("", DOCUMENT), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    linked = set(re.findall(r"\]\(diagnostics\.md#([^)]+)\)", guide))
    assert linked == anchors - {"pour-les-programmes"}
