"""Code by the role of each word: keyword, string, comment…

Comes in: the value of a code block and the language that the page names, as GitBook names it. Goes out: its lines, each
a sequence of tokens. Decided here: the closed list of roles (a theme has a colour for each, ``code_keyword``…), which
languages are known, and the size beyond which a block is left plain: Pygments works with regular expressions, some of
which take a time that grows with the square of a hostile line. Joined by line feeds, the lines are the value to the
letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

MAX_LENGTH = 20_000
MAX_LINE = 2_000
# Languages whose lexers take seconds on 20 000 hostile characters (blank lines, one word a line); http's calls others.
MAX_SLOW_LENGTH = 4_000
SLOW = {"c", "cpp", "csharp", "groovy", "http", "java", "markdown", "matlab", "objective-c", "terraform"}


class CodeRole(StrEnum):
    """What a word of code is; the theme's colour is ``code_`` and the value."""

    PLAIN = "plain"
    KEYWORD = "keyword"
    NAME = "name"  # of an attribute, a key, a tag, a variable
    FUNCTION = "function"  # or a class, a type, a decorator
    STRING = "string"
    NUMBER = "number"  # or a constant: true, null
    COMMENT = "comment"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A stretch of one line, of one role."""

    text: str
    role: CodeRole


# The names that GitBook and its readers use, and Pygments's.
_LANGUAGES = {
    "apache": "apacheconf", "atom": "xml", "bat": "batch", "batch": "batch", "bash": "bash", "c": "c", "c#": "csharp",
    "c++": "cpp", "clj": "clojure", "clojure": "clojure", "cmake": "cmake", "cmd": "batch", "console": "console",
    "conf": "ini", "cpp": "cpp", "cs": "csharp", "csharp": "csharp", "css": "css", "curl": "bash", "cxx": "cpp",
    "dart": "dart", "diff": "diff", "django": "django", "docker": "docker", "dockerfile": "docker", "dotenv": "bash",
    "elixir": "elixir", "env": "bash", "erlang": "erlang", "ex": "elixir", "fs": "fsharp", "fsharp": "fsharp",
    "go": "go", "golang": "go", "gql": "graphql", "gradle": "groovy", "graphql": "graphql", "groovy": "groovy",
    "h": "c", "handlebars": "handlebars", "haskell": "haskell", "hcl": "terraform", "hpp": "cpp", "hs": "haskell",
    "htm": "html", "html": "html", "http": "http", "https": "http", "ini": "ini", "java": "java",
    "javascript": "javascript", "jinja": "django", "jinja2": "django", "jl": "julia", "js": "javascript",
    "json": "json", "json5": "json", "jsonc": "json", "jsonl": "json", "jsx": "jsx", "julia": "julia",
    "kotlin": "kotlin", "kt": "kotlin", "kts": "kotlin", "latex": "latex", "less": "less", "lua": "lua",
    "make": "makefile", "makefile": "makefile", "markdown": "markdown", "matlab": "matlab", "md": "markdown",
    "mdx": "markdown", "mjs": "javascript", "mysql": "mysql", "nginx": "nginx", "node": "javascript",
    "objc": "objective-c", "objective-c": "objective-c", "objectivec": "objective-c", "ocaml": "ocaml",
    "patch": "diff", "perl": "perl", "pgsql": "postgres", "php": "php", "pl": "perl", "plpgsql": "plpgsql",
    "postgres": "postgres", "postgresql": "postgres", "powershell": "powershell", "properties": "properties",
    "proto": "protobuf", "protobuf": "protobuf", "ps1": "powershell", "py": "python", "python": "python",
    "python3": "python", "r": "r", "rb": "ruby", "rs": "rust", "rss": "xml", "ruby": "ruby", "rust": "rust",
    "sass": "sass", "scala": "scala", "scss": "scss", "sh": "bash", "shell": "bash", "shellsession": "console",
    "solidity": "solidity", "sparql": "sparql", "sql": "sql", "svg": "xml", "swift": "swift", "terraform": "terraform",
    "tex": "latex", "tf": "terraform", "toml": "toml", "ts": "typescript", "tsx": "tsx", "twig": "twig",
    "typescript": "typescript", "vb": "vbnet", "vbnet": "vbnet", "vue": "vue", "wsdl": "xml", "xhtml": "html",
    "xml": "xml", "xsd": "xml", "xsl": "xml", "yaml": "yaml", "yml": "yaml", "zsh": "bash",
}  # fmt: skip
_OPTIONS = {"php": {"startinline": True}, "markdown": {"handlecodeblocks": False}}

# Types of Pygments; a type that is not here has the role of the nearest one that holds it, else is plain.
_ROLES = {
    "Comment.Preproc": CodeRole.KEYWORD, "Comment.PreprocFile": CodeRole.STRING, "Comment": CodeRole.COMMENT,
    "Keyword.Type": CodeRole.FUNCTION, "Keyword.Constant": CodeRole.NUMBER, "Keyword": CodeRole.KEYWORD,
    "Name.Builtin": CodeRole.FUNCTION, "Name.Class": CodeRole.FUNCTION, "Name.Decorator": CodeRole.FUNCTION,
    "Name.Exception": CodeRole.FUNCTION, "Name.Function": CodeRole.FUNCTION, "Name.Attribute": CodeRole.NAME,
    "Name.Constant": CodeRole.NAME, "Name.Entity": CodeRole.NAME, "Name.Label": CodeRole.NAME,
    "Name.Property": CodeRole.NAME, "Name.Tag": CodeRole.NAME, "Name.Variable": CodeRole.NAME,
    "Literal.String": CodeRole.STRING, "Literal": CodeRole.NUMBER, "Operator.Word": CodeRole.KEYWORD,
    "Operator": CodeRole.OPERATOR, "Generic.Deleted": CodeRole.COMMENT, "Generic.Inserted": CodeRole.STRING,
    "Generic.Heading": CodeRole.FUNCTION, "Generic.Subheading": CodeRole.FUNCTION,
    "Generic.Prompt": CodeRole.COMMENT,
}  # fmt: skip


def highlight_lines(value: str, language: str) -> tuple[tuple[Token, ...], ...]:
    """The lines of ``value``; plain when ``language`` is unknown or ``value`` is too long."""
    name = _LANGUAGES.get(language.strip().lower())
    most = MAX_SLOW_LENGTH if name in SLOW else MAX_LENGTH
    lines = value.split("\n")
    if name is None or len(value) > most or any(len(line) > MAX_LINE for line in lines):
        return tuple((Token(text=line, role=CodeRole.PLAIN),) if line else () for line in lines)
    roles = _roles(value, _lexer(name))
    return tuple(tuple(_tokens(value, roles, start, end)) for start, end in _line_ends(lines))


@cache
def _lexer(name: str) -> "Lexer":
    from pygments.lexers import get_lexer_by_name  # 4 ms, and the module of one language: 5 to 25 ms

    return get_lexer_by_name(name, **_OPTIONS.get(name, {}))


def _roles(value: str, lexer: "Lexer") -> list[CodeRole]:
    """The role of each character.

    Lexers get the value unprepared, so that nothing is stripped or expanded, with a line feed that closes the last
    line, and without carriage returns, which they do not know.
    """
    roles = [CodeRole.PLAIN] * len(value)
    prepared = value.replace("\r", " ") + "\n"
    for start, kind, text in lexer.get_tokens_unprocessed(prepared):
        role = _role(str(kind).removeprefix("Token."))
        if role is not CodeRole.PLAIN:
            end = min(start + len(text), len(value))
            roles[start:end] = [role] * max(0, end - start)
    return roles


@cache
def _role(kind: str) -> CodeRole:
    while kind:
        if kind in _ROLES:
            return _ROLES[kind]
        kind = kind.rpartition(".")[0]
    return CodeRole.PLAIN


def _line_ends(lines: list[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for line in lines:
        yield start, start + len(line)
        start += len(line) + 1


def _tokens(value: str, roles: list[CodeRole], start: int, end: int) -> Iterator[Token]:
    """One line, cut where the role changes; white space goes with what precedes it, an indent with what follows."""
    at = start
    while at < end:
        stop = at
        while stop < end and value[stop].isspace():
            stop += 1
        role = roles[stop] if stop < end else CodeRole.PLAIN
        while stop < end and (roles[stop] is role or value[stop].isspace()):
            stop += 1
        yield Token(text=value[at:stop], role=role)
        at = stop
