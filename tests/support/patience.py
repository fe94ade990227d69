"""Waiting for what goes on in another thread, while the window stays alive."""

from qgis.PyQt.QtTest import QTest

__all__ = ["wait_until"]

_STEP_MS, _MOST_STEPS = 20, 3000


def wait_until(done):
    """Let events pass until something is so; fail where it never is."""
    for _ in range(_MOST_STEPS):
        if done():
            return
        QTest.qWait(_STEP_MS)
    raise AssertionError("It was waited for in vain.")
