"""Checking: does every label still say something true about its file, its article, its place?"""

from __future__ import annotations

from reportedly.check.catalogue import RULES
from reportedly.check.report import Failure, Report
from reportedly.check.runner import check_workspace

__all__ = ["RULES", "Failure", "Report", "check_workspace"]
