"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.problems import Problem


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A file that could not be checked because of an error of ours.

    Attributes:
        path: The file, relative to the workspace.
        message: The error, in one line. May hold foreign text.
        details: For whoever mends it: where it was raised.
    """

    path: str
    message: str
    details: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, all of it sorted by file, line and column.

    Attributes:
        problems: What is wrong in the files.
        names: The files that were checked.
        failures: Those that could not be.
    """

    problems: tuple[Problem, ...]
    names: tuple[str, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def files(self) -> int:
        """How many files were checked."""
        return len(self.names)

    def count(self, severity: str) -> int:
        """Return how many problems have this severity."""
        return sum(problem.severity == severity for problem in self.problems)

    def broken(self, strict: bool = False) -> bool:
        """Tell whether there is an error; with `strict`, or a warning."""
        return bool(self.problems) if strict else self.count("error") > 0
