"""GitBook's liquid tags: what each block is once it is closed.

Comes in: a frame with what stood between its tags. Goes out: its node (a block, or a part of the block around it).
Decided here: which attributes are words of the page; the first heading of a step is its title; what an unknown tag
leaves.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from export_equipe.model.block import (
    ApiOperation,
    ApiParameter,
    ApiResponse,
    CodeBlock,
    Column,
    Columns,
    Embed,
    ErrorBlock,
    FileLink,
    Heading,
    Hint,
    PageRef,
    Paragraph,
    Prompt,
    Step,
    Stepper,
    Tab,
    Tabs,
    Update,
    Updates,
)
from export_equipe.model.inline import Inlines, Link
from export_equipe.reader.frames import ApiText, Child, Frame, contained, flat_blocks, words_of
from export_equipe.reader.nesting import nest
from export_equipe.reader.page_reading import PageReading
from export_equipe.source import Span

HINT_KINDS: Final = ("info", "success", "warning", "danger")
CONTAINERS: Final = {  # a part, and the block that it belongs to
    "tab": "tabs", "step": "stepper", "column": "columns", "update": "updates", "swagger-parameter": "swagger",
    "swagger-response": "swagger", "swagger-description": "swagger",
}  # fmt: skip
_SHOWN: Final = ("title", "caption", "description", "summary", "url", "src", "path")


def finish_liquid(frame: Frame, page: PageReading) -> Iterator[Child]:
    """The nodes of ``frame``, closed."""
    maker = _MAKERS.get(frame.name)
    if maker is None:
        yield from _unknown(frame, page)
    else:
        yield from maker(frame, page)


def is_known(name: str) -> bool:
    """Whether ``name`` is a tag of GitBook's."""
    return name in _MAKERS or name in ("include", "if", "elsif", "elseif", "else", "raw")


def _unknown(frame: Frame, page: PageReading) -> Iterator[Child]:
    message = f"bloc GitBook inconnu : « {frame.name} » ; son contenu est gardé, sans sa mise en forme"
    hint = "vérifier le nom du bloc, ou écrire son contenu en Markdown"
    page.warn("bloc-gitbook-inconnu", frame.span, message, hint)
    shown = (frame.attributes[key] for key in _SHOWN if frame.attributes.get(key))
    yield from (ErrorBlock(value=text, span=frame.span) for text in shown)
    yield from frame.children


def _hint(frame: Frame, page: PageReading) -> Iterator[Child]:
    kind = frame.attributes.get("style", "info")
    if kind not in HINT_KINDS:
        message = f"style d’encadré inconnu : « {kind} » ; il devient « info »"
        page.warn("style-inconnu", frame.span, message, f"choisir parmi {', '.join(HINT_KINDS)}")
        kind = "info"
    yield Hint(kind=kind, children=contained(frame.children), span=frame.span)


def _tab(frame: Frame, page: PageReading) -> Iterator[Child]:
    given = frame.attributes
    title = page.words(given.get("title") or given.get("label") or given.get("name") or "", frame.span)
    yield Tab(title=title, children=nest(flat_blocks(frame.children)), span=frame.span)


