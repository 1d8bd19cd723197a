"""The share of each construct and of each depth over many drawn pages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.support.dialect.draw import DrawnPage


@dataclass
class Shares:
    """What was drawn: pages that use a construct, how often, leaf blocks and pages at each depth."""

    pages: int = 0
    words: int = 0
    used: Counter[str] = field(default_factory=Counter)
    drawn: Counter[str] = field(default_factory=Counter)
    blocks: Counter[int] = field(default_factory=Counter)
    deepest: Counter[int] = field(default_factory=Counter)

    def add(self, page: DrawnPage) -> None:
        """One more page."""
        self.pages += 1
        self.words += len(page.body) + len(page.notes) + len(page.alternatives)
        self.used.update(page.constructs.keys())
        self.drawn.update(page.constructs)
        self.blocks.update(page.depths)
        self.deepest[page.depth] += 1


def count_shares(pages: Iterable[DrawnPage]) -> Shares:
    """The shares of ``pages``."""
    shares = Shares()
    for page in pages:
        shares.add(page)
    return shares


def render_shares(shares: Shares) -> str:
    """The shares as a table in text."""
    lines = [f"{shares.pages} pages, {shares.words} words, {len(shares.drawn)} constructs", ""]
    lines.append(f"{'construct':34} {'pages':>7} {'times':>8}")
    lines += [
        f"{name:34} {shares.used[name] / shares.pages:7.1%} {times:8}" for name, times in sorted(shares.drawn.items())
    ]
    blocks = sum(shares.blocks.values())
    lines += ["", f"{'depth':34} {'blocks':>7} {'pages whose deepest block is there':>8}"]
    for depth in sorted(shares.blocks | shares.deepest):
        lines.append(f"{depth:<34} {shares.blocks[depth] / blocks:7.1%} {shares.deepest[depth] / shares.pages:8.1%}")
    return "\n".join(lines)
