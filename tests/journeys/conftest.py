"""A small workspace on disk, and the app on it in a pseudo-terminal."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from pseudo_terminal import APP, Terminal, make_workspace

SENTENCES = " ".join(
    f"Official number {n} said that {n} people were missing." for n in range(1, 41)
)
HERALD = f"Dam breach leaves more than 100 missing\n\n{SENTENCES}\n"
WIRE = "Two crews were on the wall\n\nDozens were reportedly hurt near the dam.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with two articles in the collection `harrow`."""
    return make_workspace(tmp_path / "desk", {"the-herald": HERALD, "the-wire": WIRE})


@pytest.fixture
def start(folder: Path):
    """Start the app on an article, or whatever is given, in a terminal of its own."""
    with ExitStack() as stack:

        def begin(
            *arguments: str, argv: tuple[str, ...] = APP, size: tuple[int, int] = (120, 40)
        ) -> Terminal:
            arguments = arguments or ("harrow/the-herald", "--annotator", "ana")
            return stack.enter_context(Terminal((*argv, *arguments), folder, size=size))

        yield begin
