"""Edits that take their time to be made: few units at once under an hourglass, many in the background."""

from qgis.PyQt.QtCore import QObject

from ..adapters.plan_file.errors import PlanFileError
from ..adapters.sentences.saying import sentence
from .hourglass import hourglass
from .one_question import OneQuestion

__all__ = ["SlowEdits"]

_AT_ONCE = 150


class SlowEdits(QObject):
    """Makes one edit at a time, on the plan as it is when it begins; the plan can be worked on meanwhile.

    Parameters
    ----------
    messages : Messages
    """

    def __init__(self, messages, parent=None):
        super().__init__(parent)
        self._messages = messages
        self._question = OneQuestion()

    def make(self, session, view, size, title, work, use):
        """Make an edit.

        Parameters
        ----------
        session : PlanSession
        view : PlanView, of the session
        size : int, how many units it is about
        title : str, what it is called while it is made in the background
        work : callable of a Draft that makes it, or is refused: the message bar says why
        use : callable of what `work` gave, unless somebody has changed the plan meanwhile
        """
        self.stop()
        if size > _AT_ONCE:
            self._begin(session, title, work, use)
            return
        made = []
        with hourglass():
            refused = view.refusal_of(lambda draft: made.append(work(draft)))
        if refused is not None:
            self._messages.refuse(sentence(refused))
        else:
            use(made[0])

    def stop(self):
        """Forget what is being made."""
        self._question.stop()

    def _begin(self, session, title, work, use):
        from ..adapters.plans.snapshot import Snapshot  # packages that QGIS does not bring everywhere

        try:
            snapshot = Snapshot(session)
        except PlanFileError as error:
            self._messages.fail(str(error))
            return
        standing = session.scenario
        self._question.ask(
            title,
            lambda _: work(snapshot.draft()),
            lambda outcome: self._hear(outcome, lambda: session.scenario == standing, use),
        )
        words = self.tr("{title}: this goes on in the background and takes a while …").format(title=title)
        self._messages.say(words)

    def _hear(self, outcome, still_fits, use):
        if outcome.result is None:
            self._messages.refuse(outcome.trouble)
        elif still_fits():
            use(outcome.result)
        else:
            self._messages.refuse(self.tr("The plan has changed meanwhile, so nothing was done. Ask for it again."))
