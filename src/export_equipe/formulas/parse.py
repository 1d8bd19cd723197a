"""LaTeX, as KaTeX reads it, to a tree.

Comes in: the source of a formula. Goes out: its tree; ``Refused`` is raised for what KaTeX would show in red. Decided
here: how deep a formula may go (macros, which alone could make a short source long, are refused in ``commands``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from export_equipe.formulas import commands
from export_equipe.formulas.alphabets import ALPHABETS, ITALIC, styled
from export_equipe.formulas.cursor import Cursor, Refused, Token
from export_equipe.formulas.symbols import find_symbol, read_key
from export_equipe.formulas.tree import (
    Classed,
    Fraction,
    Gap,
    Kind,
    Letter,
    Marked,
    Node,
    Number,
    Operator,
    Row,
    Scripts,
    Sign,
    Size,
    Styled,
    Table,
    TableRole,
    Words,
)

MAX_DEPTH = 40
_LINE_ENDS = ("\\\\", "\\newline", "\\cr")
_CLOSERS = {
    "}": "accolade fermante de trop",
    "\\right": "\\right sans \\left",
    "\\middle": "\\middle hors de \\left … \\right",
    "\\end": "\\end sans \\begin",
    "&": "« & » hors d’un tableau",
    "$": "« $ » au milieu d’une formule",
    "#": "« # » ne s’écrit que « \\# » dans une formule",
} | dict.fromkeys(_LINE_ENDS, "un passage à la ligne ne se place pas ici")
_INFIX = {"\\over": (True, "", ""), "\\atop": (False, "", ""), "\\choose": (False, "(", ")")}
_SWITCHES = {
    "\\displaystyle": Size.DISPLAY, "\\textstyle": Size.TEXT, "\\scriptstyle": Size.SCRIPT,
    "\\scriptscriptstyle": Size.SMALLEST,
}  # fmt: skip
_JOINED = ("mathrm", "rm", "mathup", "mathsf", "sf", "mathtt", "tt", "mathbf", "bf", "bold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What surrounds a place: the alphabet of letters, the style, the depth."""

    alphabet: str = ""
    size: Size = Size.TEXT
    depth: int = 0

    def within(self, size: Size | None = None) -> "Context":
        """One level deeper, in another style."""
        return replace(self, depth=self.depth + 1, size=size or self.size)

    def sized(self, size: Size | None) -> "Context":
        """At the same level, in another style."""
        return replace(self, size=size or self.size)


def parse(latex: str, *, display: bool) -> Node:
    """The tree of ``latex``; raises ``Refused``."""
    parser = Parser(latex)
    context = Context(size=Size.DISPLAY if display else Size.TEXT)
    lines = [parser.row(context, _LINE_ENDS)]
    while parser.cursor.peek():
        parser.cursor.take()
        lines.append(parser.row(context, _LINE_ENDS))
    lines = [line for line in lines if line.children]
    if not lines:
        raise Refused("formule vide", 0)
    if len(lines) == 1:
        return lines[0]
    rows = tuple((line,) for line in lines)
    return Table(rows=rows, role=TableRole.LINES, columns="c", gaps=(0.0,), size=context.size)


