"""The laws on many pages, on all cores, in chunks that a stopped run need not do again.

``python -m tests.support.law_runs --pages 10000 --outputs 500 --mutated 10000`` prints the share of each construct and
depth, then what each law found. With ``--kept FOLDER`` each chunk's findings are kept there, and a chunk that has them
is not run again.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from tests.support.dialect import draw_page
from tests.support.dialect.shares import count_shares, render_shares
from tests.support.law import Breach, output_law, plan_law, robust_law, written_law

LAWS = {"plans": plan_law, "outputs": output_law, "mutated": robust_law, "written": written_law}
CHUNK = 20
SHOWN = 20


def check_seeds(name: str, seeds: range, kept: str = "") -> list[Breach]:
    """What the pages of ``seeds`` break of the law ``name``; found again in the folder ``kept`` when it is there."""
    path = Path(kept) / f"{name}-{seeds.start:06}-{seeds.stop:06}.json" if kept else None
    if path and path.exists():
        return [Breach(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
    found = [breach for seed in seeds for breach in LAWS[name](draw_page(seed))]
    if path:
        path.write_text(json.dumps([asdict(breach) for breach in found]), encoding="utf-8")
    return found


def check_in_parallel(name: str, seeds: range, kept: str = "") -> list[Breach]:
    """The same on all cores."""
    chunks = [seeds[start : start + CHUNK] for start in range(0, len(seeds), CHUNK)]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = pool.map(check_seeds, [name] * len(chunks), chunks, [kept] * len(chunks))
        return [breach for breaches in found for breach in breaches]


def report(name: str, pages: int, breaches: Sequence[Breach]) -> str:
    """What a law found, the first breaches in full."""
    bad = len({breach.seed for breach in breaches})
    lines = [f"{name}: {pages} pages, {bad} with breaches", *map(str, breaches[:SHOWN])]
    return "\n".join([*lines, f"… and {len(breaches) - SHOWN} more"] if len(breaches) > SHOWN else lines)


def main() -> int:
    """Runs the laws asked for; 1 when one is broken."""
    parser = argparse.ArgumentParser(description="The conservation law on drawn pages.")
    parser.add_argument("--pages", type=int, default=10_000, help="pages through reader and plans")
    parser.add_argument("--outputs", type=int, default=500, help="pages to all outputs")
    parser.add_argument("--mutated", type=int, default=10_000, help="pages made wrong through reader and plans")
    parser.add_argument("--written", type=int, default=500, help="pages made wrong to all outputs")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--kept", default="", help="a folder that keeps what each chunk found")
    options = parser.parse_args()
    if options.kept:
        Path(options.kept).mkdir(parents=True, exist_ok=True)
    print(render_shares(count_shares(draw_page(options.seed + index) for index in range(options.pages))), end="\n\n")
    broken = 0
    for name in LAWS:
        pages = options.pages if name == "plans" else getattr(options, name)
        breaches = check_in_parallel(name, range(options.seed, options.seed + pages), options.kept)
        print(report(name, pages, breaches), flush=True)
        broken += len(breaches)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
