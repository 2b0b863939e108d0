"""The pages that mutants start from: the packaged samples, and the open half of the corpus."""

from functools import cache
from pathlib import Path

from liandong.samples import folder

_CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "development" / "pages"


@cache
def seeds() -> dict[str, bytes]:
    """The bytes of every page by its file name, in the order of the names."""
    with folder() as samples:
        files = [*samples.iterdir(), *_CORPUS.iterdir()]
        return {file.name: file.read_bytes() for file in sorted(files, key=lambda file: file.name)}