def _step(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    blocks = flat_blocks(frame.children)
    first = blocks[0] if blocks else None
    if isinstance(first, Heading):
        yield Step(title=first.children, anchor=first.anchor, children=nest(blocks[1:]), span=frame.span)
    else:
        yield Step(title=(), children=nest(blocks), span=frame.span)


def _column(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    width = frame.attributes.get("width", "").strip().rstrip("%")
    share = round(float(width) / 100, 4) if width.replace(".", "", 1).isdigit() else 0.0
    yield Column(children=nest(flat_blocks(frame.children)), width=min(share, 1.0), span=frame.span)


def _update(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    tags = tuple(tag.strip() for tag in frame.attributes.get("tags", "").split(",") if tag.strip())
    blocks = nest(flat_blocks(frame.children))
    yield Update(date=frame.attributes.get("date", ""), tags=tags, children=blocks, span=frame.span)


def _grouped(
    part: type, make: Callable[[tuple[Child, ...], Span], Child]
) -> Callable[[Frame, PageReading], Iterator[Child]]:
    """A container of parts: what else it holds stands before or after it, where it stood."""

    def finish(frame: Frame, page: PageReading) -> Iterator[Child]:
        members = tuple(child for child in frame.children if isinstance(child, part))
        strays = [child for child in frame.children if not isinstance(child, part)]
        first = next((index for index, child in enumerate(frame.children) if isinstance(child, part)), len(strays))
        if strays:
            hint = f"le ranger dans une des parties de « {frame.name} », ou hors du bloc"
            page.warn(
                "bloc-inattendu", strays[0].span, f"ce passage n’est dans aucune partie de « {frame.name} »", hint
            )
        elif not members:
            page.warn("bloc-vide", frame.span, f"« {frame.name} » est vide", "l’écrire, ou l’ôter de la page")
        yield from strays[:first]
        if members:
            yield make(members, frame.span)
        yield from strays[first:]

    return finish


def _code(frame: Frame, page: PageReading) -> Iterator[Child]:
    title = page.words(frame.attributes.get("title", ""), frame.span)
    numbered = frame.attributes.get("linenumbers") == "true"
    if not any(isinstance(child, CodeBlock) for child in frame.children) and title:
        yield Paragraph(children=title, span=frame.span)
    for child in frame.children:
        if isinstance(child, CodeBlock):
            yield replace(child, title=title, numbered=numbered)
            title = ()
        else:
            yield child


def _embed(frame: Frame, page: PageReading) -> Iterator[Child]:
    caption, rest = _caption(frame, page)
    yield Embed(target=frame.attributes.get("url", ""), caption=caption, span=frame.span)
    yield from rest


def _file(frame: Frame, page: PageReading) -> Iterator[Child]:
    caption, rest = _caption(frame, page)
    target = frame.attributes.get("src", "")
    name = unquote(target.partition("?")[0].rpartition("/")[2])
    yield FileLink(target=target, caption=caption, name=name, span=frame.span)
    yield from rest


def _caption(frame: Frame, page: PageReading) -> tuple[Inlines, Sequence[Child]]:
    """The caption between the tags, else the old ``caption="…"``."""
    inlines, rest = words_of(frame.children)
    return inlines or page.words(frame.attributes.get("caption", ""), frame.span), rest


def _page_ref(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    inlines, rest = words_of(frame.children)
    target = frame.attributes.get("url") or frame.attributes.get("page", "")
    alone = inlines[0] if len(inlines) == 1 else None
    if isinstance(alone, Link):
        target, inlines = target or alone.target, alone.children
    yield PageRef(target=target, children=inlines, span=frame.span)
    yield from rest


def _prompt(frame: Frame, page: PageReading) -> Iterator[Child]:
    description = page.words(frame.attributes.get("description", ""), frame.span)
    yield Prompt(description=description, children=contained(frame.children), span=frame.span)


def _operation(kind: str) -> Callable[[Frame, PageReading], Iterator[Child]]:
    def finish(frame: Frame, page: PageReading) -> Iterator[Child]:
        known = frame.attributes
        source, rest = words_of(frame.children)
        path = known.get("path") or known.get("schemas") or known.get("name", "")
        yield ApiOperation(
            kind=kind, method=page.code(known.get("method", "").upper(), frame.span), path=page.code(path, frame.span),
            summary=page.words(known.get("summary", ""), frame.span), source=source, children=contained(rest),
            span=frame.span,
        )  # fmt: skip

    return finish


def _swagger(frame: Frame, page: PageReading) -> Iterator[Child]:
    known = frame.attributes
    texts = (child for child in frame.children if not isinstance(child, ApiParameter | ApiResponse))
    described = tuple(inner for text in texts for inner in (text.children if isinstance(text, ApiText) else (text,)))
    yield ApiOperation(
        kind="operation", method=page.code(known.get("method", "").upper(), frame.span),
        path=page.code(known.get("baseurl", "") + known.get("path", ""), frame.span),
        summary=page.words(known.get("summary", ""), frame.span), children=contained(described),
        parameters=tuple(child for child in frame.children if isinstance(child, ApiParameter)),
        responses=tuple(child for child in frame.children if isinstance(child, ApiResponse)), span=frame.span,
    )  # fmt: skip


def _api_text(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    yield ApiText(children=flat_blocks(frame.children), span=frame.span)


def _api_parameter(frame: Frame, page: PageReading) -> Iterator[Child]:
    known = frame.attributes
    yield ApiParameter(
        name=page.code(known.get("name", ""), frame.span), place=known.get("in", ""),
        kind=page.code(known.get("type", ""), frame.span), required=known.get("required") == "true",
        children=contained(frame.children), span=frame.span,
    )  # fmt: skip


def _api_response(frame: Frame, page: PageReading) -> Iterator[Child]:
    known = frame.attributes
    yield ApiResponse(
        status=page.words(known.get("status", ""), frame.span), children=contained(frame.children),
        description=page.words(known.get("description", ""), frame.span), span=frame.span,
    )  # fmt: skip


_MAKERS: Final[Mapping[str, Callable[[Frame, PageReading], Iterator[Child]]]] = {
    "hint": _hint,
    "tab": _tab,
    "tabs": _grouped(Tab, lambda parts, span: Tabs(tabs=parts, span=span)),  # type: ignore[arg-type]
    "step": _step,
    "stepper": _grouped(Step, lambda parts, span: Stepper(steps=parts, span=span)),  # type: ignore[arg-type]
    "column": _column,
    "columns": _grouped(Column, lambda parts, span: Columns(columns=parts, span=span)),  # type: ignore[arg-type]
    "update": _update,
    "updates": _grouped(Update, lambda parts, span: Updates(updates=parts, span=span)),  # type: ignore[arg-type]
    "code": _code,
    "embed": _embed,
    "file": _file,
    "content-ref": _page_ref,
    "page-ref": _page_ref,
    "prompt": _prompt,
    "openapi": _operation("operation"),
    "openapi-operation": _operation("operation"),
    "openapi-schemas": _operation("schemas"),
    "openapi-webhook": _operation("webhook"),
    "swagger": _swagger,
    "swagger-description": _api_text,
    "swagger-parameter": _api_parameter,
    "swagger-response": _api_response,
}
