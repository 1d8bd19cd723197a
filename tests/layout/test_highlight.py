"""Code by roles: what each language shows, nothing lost, and a bounded time."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_equipe.layout.highlight import MAX_LENGTH, MAX_LINE, MAX_SLOW_LENGTH, SLOW, CodeRole, highlight_lines

# language, a line, a word of it and its role
SAMPLES = [
    ("js", "const a = 'b'; // fin", {"const": "keyword", "'b'": "string", "// fin": "comment", "=": "operator"}),
    ("javascript", "let n = 12.5;", {"let": "keyword", "12.5": "number"}),
    ("ts", "let a: number = null;", {"number": "function", "null": "number"}),
    ("typescript", "interface Page {}", {"interface": "keyword"}),
    ("jsx", "const a = <b c='d'/>;", {"const": "keyword", "c": "name", "'d'": "string"}),
    ("tsx", "const a = <b c='d'/>;", {"const": "keyword", "'d'": "string"}),
    ("bash", "echo \"$HOME\" # fin", {"echo": "function", "# fin": "comment", "$HOME": "name"}),
    ("sh", "if true; then", {"if": "keyword"}),
    ("shell", "export A=b", {"export": "function", "A": "name"}),
    ("curl", "curl -X POST 'https://a.fr'", {"'https://a.fr'": "string"}),
    ("powershell", "Get-Item $a # fin", {"Get-Item": "function", "$a": "name", "# fin": "comment"}),
    ("yaml", "a: 12 # fin", {"a": "name", "12": "number", "# fin": "comment"}),
    ("yml", "nom: 'b'", {"nom": "name", "'b'": "string"}),
    ("json", '{"a": 12, "b": true}', {'"a"': "name", "12": "number", "true": "number"}),
    ("jsonc", '{"a": "b"} // fin', {'"b"': "string", "// fin": "comment"}),
    ("http", "GET /a HTTP/1.1", {"GET": "function"}),
    ("graphql", "query { a(b: 1) }", {"query": "keyword", "1": "number"}),
    ("sql", "SELECT a FROM b -- fin", {"SELECT": "keyword", "-- fin": "comment"}),
    ("python", "def f(a): return 'b'", {"def": "keyword", "f": "function", "'b'": "string"}),
    ("py", "@a\nclass B: pass", {"@a": "function", "class": "keyword", "B": "function"}),
    ("java", "public int a = 1;", {"public": "keyword", "int": "function", "1": "number"}),
    ("kotlin", "fun a(): Int = 1", {"fun": "keyword", "1": "number"}),
    ("go", "func a() { return 1 }", {"func": "keyword", "1": "number"}),
    ("rust", "fn a() -> u8 { 1 }", {"fn": "keyword", "u8": "function"}),
    ("c", "int a = 1; /* fin */", {"int": "function", "/* fin */": "comment"}),
    ("cpp", "class A { };", {"class": "keyword"}),
    ("c++", "return 12;", {"return": "keyword", "12": "number"}),
    ("csharp", "string a = \"b\";", {"string": "function", '"b"': "string"}),
    ("php", "$a = 'b'; // fin", {"$a": "name", "'b'": "string", "// fin": "comment"}),
    ("ruby", "def a; 'b'; end", {"def": "keyword", "'b'": "string"}),
    ("swift", "let a = 1 // fin", {"let": "keyword", "1": "number", "// fin": "comment"}),
    ("html", '<a href="b">c</a>', {"a": "name", "href": "name", '"b"': "string"}),
    ("xml", "<a b='c'/><!-- fin -->", {"b": "name", "'c'": "string", "<!-- fin -->": "comment"}),
    ("css", ".a { color: red; }", {"color": "keyword"}),
    ("scss", "$a: 12px; // fin", {"$a": "name", "// fin": "comment"}),
    ("diff", "-a\n+b", {"-a": "comment", "+b": "string"}),
    ("docker", "FROM a", {"FROM": "keyword"}),
    ("dockerfile", "RUN a # fin", {"RUN": "keyword"}),
    ("toml", "a = 'b' # fin", {"'b'": "string", "# fin": "comment"}),
    ("ini", "[a]\nb = c", {"[a]": "keyword", "b": "name", "c": "string"}),
    ("env", "A=b # fin", {"A": "name", "# fin": "comment"}),
    ("hcl", 'a = "b" # fin', {'"b"': "string", "# fin": "comment"}),
    ("terraform", 'resource "a" "b" {}', {"resource": "keyword"}),
    ("nginx", "listen 80; # fin", {"listen": "keyword", "# fin": "comment"}),
    ("markdown", "# Titre", {"# Titre": "function"}),
]  # fmt: skip
PLAIN = ["", "text", "plain", "none", "plaintext", "mermaid", "inconnu", "../x"]
LANGUAGES = sorted({language for language, _, _ in SAMPLES} | {"scala", "vue", "perl", "twig", "console", "latex"})
HOSTILE = ["\n", "a\n", "<<A\n", "_", "<?", '"']


def joined(value: str, language: str) -> str:
    return "\n".join("".join(token.text for token in line) for line in highlight_lines(value, language))


@pytest.mark.parametrize(("language", "value", "roles"), SAMPLES, ids=[f"{at[0]} {at[1]}" for at in SAMPLES])
def test_words_have_their_roles(language: str, value: str, roles: dict[str, str]) -> None:
    lines = highlight_lines(value, language)
    by_character = [role for line in lines for role in [*(t.role for t in line for _ in t.text), CodeRole.PLAIN]]
    for word, role in roles.items():
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", value)
        assert found is not None, word
        seen = {by_character[at].value for at in range(*found.span()) if not value[at].isspace()}
        assert seen == {role}, word
    assert joined(value, language) == value


@pytest.mark.parametrize("language", PLAIN)
def test_an_unknown_language_is_plain(language: str) -> None:
    lines = highlight_lines("const a = 1;\n\nb", language)
    assert [[(token.text, token.role) for token in line] for line in lines] == [
        [("const a = 1;", CodeRole.PLAIN)], [], [("b", CodeRole.PLAIN)],
    ]  # fmt: skip


def test_the_name_of_a_language_is_read_loosely() -> None:
    assert highlight_lines("let a", " JS ") == highlight_lines("let a", "js")
    assert highlight_lines("let a", "js")[0][0].role is CodeRole.KEYWORD


@given(
    st.text(st.sampled_from("ab1 \t\n\r\u2028é<>/\\\"'`#{}()[]=:;,.-+*&|$@!?%~^_😀"), max_size=60),
    st.sampled_from([*LANGUAGES, *PLAIN]),
)
def test_nothing_is_lost(value: str, language: str) -> None:
    lines = highlight_lines(value, language)
    assert joined(value, language) == value
    assert all(token.text and "\n" not in token.text for line in lines for token in line)


@pytest.mark.parametrize("value", ["\n", "\n\na\n\n", "a\r\nb\r\n", "\ta\t", "  a  ", "\ufeffa", "# a", "// a"])
def test_ends_and_blanks_are_kept(value: str) -> None:
    for language in LANGUAGES:
        assert joined(value, language) == value


def test_what_is_too_long_is_plain() -> None:
    for value in ("let a;\n" * (MAX_LENGTH // 7 + 1), "let " + "a" * MAX_LINE, "x" * 1_000_000):
        lines = highlight_lines(value, "js")
        assert {token.role for line in lines for token in line} == {CodeRole.PLAIN}
        assert joined(value, "js") == value
    long = "int a;\n" * (MAX_SLOW_LENGTH // 7 + 1)
    assert {token.role for line in highlight_lines(long, "java") for token in line} == {CodeRole.PLAIN}
    assert CodeRole.KEYWORD in {token.role for line in highlight_lines("let a;\n" * 2000, "js") for token in line}


@pytest.mark.parametrize("language", [*sorted(SLOW), "html", "vue", "perl", "sparql", "makefile", "apache", "php"])
def test_hostile_code_ends_soon(language: str) -> None:
    most = MAX_SLOW_LENGTH if language in SLOW else MAX_LENGTH
    for piece in HOSTILE:
        value = "\n".join([(piece * MAX_LINE)[: MAX_LINE - 10]] * 12)[:most]
        start = process_time()
        highlight_lines(value, language)
        assert process_time() - start < 8, piece  # one second at worst, on a slow machine
