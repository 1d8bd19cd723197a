"""Links on lines of their own: embedded content, files, pages, cards.

Comes in: blocks of the model. Goes out: ``FlowLink`` values. Decided here: a link's text is a name, never a bare
address; the address is shown beside it, since paper cannot be followed; a file says its format and its weight.
"""

from urllib.parse import unquote, urlsplit

from export_equipe.layout.flow.plan import FlowLink, LinkKind
from export_equipe.layout.runs import NBSP, runs_of, stripped
from export_equipe.layout.words import CARD_LINK, LINK_WORDS, UNKNOWN_FILE, file_facts
from export_equipe.model.block import Card, Embed, FileLink, PageRef
from export_equipe.typesetting.run import Added, Run, Runs, linked


def embed_link(block: Embed) -> FlowLink:
    """Something of the web: its caption or its site, then its address."""
    site = urlsplit(block.target).hostname or block.target
    title = stripped(runs_of(block.caption)) or _label(site.removeprefix("www."))
    return _link(LinkKind.EMBED, linked(title, block.target), _label(block.target))


def file_link(block: FileLink) -> FlowLink:
    """A file: its caption or its name, then its name, format and weight."""
    name = unquote(block.name) or UNKNOWN_FILE
    caption = stripped(runs_of(block.caption))
    facts = file_facts(name, block.size)
    address = f"{name}{NBSP}: {facts}" if caption and facts else name if caption else facts
    return _link(LinkKind.FILE, linked(caption or _label(name), block.target), _label(address))


def page_link(block: PageRef) -> FlowLink:
    """Another page, by its title."""
    return _link(LinkKind.PAGE, linked(stripped(runs_of(block.children)), block.target), ())


def card_link(card: Card) -> Runs:
    """Where a card leads, said in words."""
    return linked(_label(CARD_LINK), card.target) if card.target else ()


def _link(kind: LinkKind, title: Runs, address: Runs) -> FlowLink:
    word = (Run(text=LINK_WORDS[kind.value], origin=Added.KIND_WORD, strong=True),)
    return FlowLink(kind=kind, word=word, title=title, address=address)


def _label(text: str) -> Runs:
    return (Run(text=text, origin=Added.LABEL),) if text else ()
