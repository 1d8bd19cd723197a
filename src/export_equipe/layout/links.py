"""Links on lines of their own: embedded content, files, pages, cards.

Comes in: blocks of the model. Goes out: what each line says. Decided here: a link's text is a name, never a bare
address; the address is shown beside it, since paper cannot be followed; a file says its format and its weight.
"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from export_equipe.layout.runs import NBSP, runs_of, stripped
from export_equipe.layout.words import CARD_LINK, LINK_WORDS, UNKNOWN_FILE, file_facts
from export_equipe.model.block import Card, Embed, FileLink, PageRef
from export_equipe.typesetting.run import Added, Run, Runs, linked


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """A link on a line of its own; ``kind`` is embed, file or page, and ``word`` says so in French.

    ``title`` bears the address; ``address`` shows it in letters, or a file's format and weight (added text, or ``()``).
    """

    kind: str
    word: Runs
    title: Runs
    address: Runs


def link_line(block: Embed | FileLink | PageRef) -> LinkLine:
    """What the line of ``block`` says."""
    match block:
        case Embed():
            return _embed(block)
        case FileLink():
            return _file(block)
        case PageRef():
            return _line("page", linked(stripped(runs_of(block.children)), block.target), ())


def card_link(card: Card) -> Runs:
    """Where a card leads, said in words."""
    return linked(_label(CARD_LINK), card.target) if card.target else ()


def web_address(source: str) -> str:
    """``source`` when it is an address of the web: a picture that is never fetched can still be followed."""
    return source if source.lower().startswith(("http://", "https://")) else ""


def _embed(block: Embed) -> LinkLine:
    """Something of the web: its caption or its site, then its address."""
    site = urlsplit(block.target).hostname or block.target
    title = stripped(runs_of(block.caption)) or _label(site.removeprefix("www."))
    return _line("embed", linked(title, block.target), _label(block.target))


def _file(block: FileLink) -> LinkLine:
    """A file: its caption or its name, then its name, format and weight."""
    name = unquote(block.name) or UNKNOWN_FILE
    caption = stripped(runs_of(block.caption))
    facts = file_facts(name, block.size)
    address = f"{name}{NBSP}: {facts}" if caption and facts else name if caption else facts
    return _line("file", linked(caption or _label(name), block.target), _label(address))


def _line(kind: str, title: Runs, address: Runs) -> LinkLine:
    word = (Run(text=LINK_WORDS[kind], origin=Added.KIND_WORD, strong=True),)
    return LinkLine(kind=kind, word=word, title=title, address=address)


def _label(text: str) -> Runs:
    return (Run(text=text, origin=Added.LABEL),) if text else ()
