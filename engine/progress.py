"""How long work tells its caller where it is, and how the caller stops it."""

__all__ = ["CancelledError", "Progress"]


class CancelledError(Exception):
    """The caller asked for the work to stop. Nothing was written."""


class Progress:
    """A listener that hears nothing and never cancels; callers who care override both methods.

    Examples
    --------
    >>> Progress().report("blocks", 0.5)
    """

    def report(self, stage, fraction):
        """Hear that `stage` (a word of `engine.gridding.divide.STAGES`) is done by `fraction` (0 to 1) of the whole."""

    def cancelled(self):
        """Say whether the work should stop."""
        return False

    def lock(self):
        """Hear that it is too late to stop: the result is being written, whole or not at all."""
        self.check()

    def check(self):
        """Raise `CancelledError` if the work should stop."""
        if self.cancelled():
            raise CancelledError
