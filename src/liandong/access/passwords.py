"""Passwords (口令): which are taken, and their hashes (argon2id with the parameters of RFC 9106 for little memory)."""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from liandong.errors import AccessError
from liandong.messages import words

LEAST, MOST = 10, 200
_LEAST_DIFFERENT = 5
_ALIKE = str.maketrans("013457@$!", "oleastasi")
_WORLD = (
    "password passwd passphrase passwordpassword qwerty qwertyuiop qwertyqwerty asdfghjkl zxcvbnm qazwsx qazwsxedc root"
    " admin adminadmin administrator welcome letmein iloveyou iloveyouforever monkey dragon football baseball superman"
    " sunshine princess master login secret changeme default guest test testtest abcdef abcdefg abcdefgh hello"
    " helloworld computer internet trustnoone"
)
_CHINESE = "woaini woaiwojia wodemima mima nihao zhongguo beijing shanghai guangzhou shenzhen aini"
_OURS = "liandong liandongportal portal ledger"
_COMMON = frozenset(f"{_WORLD} {_CHINESE} {_OURS}".split())
"""What passwords are most often made of (also in Chinese: 我爱你, 中国, 密码), without digits and signs around it."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """The hash against which the passwords of unknown names are held, so that they take as long to refuse."""
    return _hasher().hash("nobody's password")


def hashed(password: str, name: str) -> str:
    """The hash of a password that is taken for the account of this name; AccessError says why it is not."""
    given, plain = normal(password), _plain(password)
    if not LEAST <= len(given) <= MOST:
        raise AccessError(words("fault.password_length", least=LEAST, most=MOST))
    if len(set(given)) < _LEAST_DIFFERENT or given.isdigit() or plain in _COMMON or _run(given):
        raise AccessError(words("fault.password_common"))
    if len(name) > 1 and normal(name).casefold() in given.casefold():
        raise AccessError(words("fault.password_name"))
    return _hasher().hash(given)


def holds(hash_: str | None, password: str) -> bool:
    """Whether it is the password of this hash; takes as long where there is none."""
    given = normal(password)[: MOST + 1]
    try:
        return _hasher().verify(hash_ or _nobody(), given) and hash_ is not None
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False


def normal(text: str) -> str:
    """One form of what keyboards may type differently."""
    return unicodedata.normalize("NFKC", text)


def _plain(password: str) -> str:
    letters = normal(password).casefold()
    stripped = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", letters)
    return stripped.translate(_ALIKE)


def _run(text: str) -> bool:
    """Whether it goes up or down one by one (abcdefghij, 0987654321), or is one short piece over and over."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1}) or re.fullmatch(r"(.{1,4}?)\1+.{0,3}", text) is not None
