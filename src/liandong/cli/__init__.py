"""The command line (命令行): one module a capability, each a thin call of a public function.

`application` puts the commands together in one language, `terminal` prints, `outcome` turns errors into words and
exit codes, `card` and `wording` write values out for people.
"""

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code; by default on its own arguments."""
    try:
        from liandong.cli.application import main as run  # takes a second, in which Ctrl-C may come

        run(arguments)
    except KeyboardInterrupt:
        sys.exit(130)
