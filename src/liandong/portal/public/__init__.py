"""The public face (公众版): what visitors see of the ledger, and where they write to it; off unless it is asked for.

It is a site of its own under `/public`, with its own pages: what is not registered here is nowhere to be had there.
Visitors see the ledger as it is now, without persons, without values on which sources really differ and nobody has
decided, without files, log, review and what persons did.
"""
