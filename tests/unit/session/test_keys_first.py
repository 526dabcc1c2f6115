"""While a thread works beside the keys, others wait for it only briefly."""

from __future__ import annotations

import sys

import pytest

from reportedly_tui.session.keys_first import SWITCH_SECONDS, USUAL_SECONDS, keys_first


def test_others_wait_only_briefly():
    with keys_first():
        assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
    assert sys.getswitchinterval() == pytest.approx(USUAL_SECONDS)


def test_also_after_a_failure():
    with pytest.raises(OSError, match="full"), keys_first():
        raise OSError("full")
    assert sys.getswitchinterval() == pytest.approx(USUAL_SECONDS)
