"""YAML with places: values, and each mistake at its line in French."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.cases import Case, name_case, read_cases

from export_equipe.diagnostics import Sink
from export_equipe.reader.yaml import YamlDocument, read_yaml
from export_equipe.source import SourceText

CASES = read_cases(Path(__file__).with_name("yaml"))


def read(text: str) -> tuple[YamlDocument | None, Sink]:
    sink = Sink()
    return read_yaml(SourceText("a.yaml", text), sink), sink


def sentences(sink: Sink) -> str:
    return "".join(f"{d.line}:{d.column}+{d.width} [{d.code}] {d.message}\n" for d in sink.sorted())


@pytest.mark.parametrize("case", CASES, ids=name_case)
def test_a_file_is_read(case: Case) -> None:
    document, sink = read(case.read("page"))
    value = document.value if document else None
    shown = "".join(f"{key}: {item!r}\n" for key, item in value.items()) if isinstance(value, dict) else f"{value!r}\n"
    case.check(arbre=shown if document else "(rien)\n", constats=sentences(sink))


def test_every_value_has_its_place() -> None:
    text = "a:\n  - b: 1\n    c: [x, y]\n"
    document, _ = read(text)
    assert document is not None
    source = SourceText("a.yaml", text)
    shown = {location: source.slice(span) for location, span in document.places.items() if location}
    assert shown == {
        ("a",): "a", ("a", 0): "b: 1\n    c: [x, y]\n", ("a", 0, "b"): "b", ("a", 0, "c"): "c",
        ("a", 0, "c", 0): "x", ("a", 0, "c", 1): "y",
    }  # fmt: skip
    assert source.slice(document.place(["a", 0, "rien", "rien"])) == "b: 1\n    c: [x, y]\n"


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(9)),
        "a: &a [*a]\n",
        "a: &a {b: *a}\n",
    ],
    ids=["bomb", "itself in a list", "itself in a mapping"],
)
def test_aliases_do_not_explode(text: str) -> None:
    document, sink = read(text)
    assert document is None
    assert [found.message for found in sink.sorted()] == [
        "ce fichier YAML est trop grand, ou le devient une fois déployé"
    ]


@pytest.mark.parametrize("text", ["[" * 800, "[" * 800 + "]" * 800, "- " * 1500, "a: {" * 1500, "? " * 1500])
def test_a_very_deep_file_is_refused(text: str) -> None:
    document, sink = read(text)
    assert document is None
    assert len(sink.sorted()) == 1


PIECES = [
    *"ab:-[]{}&*!|>'\"%#@`?,~ \té\\", "\n", "\n  ", "\n- ", ": ", "&a ", "*a", "---\n", "12", "0x", "0o9", "1_", "_1",
    ".nan", "2026-10-01", "12:30", "!!int ", "!!float ", "!!bool ", "<<: *a",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    document, sink = read(text)
    assert (document is None) == bool(sink.sorted())
    if document is not None:
        json.dumps(document.value)  # plain values only
        assert all(span.end <= len(text) for span in document.places.values())


def test_an_anchor_may_be_given_again() -> None:
    sink = Sink()
    document = read_yaml(SourceText("a.yaml", "a: &x 1\nb: &x 2\nc: *x\n"), sink)
    assert document is not None
    assert document.value == {"a": 1, "b": 2, "c": 2}
    assert sink.sorted() == ()
