"""Checking: does every label still say something true about its file, its article, its place?"""

from __future__ import annotations

from reportedly.check.catalogue import RULES
from reportedly.check.runner import Report, check_workspace

__all__ = ["RULES", "Report", "check_workspace"]
