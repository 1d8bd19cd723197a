"""Prints the share of each construct and depth: ``python -m tests.support.dialect --pages 10000``; or one page."""

import argparse

from tests.support.dialect.page import draw_page
from tests.support.dialect.shares import count_shares, render_shares


def main() -> None:
    """Draws the pages asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000, help="how many pages, from the seed on")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--show", action="store_true", help="print the page of the seed instead")
    options = parser.parse_args()
    if options.show:
        print(draw_page(options.seed).text)
        return
    seeds = range(options.seed, options.seed + options.pages)
    print(render_shares(count_shares(draw_page(seed) for seed in seeds)))


if __name__ == "__main__":
    main()
