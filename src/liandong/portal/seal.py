"""The seal: what the portal hands to a browser and takes back is signed, so that nobody else can have made it."""

import base64
import hashlib
import hmac
import secrets
from pathlib import Path

_KEY_BYTES = 32
_MAC_BYTES = 18


class Seal:
    """Signs texts under one key, each for one purpose; `name` tells this key from others without telling it."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.name = hashlib.sha256(b"name" + key).hexdigest()[:8]

    def sealed(self, purpose: str, text: str) -> str:
        return f"{_armoured(text.encode())}.{self._mac(purpose, text)}"

    def opened(self, purpose: str, sealed: str | None) -> str | None:
        """The text; None for what was not sealed under this key for this purpose."""
        armoured, _, mac = (sealed or "").partition(".")
        try:
            text = base64.urlsafe_b64decode(armoured + "=" * (-len(armoured) % 4)).decode()
        except ValueError:
            return None
        return text if hmac.compare_digest(self._mac(purpose, text).encode(), mac.encode("utf-8", "replace")) else None

    def _mac(self, purpose: str, text: str) -> str:
        told = f"{purpose}\0{text}".encode("utf-8", "replace")
        return _armoured(hmac.digest(self._key, told, "sha256")[:_MAC_BYTES])


def seal(folder: Path | None) -> Seal:
    """The seal whose key is kept in the folder, made when it is missing; one of this process where that cannot be."""
    fresh = secrets.token_bytes(_KEY_BYTES)
    if folder is None:
        return Seal(fresh)
    file = folder / "key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as made:
            file.chmod(0o600)
            made.write(fresh)
    except FileExistsError:
        pass
    except OSError:
        return Seal(fresh)
    try:
        kept = file.read_bytes()
    except OSError:
        return Seal(fresh)
    return Seal(kept if len(kept) == _KEY_BYTES else fresh)


def _armoured(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
