"""How the spine is run over many batches: in this process, or in a pool of worker processes.

Two verbs, `map` and `group`; the same function over the same batches gives the same results under every engine.
"""

from liandong.engine.collector import rare_collections
from liandong.engine.pool import PoolEngine
from liandong.engine.protocol import Engine
from liandong.engine.serial import SerialEngine

__all__ = ["Engine", "PoolEngine", "SerialEngine", "rare_collections"]
