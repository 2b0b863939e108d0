"""Load on a server of this machine: connections that stay open, each asking one thing after another."""

import asyncio
import random
from collections.abc import Sequence
from statistics import quantiles
from time import perf_counter
from typing import NamedTuple


class Load(NamedTuple):
    """What came of it: answers a second, and milliseconds until an answer was whole."""

    rate: float
    median: float
    p95: float
    p99: float
    slowest: float
    failed: int
    largest: int


def load(port: int, addresses: Sequence[str], *, connections: int = 16, seconds: float = 5.0, seed: int = 1) -> Load:
    """Asks for the addresses in random order for so long."""
    return asyncio.run(_load(port, addresses, connections, seconds, seed))


async def _load(port: int, addresses: Sequence[str], connections: int, seconds: float, seed: int) -> Load:
    requests = [
        f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n".encode() for address in addresses
    ]
    began = perf_counter()
    told = await asyncio.gather(
        *(_ask(port, requests, began + seconds, random.Random(seed + number)) for number in range(connections))
    )
    elapsed = perf_counter() - began
    times = sorted(time for each, _, _ in told for time in each)
    cuts = quantiles(times, n=100)
    failed, largest = sum(n for _, n, _ in told), max(m for _, _, m in told)
    return Load(len(times) / elapsed, cuts[49], cuts[94], cuts[98], times[-1], failed, largest)


async def _ask(port: int, requests: Sequence[bytes], until: float, dice: random.Random) -> tuple[list[float], int, int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times: list[float] = []
    failed = largest = 0
    while (start := perf_counter()) < until:
        writer.write(dice.choice(requests))
        head = await reader.readuntil(b"\r\n\r\n")
        size = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(size)
        times.append((perf_counter() - start) * 1000)
        failed += not head.startswith(b"HTTP/1.1 200")
        largest = max(largest, size)
    writer.close()
    await writer.wait_closed()
    return times, failed, largest
