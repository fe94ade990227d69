"""The memory of a process and of all that it started, while it runs (Linux)."""

import threading
from pathlib import Path

__all__ = ["MemoryWatch", "own_peak_mb"]

EVERY_S = 0.2
SESSION = 3  # of the words of /proc/PID/stat after the name


class MemoryWatch(threading.Thread):
    """Looks again and again at the processes of one session; pages that several share are counted once.

    Attributes
    ----------
    peak_mb : float
    """

    def __init__(self, session):
        super().__init__(daemon=True)
        self._session, self._over = session, threading.Event()
        self.peak_mb = 0.0

    def run(self):
        while not self._over.wait(EVERY_S):
            total = sum(_proportional_kb(folder) for folder in Path("/proc").glob("[0-9]*") if self._is_ours(folder))
            self.peak_mb = max(self.peak_mb, total / 1024)

    def stop(self):
        """Stop looking and return the peak."""
        self._over.set()
        self.join()
        return self.peak_mb

    def _is_ours(self, folder):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            return False
        return int(words[SESSION]) == self._session


def _proportional_kb(folder):
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def own_peak_mb():
    """The peak of this process; `getrusage` would count the parent's memory before the start too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
