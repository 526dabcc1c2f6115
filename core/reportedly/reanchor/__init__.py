"""Re-anchoring: where labels stand in an article whose text changed after they were made.

Nothing here moves anything by itself: a span is `exact`, `moved`, `ambiguous` or `lost`, and a
person says what becomes of it.
"""
