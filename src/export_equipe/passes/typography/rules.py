"""The rules of French typography, as tables.

Specification: Lexique des règles typographiques en usage à l'Imprimerie nationale; for the European profile, Code de
rédaction interinstitutionnel (Union européenne), 6.4. ``profiles`` chooses tables and their order; the order of the
rules in a table counts. Every repetition is bounded, or begins where a word begins: a pattern reads a line once.
"""

import re

from export_equipe.french.spaces import NBSP, THIN
from export_equipe.passes.typography.characters import BLANK, BREAKING, FILLER, LETTER, MONTH, SIGN, WIDTHLESS
from export_equipe.passes.typography.rule import Rule

_B = BLANK
_END = rf"(?=[\s»)\]\"”’…,.–—*{FILLER}\u200b]|$)"  # what may follow a mark of punctuation
_CLOSE = r"[\w)»\]%‰€$£°…”’]"  # what a mark may follow without a blank
_OPEN = r"(?<![(\[«])"  # a blank after a bracket belongs to the bracket
_ALONE = r"(?<![\w,])(?<!\d\.)"  # before a number of its own: no version, no decimals
_DIGITS = "0123456789"


def _rule(name: str, needs: str, pattern: str, becomes: str) -> Rule:
    return Rule(name=name, pattern=re.compile(pattern), becomes=becomes, needs=frozenset(needs))


def _raised(name: str, needs: str, pattern: str, becomes: str) -> Rule:
    whole = re.compile(rf"{_ALONE}(?<!-)(?:{pattern})(?![\w-]|\.\w)")
    return Rule(name=name, pattern=whole, becomes=becomes, raised=True, needs=frozenset(needs))


SIGNS = (
    _rule("etc. without ellipsis", ".…", rf"\b[eE]tc(?P<at>{_B}*\.{{2,}}|(?:{_B}*\.)?{_B}*…+)", "."),
    _rule("ellipsis", ".", r"(?<![./\\])(?P<at>\.{3,})(?![\d/\\.])", "…"),
    _rule("apostrophe between letters", "'‘´", rf"(?<={LETTER})(?P<at>['‘´])(?={LETTER})", "’"),
    _rule(
        "apostrophe of elision",
        "'‘´",
        r"(?=['‘´])(?i:(?<=\b[cdjlmnst])|(?<=\bqu)|(?<=[orst]qu))(?P<at>['‘´])(?=[\d«“\"(\[]|$)",
        "’",
    ),
)

_NTH = r"\d+|[IVX]{2,}|[VX]"
ORDINALS = (
    _raised("1ère is 1re", "1", r"1(?P<at>i?[èe]re(?P<s>s?))", r"re\g<s>"),
    _raised("first", "1I", r"[1I](?P<at>(?:er|re)s?)", r"\g<at>"),
    _raised("2ème is 2e", _DIGITS + "IVX", rf"(?:{_NTH})(?P<at>i?[èe]me(?P<s>s?))", r"e\g<s>"),
    _raised("second of two", "2", r"2(?P<at>(?:nde?|de)s?)", r"\g<at>"),
    _raised("nth", _DIGITS + "IVX", rf"(?:{_NTH})(?P<at>es?)", r"\g<at>"),
)

GUILLEMETS = (
    _rule("after an opening guillemet", "«", rf"(?<=«)(?P<at>{_B}*)(?={SIGN})", NBSP),
    _rule("after an opening guillemet that ends the line", "«", rf"(?<=«)(?P<at>{_B}+)$", NBSP),
    _rule("before a closing guillemet", "»", rf"(?<={SIGN})(?P<at>{_B}*)(?=»)", NBSP),
)

# A point alone, a comma, an ellipsis; « cd .. » and « .NET » are left alone.
_LOW = r"(?=(?:[,…]|\.(?!\.)|\.{3})[,.…]*(?:[\s»)\]]|$))"
LOW_MARKS = (
    _rule(
        "no blank before a comma, a point, an ellipsis",
        ",.…",
        rf"(?<={SIGN})(?<![(\[«,:;!?–—-])(?P<at>{_B}+){_LOW}",
        "",
    ),
)

_HIGH = rf"(?=[;!?]+{_END})"
_BETWEEN_HIGH = _rule("no blank inside ?!", "!?", rf"(?<=[!?])(?P<at>{_B}+)(?=[!?]+{_END})", "")
SPACED_HIGH_MARKS = (
    _BETWEEN_HIGH,
    _rule("blank before ; ! ?", ";!?", rf"(?<={SIGN}){_OPEN}(?P<at>{_B}+){_HIGH}", THIN),
    _rule("none before ; ! ?", ";!?", rf"(?=[;!?])(?:(?<={_CLOSE})|(?<=[\w.]\.))(?P<at>){_HIGH}", THIN),
    _rule("blank before a colon", ":", rf"(?<={SIGN}){_OPEN}(?<!:)(?P<at>{_B}+)(?=:{_END})", NBSP),
    _rule("none before a colon", ":", rf"(?=:)(?:(?<={_CLOSE})|(?<=[\w.]\.))(?P<at>)(?=:(?:[\s»]|$))", NBSP),
)
CLOSED_HIGH_MARKS = (
    _BETWEEN_HIGH,
    _rule("no blank before ; ! ?", ";!?", rf"(?<={SIGN}){_OPEN}(?P<at>{_B}+){_HIGH}", ""),
    _rule("no blank before a colon", ":", rf"(?<={SIGN}){_OPEN}(?<!:)(?P<at>{_B}+)(?=:{_END})", ""),
)