class Parser:
    """Reads rows, atoms and arguments; the commands are in ``commands``."""

    def __init__(self, latex: str) -> None:
        self.cursor = Cursor(latex)

    def row(self, context: Context, stops: Iterable[str] = ()) -> Row:
        """Atoms up to one of ``stops``, which is left, or to the end."""
        if context.depth > MAX_DEPTH:
            raise Refused(f"formule trop profonde : {MAX_DEPTH} niveaux au plus", self.cursor.raw.start)
        items: list[Node] = []
        while (token := self.cursor.peek()) and token not in stops:
            if token in _INFIX:
                return self._infix(self.cursor.take(), items, context, stops)
            if token in _SWITCHES:
                self.cursor.take()
                inner = context.within(_SWITCHES[token])
                items.append(Styled(body=self.row(inner, stops), size=inner.size))
            elif token[1:] in ("bf", "cal", "frak", "it", "rm", "sf", "tt") and token[0] == "\\":
                self.cursor.take()
                context = replace(context, alphabet=token[1:])
            else:
                items += self._item(context)
        return Row(children=tuple(_joined(items)))

    def argument(self, owner: Token, context: Context, size: Size | None = None) -> Node:
        """What a command applies to: a group, or one atom."""
        token = self.cursor.peek()
        if not token or token in _CLOSERS or token in ("^", "_", "'"):
            raise Refused(f"il manque un argument après {owner.text}", owner.start)
        inner = context.sized(size) if token == "{" else context.within(size)  # a group counts by itself
        if inner.depth > MAX_DEPTH:
            raise Refused(f"formule trop profonde : {MAX_DEPTH} niveaux au plus", owner.start)
        if token.isdecimal():
            return Number(text=self._style(self.cursor.take().text, inner))
        found = self._atom(inner)
        return found[0] if len(found) == 1 else Row(children=tuple(found))

    def _item(self, context: Context) -> list[Node]:
        """An atom with its scripts; nothing for a command without effect."""
        found = [Row(children=())] if self.cursor.peek() in ("^", "_", "'") else self._atom(context)
        if not found:
            return []
        return [*found[:-1], self._scripts(found[-1], context)]

    def _atom(self, context: Context) -> list[Node]:
        token = self.cursor.take()
        if token.text in _CLOSERS:
            raise Refused(_CLOSERS[token.text], token.start)
        if token.text == "{":
            found = self.row(context.within(), ("}",))
            if not self.cursor.skip("}"):
                raise Refused("accolade ouverte et jamais refermée", token.start)
            return [found]
        if token.text == "~":
            return [Gap(width=0.25)]
        if token.text.startswith("\\"):
            return self._command(token, context)
        if token.text.isdecimal() or (token.text == "." and self.cursor.raw.text.isdecimal()):
            return [self._number(token, context)]
        return [self._in_alphabet(read_key(token.text), context)]

    def _number(self, first: Token, context: Context) -> Number:
        text = first.text
        while self.cursor.raw.text.isdecimal() or (self.cursor.raw.text == "." and "." not in text):
            text += self.cursor.take_raw().text
        return Number(text=self._style(text, context))

    def _command(self, token: Token, context: Context) -> list[Node]:
        handler = commands.find_command(token.text[1:])
        if handler is not None:
            return list(handler(self, token, context))
        symbol = find_symbol(token.text[1:])
        if symbol is None:
            raise Refused(f"commande inconnue : {token.text}", token.start)
        return [self._in_alphabet(symbol, context)]

    def _style(self, text: str, context: Context) -> str:
        if context.alphabet in ALPHABETS:
            return "".join(styled(char, context.alphabet) for char in text)
        return text

    def _in_alphabet(self, node: Node, context: Context) -> Node:
        """A letter as the alphabet in force writes it."""
        if not isinstance(node, Letter) or not context.alphabet or context.alphabet in ITALIC:
            return node
        text = self._style(node.text, context)
        return Letter(text=text, upright=True, word=context.alphabet in _JOINED and node.text.isascii())

    def _infix(self, token: Token, before: list[Node], context: Context, stops: Iterable[str]) -> Row:
        line, opening, closing = _INFIX[token.text]
        if not before or not self.cursor.peek() or self.cursor.peek() in stops:
            raise Refused(f"il manque un argument à {token.text}", token.start)
        after = self.row(context.within(), (*stops, *_INFIX))
        if self.cursor.peek() in _INFIX:
            raise Refused(f"deux {token.text} dans le même groupe", self.cursor.raw.start)
        fraction = Fraction(top=Row(children=tuple(_joined(before))), bottom=after, line=line)
        return Row(children=(commands.fenced(opening, closing, fraction) if opening else fraction,))

    def _scripts(self, base: Node, context: Context) -> Node:
        """``base`` with the scripts and primes that follow it."""
        stacked = _stacks(base, context)
        below: Node | None = None
        above: list[Node] = []
        raised = False
        inner = context.sized(Size.SCRIPT)
        while (text := self.cursor.peek()) in ("^", "_", "'", "\\limits", "\\nolimits"):
            token = self.cursor.take()
            if text == "'":
                above.append(Sign(text="′", kind=Kind.ORDINARY))
            elif text == "^" and not raised:
                above.append(self.argument(token, inner))
                raised = True
            elif text == "_" and below is None:
                below = self.argument(token, inner)
            elif text in ("\\limits", "\\nolimits"):
                stacked = text == "\\limits"
            else:
                raise Refused("deux exposants de suite" if text == "^" else "deux indices de suite", token.start)
        if below is None and not above:
            return base
        over = above[0] if len(above) == 1 else Row(children=tuple(above)) if above else None
        return Scripts(base=base, below=below, above=over, stacked=stacked)


def _stacks(base: Node, context: Context) -> bool:
    """Whether the scripts of ``base`` stand under and over it."""
    match base:
        case Marked(mark=mark):
            return mark.stretched and mark.word in ("accolade", "crochet")
        case Operator(limits=limits):
            return limits and context.size == Size.DISPLAY
        case Classed(kind=Kind.OPERATOR):
            return context.size == Size.DISPLAY
        case _:
            return False


def _joined(items: Iterable[Node]) -> list[Node]:
    """Letters of a word as one, ``1{,}5`` as one number, neighbouring texts as one."""
    found: list[Node] = []
    for item in items:
        match (*found[-2:], item):
            case [*_, Letter(word=True, text=start), Letter(word=True, text=end)]:
                found[-1] = Letter(text=start + end, upright=True, word=True)
            case [Number(text=start), Row(children=(Sign(text=","),)), Number(text=end)]:
                found[-2:] = [Number(text=f"{start},{end}")]
            case [*_, Words(text=start), Words(text=end)]:
                found[-1] = Words(text=start + end)
            case _:
                found.append(item)
    return found
