"""Who may (权限): accounts, what each role may do, sessions, tokens, limits, and the log of all that is sent.

`Access` is the room's face. Where there is no account, the person at this machine may do everything, and nobody logs
in.
"""

from liandong.access.access import Access
from liandong.access.rights import LOCAL, SCOPES, VISITOR, Right, Role, Who

__all__ = ["LOCAL", "SCOPES", "VISITOR", "Access", "Right", "Role", "Who"]
