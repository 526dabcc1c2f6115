"""How the screen's columns are shared out: article, gutter, inspector."""

from __future__ import annotations

GUTTER = 6
"""Cells left of the text: label letter, zone letter, three bars of nesting, the mark of copies."""

MEASURE = 88
"""The article column's greatest width, gutter included."""

INSPECTOR = 41
"""Cells of the inspector."""

FOLDS = 100
"""Under this many columns the inspector folds away."""


def article_width(width: int, *, inspector: bool = False) -> int:
    """Columns left for the article on a screen of `width`; `inspector` shows that at any width."""
    return width - (INSPECTOR if inspector or width >= FOLDS else 0)


def text_width(width: int) -> int:
    """Cells for text in a column of `width` cells."""
    return max(8, min(width, MEASURE) - GUTTER - 1)