# An hour stands alone, or ends an interval (« 9h-12h »).
_HOUR = rf"(?=\d)(?:{_ALONE}(?<![/:-])|(?<=\dh-)|(?<=\dh[0-5]\d-)|(?<={_B}h-)|(?<=h{_B}[0-5]\d-))(?:[01]?\d|2[0-4])"
HOURS = (
    _rule("before h, with minutes", _DIGITS, rf"{_HOUR}(?P<at>{_B}*)(?=h{_B}*[0-5]\d(?![\w/]))", NBSP),
    _rule("after h", _DIGITS, rf"{_HOUR}{_B}*h(?P<at>{_B}*)(?=[0-5]\d(?![\w/]))", NBSP),
    _rule("before h", _DIGITS, rf"{_HOUR}(?P<at>{_B}*)(?=h(?![\w/’']|-\D))", NBSP),
)

_GLUED = "%|‰|°C|[kKMG]?€|Md€|[$£]"  # units that people write against the number
_WORDS = (
    "k?EUR|euros?|centimes?|millions?|milliards?|milliers?|ans?|mois|semaines?|jours?|heures?|minutes?|secondes?|h|min"
    "|km|cm|mm|m|m²|m³|km²|ha|kg|g|mg|t|ko|Ko|Mo|Go|To|Kio|Mio|Gio|kWh?|MWh?|GWh?|ETPT?|pt|px"
)
_NUMBER = rf"\d{{1,3}}(?:{_B}?\d{{3}}){{0,4}}(?:,\d{{1,4}})?"
# Decimals are not grouped: no comma or point in the six characters before.
_WHOLE = "".join(rf"(?<![,.]\d{{{count}}})" for count in range(1, 7))
NUMBERS = (
    _rule(
        "between thousands",
        _DIGITS,
        rf"(?:{_ALONE}[1-9]\d{{0,2}}|(?<={_B})\d{{3}})(?P<at>{_B}+)(?=\d{{3}}(?!\d))",
        THIN,
    ),
    _rule(
        "thousands of an amount, typed as one word",
        _DIGITS,
        rf"(?<=\d){_WHOLE}(?P<at>)(?=(?:\d{{3}}){{1,5}}(?!\d)(?:,\d{{1,4}})?"
        rf"(?:{_B}*[-–à]{_B}*{_NUMBER})?{_B}*(?:[kKMG]?€|Md€|euros?|EUR)(?!\w))",
        THIN,
    ),
    _rule("before a unit in letters", _DIGITS, rf"(?<=\d)(?P<at>{_B}+)(?=(?:{_WORDS})(?![\w’']))", NBSP),
    _rule("before a sign", "%‰€°$£", rf"(?<=\d)(?P<at>{_B}*)(?=(?:{_GLUED})(?![\w%]))", NBSP),
)

_ABBREVIATION = "pp?|art|chap|vol|fig|tabl?|al|col|sect|ann|éd|t|n"
REFERENCES = (
    _rule("n° 12", "°º", rf"\b[nN][°º]s?(?P<at>{_B}*)(?=\d)", NBSP),
    _rule("n° A", "°º", rf"\b[nN][°º]s?(?P<at>{_B}+)(?=\w)", NBSP),
    _rule("after §", "§", rf"§(?P<at>{_B}*)(?=\d)", NBSP),
    _rule("p. 3", ".", rf"(?<![\w.])(?i:{_ABBREVIATION})\.(?P<at>{_B}*)(?=\d|[IVXLC]+\b)", NBSP),
    _rule("art. L.", ".", rf"(?<![\w.])[aA]rt\.(?P<at>{_B}*)(?=[ADLR]\b)", NBSP),
    _rule("art. L. 123-4", ".", rf"(?<![\w.])(?:[aA]rt\.|[aA]rticles?){_B}*[ADLR]\.(?P<at>{_B}*)(?=\d)", NBSP),
    _rule("L. 123-4", ".", rf"(?<![\w.])[LR]\.(?P<at>{_B}+)(?=\d{{3}})", NBSP),
    _rule("M. X", "MDP", rf"(?<!\w)(?:MM?\.|Mmes?|Mlles?|Drs?|Prs?|Me|Mgr)(?P<at>{_B}+)(?=[A-ZÀ-ÖØ-Þ{FILLER}])", NBSP),
)
DATES = (
    _rule(
        "day and month",
        _DIGITS,
        rf"{_ALONE}(?<![/-])(?:0?[1-9]|[12]\d|3[01]|1er)(?P<at>{_B}+)(?=(?i:{MONTH})(?!\w))",
        NBSP,
    ),
    _rule("T4 2026", _DIGITS, rf"(?<!\w)[TS][1-4](?P<at>{_B}+)(?=(?:19|20)\d\d(?!\d))", NBSP),
)

# What no rule above has claimed: two blanks are one, the one that breaks least.
_TWO = rf"(?<!{_B})(?={_B}{{2}})"
DOUBLED_BLANKS = (
    _rule("a thin one among them", THIN, rf"{_TWO}(?P<at>[{BREAKING[1:-1]}{NBSP}]*{THIN}{_B}*)", THIN),
    _rule("a no-break one among them", NBSP, rf"{_TWO}(?P<at>{BREAKING}*{NBSP}{_B}*)", NBSP),
    _rule("others", "", rf"{_TWO}(?P<at>{WIDTHLESS}*(?!{WIDTHLESS}){_B}+)", " "),
)
