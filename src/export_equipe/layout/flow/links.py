"""Links on lines of their own in a flowing document.

Comes in: blocks of the model. Goes out: ``FlowLink`` values. Decided here: nothing; ``layout.links`` says the words.
"""

from export_equipe.layout.flow.plan import FlowLink, LinkKind
from export_equipe.layout.links import link_line
from export_equipe.model.block import Embed, FileLink, PageRef


def flow_link(block: Embed | FileLink | PageRef) -> FlowLink:
    """The line of ``block``."""
    line = link_line(block)
    return FlowLink(kind=LinkKind(line.kind), word=line.word, title=line.title, address=line.address)
