"""Pure functions over an article's text: units, quotations, quantities, attributions, safe display.

Offsets are Unicode code points, stretches half-open. No call reads more of the article than the
paragraphs around the offset it is asked about.
"""

from __future__ import annotations
