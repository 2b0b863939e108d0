"""Made pages with known main texts and known articles: layouts of Chinese sites, and listings in both forms.

`python -m tests.documents.layouts` measures reading on them beside trafilatura alone.
"""
