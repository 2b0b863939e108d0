"""Pictures looked at by their points: which are dark, and where."""

import struct
import zlib
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


@dataclass(frozen=True)
class Picture:
    """The lightness of each point, row by row, 0 (black) to 255."""

    rows: tuple[bytes, ...]

    @property
    def size(self) -> tuple[int, int]:
        return len(self.rows[0]), len(self.rows)

    def ink(self, left: int = 0, top: int = 0, right: int | None = None, bottom: int | None = None) -> int:
        """How many points of the rectangle are dark."""
        return sum(point < 128 for row in self.rows[top:bottom] for point in row[left:right])


def read_png(data: bytes) -> Picture:
    """A PNG of eight bits a channel, not interlaced, on white ground."""
    assert data.startswith(SIGNATURE)
    place, packed = len(SIGNATURE), b""
    width = channels = 0
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, _, depth, colour, *_, interlaced = struct.unpack(">IIBBBBB", body)
            assert (depth, interlaced) == (8, 0)
            channels = CHANNELS[colour]
        elif kind == b"IDAT":
            packed += body
        place += length + 12
    return Picture(tuple(_lightness(row, channels) for row in _unfiltered(zlib.decompress(packed), width, channels)))


def _unfiltered(raw: bytes, width: int, channels: int) -> list[bytearray]:
    """The rows as they were before each was told by its neighbours (PNG, section 9)."""
    length, rows, before = width * channels, list[bytearray](), bytearray(width * channels)
    for start in range(0, len(raw), length + 1):
        how, row = raw[start], bytearray(raw[start + 1 : start + 1 + length])
        for i in range(length):
            left = row[i - channels] if i >= channels else 0
            corner = before[i - channels] if i >= channels else 0
            row[i] = (row[i] + (0, left, before[i], (left + before[i]) // 2, _near(left, before[i], corner))[how]) % 256
        rows.append(row)
        before = row
    return rows


def _near(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda each: abs(guess - each))


def _lightness(row: bytearray, channels: int) -> bytes:
    if channels in (1, 2):
        return bytes(row[::channels])
    points = (row[i : i + channels] for i in range(0, len(row), channels))
    return bytes(
        255 - (255 - (299 * p[0] + 587 * p[1] + 114 * p[2]) // 1000) * (p[3] if channels == 4 else 255) // 255
        for p in points
    )
