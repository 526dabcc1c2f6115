"""What changed in labels, told in words."""

from __future__ import annotations

from reportedly.comparing.files import Change, compare
from reportedly.comparing.values import FieldChange

__all__ = ["Change", "FieldChange", "compare"]
