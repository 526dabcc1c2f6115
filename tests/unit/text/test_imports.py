"""What the first frame needs brings no slow module along."""

from __future__ import annotations

import subprocess
import sys

import pytest

SLOW = ("regex", "sentencex", "pydantic", "textual", "ruamel", "decimal")


@pytest.mark.parametrize(
    "module", ["safe", "graphemes", "units", "quotations", "propose", "lexicon"]
)
def test_import_is_light(module: str):
    code = f"import sys, reportedly.text.{module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not set(run.stdout.split()) & set(SLOW)


def test_units_of_plain_text_wait_with_what_they_do_not_need():
    code = (
        "import sys; from reportedly.text.units import Units\n"
        "units = Units('The wall “fell”. It rained.\\n')\n"
        "units.unit_at('grapheme', 3); units.unit_at('paragraph', 3)\n"
        "assert units.unit_at('sentence', 3) == (0, 16)\n"
        "assert units.unit_at('clause', 3) == (0, 15)\n"
        "assert 'regex' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
