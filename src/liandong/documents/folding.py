"""Text folded for matching: full-width punctuation and odd spaces in their half-width forms, character for
character.
"""

_PAIRS = {
    "\uff0c": ",", "\uff1a": ":", "\uff1b": ";", "\uff1f": "?", "\uff01": "!", "\uff08": "(", "\uff09": ")",
    "\uff5c": "|", "\uff0f": "/", "\uff0e": ".", "\uff05": "%", "\uff1e": ">", "\uff1c": "<",
    "\uff3b": "[", "\uff3d": "]",
    "\uff0d": "-", "\uff5e": "~", "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\t": " ",
    "\ufe55": ":", "\u2236": ":",
}  # fmt: skip


def folded(text: str) -> str:
    """The text, of the same length, with half-width punctuation: patterns need to know one form only."""
    for wide, narrow in _PAIRS.items():  # ten times as fast as str.translate on Chinese text
        if wide in text:
            text = text.replace(wide, narrow)
    return text
