"""The folder beside the project: seed pages and facts that are not part of it. LIANDONG_SHARED names another place."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("LIANDONG_SHARED") or Path(__file__).parents[2] / "shared")
SEEDS = SHARED / "seeds"
SEED_LABELS = SHARED / "gold" / "seeds_gold.jsonl"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed pages are absent ({SEEDS})")
