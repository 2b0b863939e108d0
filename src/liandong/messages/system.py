"""What the operating system says of a file, in the words of the catalogue."""

import errno

from liandong.messages.catalogue import Words, has, words


def reason(error: OSError) -> Words | str:
    """Why the system refused, to be worded for the reader; its own words where the catalogue has none."""
    code = f"system.{errno.errorcode.get(error.errno or 0, '').lower()}"
    return words(code) if has(code, "en") else error.strerror or str(error)
