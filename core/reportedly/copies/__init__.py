"""Sentences and quotations that stand in several articles: pure functions over texts.

Offsets are Unicode code points, stretches half-open. The same articles give the same result, in
the order of the articles.
"""

from __future__ import annotations
