"""The portal (门户): the ledger in a browser, for people who look and click. Nothing is asked of any other machine.

`application` puts it together, `serve` runs it. A page is a function of what its address asks (`Asked`) to what it
shows (`Sheet`), and every page is told in three forms: HTML, JSON and CSV.
"""

from liandong.portal.application import application
from liandong.portal.server import serve

__all__ = ["application", "serve"]
