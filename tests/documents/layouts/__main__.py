"""`python -m tests.documents.layouts [--seeds 30] [--seen]`: main text and cuts between articles on made pages.

The pages are those of unseen seeds, whose surroundings use words that the rules were not written with; `--seen` takes
those that they were written with.
"""

import argparse

from liandong.cli.terminal import line
from tests.documents.layouts.listings import listings, tally
from tests.documents.layouts.score import by_liandong, by_trafilatura, pages, scores
from tests.documents.layouts.wording import FIRST_UNSEEN


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.documents.layouts", description=__doc__)
    parser.add_argument("--seeds", type=int, default=30, help="pages of each layout and form")
    parser.add_argument("--seen", action="store_true")
    asked = parser.parse_args()
    first = 0 if asked.seen else FIRST_UNSEEN
    seeds = range(first, first + asked.seeds)
    made = list(pages(seeds))
    alone, ours = scores(made, by_trafilatura), scores(made, by_liandong)
    line(f"main text, F1 of runs of four characters, {len(made)} pages\n{'layout':14} trafilatura  liandong")
    for name, share in alone.items():
        line(f"{name:14} {share:11.3f} {ours[name]:9.3f}")
    found = listings(seeds)
    line(f"cuts between articles, {len(found)} pages\n{'form':26} wanted  found  precision  recall")
    for name in dict.fromkeys(listing.form for listing in found):
        each = tally(listing for listing in found if listing.form == name)
        line(f"{name:26} {each.wanted:6} {each.found:6} {each.precision:10.4f} {each.recall:7.4f}")
    every = tally(found)
    line(f"{'all':26} {every.wanted:6} {every.found:6} {every.precision:10.4f} {every.recall:7.4f}  F1 {every.f1:.4f}")


if __name__ == "__main__":
    main()
