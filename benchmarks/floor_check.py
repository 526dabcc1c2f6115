"""The floor of checking: each file read, hashed and decoded, and the events of its YAML parsed."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from _ruamel_yaml import CParser


def main(root: Path) -> None:
    """Do nothing else with the articles and the annotation files of a workspace."""
    for path in [*root.glob("data/*/*.txt"), *root.glob("annotations/*/*/*.yaml")]:
        data = path.read_bytes()
        hashlib.sha256(data).hexdigest()
        text = data.decode()
        if path.suffix == ".yaml":
            next_event = CParser(text).get_event
            while next_event() is not None:
                pass


if __name__ == "__main__":
    main(Path(sys.argv[1]))
