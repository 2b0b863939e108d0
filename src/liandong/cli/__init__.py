"""The command line (命令行): one module a capability, each a thin call of a public function.

`application` puts the commands together in one language, `terminal` prints, `outcome` turns errors into words and
exit codes, `card` and `wording` write values out for people.
"""

from liandong.cli.application import main

__all__ = ["main"]
