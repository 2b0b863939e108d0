"""Pages nobody would write, thrown at the reading of pages: it must raise nothing but errors of its own.

    python -m fuzz pages --count 100000       mutated pages, drawn by Hypothesis, reproducible by seed
    python -m fuzz coverage --minutes 10      mutated pages, led by the coverage of our code (needs atheris)
    python -m fuzz again FILE                 one page once more, through every target
    python -m fuzz rules --count 100000       rules over tables, held against the same rules on single records

Mutants start from the packaged sample pages and the open half of the corpus; the closed half is never looked at. A page
that fails is kept as a file and named, and shrunk by Hypothesis where that drew it.
"""
