"""Kills, one after another: what is left is looked at, the next run finishes it, and it must be as if nothing was."""

from collections.abc import Callable
from random import Random

from liandong import open_workspace
from tests.durability.deeds import DEEDS, Kept, Site
from tests.durability.hand import Hand, Run

Sites = Callable[[], Site]
_AGAIN = 0.3
"""The share of those killed that are killed once more before they may finish."""
_MOST_MISSES = 40
"""Runs that may end before the hand comes, one after another."""


class Killing:
    """One deed, done whole once to know what it comes to, then killed in fresh sites."""

    def __init__(self, hand: Hand, name: str, sites: Sites) -> None:
        self.hand, self.deed, self._sites = hand, DEEDS[name], sites
        site = self._fresh()
        self.whole: Run = hand.let(name, site)
        self.deed.finish(site)
        self.expected: Kept = self.deed.kept(site)

    def _fresh(self) -> Site:
        site = self._sites()
        self.deed.prepare(site)
        return site

    def at_random(self, random: Random) -> int:
        """Kills one or more times at random moments; how often."""
        site, kills = self._fresh(), 0
        longest = self.whole.seconds
        for _ in range(_MOST_MISSES):
            run = self.hand.after(self.deed.name, site, random.uniform(0, longest))
            self.deed.look(site)
            kills += run.killed
            if not run.killed:  # done before the hand came: the machine is faster now
                longest = run.seconds
                if not kills:
                    site = self._fresh()
                    continue
            if not run.killed or random.random() >= _AGAIN:
                break
        self.finished(site)
        return kills

    def before(self, question: int) -> bool:
        """Kills before this question to the database; whether it came to that."""
        site = self._fresh()
        run = self.hand.before(self.deed.name, site, question)
        self.deed.look(site)
        self.finished(site)
        return run.killed

    def finished(self, site: Site) -> None:
        """The next run ends well, and leaves what a run that nobody killed leaves."""
        self.deed.finish(site)
        kept, log = self.deed.kept(site)
        assert log == self.expected[1]
        for file, data in self.expected[0].items():
            assert kept[file] == data, f"{file} differs"
        with open_workspace(site.place) as opened:
            report = opened.check()
            assert (report.faults, report.unjudged) == ((), ())
