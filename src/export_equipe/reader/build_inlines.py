"""From markdown-it's inline tokens to inline nodes.

Comes in: the tokens of one paragraph and the map to their places. Goes out: inline nodes with spans. Decided here:
nothing about meaning (see ``inline_nodes``): each token is a text, a leaf, an opening or a closing.
"""

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from export_equipe.model.inline import Code, FootnoteRef, Image, Inlines, LineBreak, Math, Text
from export_equipe.reader.inline_nodes import image_of, report_dropped
from export_equipe.reader.inline_stack import InlineStack
from export_equipe.reader.legal import ILLEGAL, REPLACEMENT, legal_text, report_entity
from export_equipe.reader.page_reading import PageReading
from export_equipe.reader.positions import ContentMap
from export_equipe.reader.tags import RAW, EndTag, StartTag, read_tag
from export_equipe.source import Span

_MARKS = {"em": "em", "strong": "strong", "s": "s"}


def read_inlines(tokens: Sequence[Token], places: ContentMap, page: PageReading) -> Inlines:
    """The nodes of ``tokens``, without white space at either end."""
    stack = InlineStack(page)
    feed_tokens(tokens, places, page, lambda: stack)
    return stack.finish()


def feed_tokens(
    tokens: Sequence[Token], places: ContentMap, page: PageReading, stack: Callable[[], InlineStack],
    on_tag: Callable[[StartTag | EndTag, Span], bool] = lambda _tag, _span: False,
) -> None:  # fmt: skip
    """Gives ``tokens`` to the stack in use; ``on_tag`` takes the tags that end a paragraph, and says whether it did."""
    hidden = ""
    for token in tokens:
        start = places.offset(token.meta["start"])
        span = Span(page.path, start, max(start, places.offset(token.meta["end"])))
        if token.type == "html_inline":
            hidden = _html(token, span, page, stack, on_tag, hidden)
        elif not hidden:
            _feed(token, span, page, stack())


def _feed(token: Token, span: Span, page: PageReading, stack: InlineStack) -> None:
    match token.type:
        case "text" | "text_special":
            if token.content:
                stack.add(Text(value=_character(token, span, page), span=span))
        case "softbreak":
            stack.add(Text(value=" ", span=span))
        case "hardbreak":
            stack.add(LineBreak(span=span))
        case "code_inline":
            stack.add(Code(value=legal_text(token.content, span, page.sink), span=span))
        case "image":
            stack.add(_image(token, span, page))
        case "math_inline":
            stack.add(Math(latex=legal_text(token.content.strip(), span, page.sink), span=span))
        case "footnote_ref":
            stack.add(FootnoteRef(label=page.prefix + token.info, span=span))
        case "link_open":
            attributes = {name: str(token.attrs.get(name, "")) for name in ("href", "title")}
            stack.open("a", attributes, span, markdown=True)
        case "placeholder_open":
            stack.open("placeholder", {"word": token.info}, span, markdown=True)
        case "link_close" | "placeholder_close":
            stack.close("a" if token.type == "link_close" else "placeholder", span, markdown=True)
        case _ if token.type.endswith("_open"):
            stack.open(_MARKS[token.type.removesuffix("_open")], {}, span, markdown=True)
        case _ if token.type.endswith("_close"):
            stack.close(_MARKS[token.type.removesuffix("_close")], span, markdown=True)
        case other:
            raise AssertionError(f"unknown inline token {other}")


def _html(
    token: Token, span: Span, page: PageReading, stack: Callable[[], InlineStack],
    on_tag: Callable[[StartTag | EndTag, Span], bool], hidden: str,
) -> str:  # fmt: skip
    """A tag in a line of Markdown; returns the element whose content is not shown, while it lasts."""
    tag = read_tag(token.content)
    if tag is None:  # a comment, a declaration
        return hidden
    if hidden:
        return "" if isinstance(tag, EndTag) and tag.name == hidden else hidden
    if isinstance(tag, StartTag) and tag.name in RAW and not tag.void:
        report_dropped(tag.name, span, page)
        return tag.name
    if not on_tag(tag, span):
        feed_tag(tag, span, page, stack())
    return ""


def feed_tag(tag: StartTag | EndTag, span: Span, page: PageReading, stack: InlineStack) -> None:
    """An inline tag."""
    if isinstance(tag, EndTag):
        stack.close(tag.name, span)
    elif tag.name == "br":
        stack.add(LineBreak(span=span))
    elif tag.name == "img":
        stack.add(image_of(tag.attributes, span, page))
    elif tag.void:
        if tag.name not in ("source", "wbr", "area", "col", "hr", "input", "param", "track"):
            stack.open(tag.name, tag.attributes, span)
            stack.close(tag.name, span)
    else:
        stack.open(tag.name, tag.attributes, span)


def _character(token: Token, span: Span, page: PageReading) -> str:
    """The text of ``token``; an entity that stands for no legal character is reported and shown as U+FFFD."""
    if token.info != "entity" or not (token.content == REPLACEMENT or ILLEGAL.match(token.content)):
        return token.content
    report_entity(token.markup, span, page.sink)
    return REPLACEMENT


def _image(token: Token, span: Span, page: PageReading) -> Image:
    alternative = legal_text(_alternative(token), span, page.sink).strip()
    return Image(source=str(token.attrs.get("src", "")), alternative=alternative or None, span=span)


def _alternative(image: Token) -> str:
    """What the label of ``image`` reads, its marks left out (CommonMark 0.31, section 6.4)."""
    parts: list[str] = []
    for token in image.children or ():
        if token.type == "image":
            parts.append(_alternative(token))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type != "html_inline":
            parts.append(token.content)
    return "".join(parts)
