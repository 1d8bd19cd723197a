"""Characters that no output can hold.

XML 1.0 (section 2.2) forbids most control characters, the surrogates, U+FFFE and U+FFFF: an office file that held one
would not open. They are errors of the page, reported where they stand.
"""

import re

from export_equipe.diagnostics import Severity, Sink
from export_equipe.source import SourceText, Span

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def check_characters(source: SourceText, sink: Sink) -> bool:
    """Whether ``source`` holds only legal characters; reports each line that does not."""
    seen: set[int] = set()
    for match in ILLEGAL.finditer(source.text):
        line = source.position(match.start()).line
        if line not in seen:
            seen.add(line)
            report_character(match[0], Span(source.path, match.start(), match.end()), sink)
    return not seen


def report_character(char: str, span: Span, sink: Sink) -> None:
    """One illegal character at ``span``."""
    message = f"caractère de contrôle interdit (U+{ord(char):04X})"
    hint = "effacer ce caractère invisible : aucun document bureautique ne peut le contenir"
    sink.report("caractere-interdit", Severity.ERROR, span, message, hint=hint)


def report_entity(entity: str, span: Span, sink: Sink) -> None:
    """An entity at ``span`` that stands for no legal character: the parser has put U+FFFD in its place."""
    hint = "effacer cette suite de signes, ou écrire le caractère voulu"
    sink.report("caractere-interdit", Severity.ERROR, span, f"« {entity} » n’est pas un caractère permis", hint=hint)


def legal_text(text: str, span: Span, sink: Sink) -> str:
    """``text``, its illegal characters (written as entities) replaced and reported."""
    match = ILLEGAL.search(text)
    if match is None:
        return text
    report_character(match[0], span, sink)
    return ILLEGAL.sub(REPLACEMENT, text)
