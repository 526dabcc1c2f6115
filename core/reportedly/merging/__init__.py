"""Three versions of a file made one, label by label and field by field."""

from __future__ import annotations

from reportedly.merging.three import Marks, Merged, NotReadable, merged

__all__ = ["Marks", "Merged", "NotReadable", "merged"]
