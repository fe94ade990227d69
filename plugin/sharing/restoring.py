"""The past of a shared plan: its grids on a date as a layer, and grids made what they were."""

from functools import partial

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog

from ...adapters.sentences.saying import sentence
from .restore_dialog import RestoreDialog

__all__ = ["Restoring"]


class Restoring(QObject):
    """Asks, fetches the past by the link, and hands one edit to the workbench.

    Parameters
    ----------
    bench : Workbench
    link : LiveLink
    chosen : callable that gives the codes of the chosen grids
    window : QWidget
    """

    def __init__(self, bench, link, chosen, window, parent=None):
        super().__init__(parent)
        self._bench, self._link, self._chosen, self._window = bench, link, chosen, window

    def ask(self):
        """Ask what is to be restored, and do it."""
        codes = self._chosen()
        dialog = RestoreDialog(len(codes), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.restore(dialog.at(), codes if dialog.some.isChecked() else None, dialog.reason.text().strip())

    def restore(self, at, codes=None, reason=""):
        """Make grids what they were.

        Parameters
        ----------
        at : datetime
        codes : list of str, all that are others now where None
        reason : str
        """
        from ...database.history import read_as_of  # packages that QGIS does not bring everywhere

        session = self._bench.session
        district, plan = session.sharing.district_id, session.scenario.plan_id
        self._link.ask(
            lambda connection: read_as_of(connection, district, plan, at), partial(self._take, session, codes, reason)
        )

    def _take(self, session, codes, reason, as_of):
        from ...database.history import grids_of, restored

        if session is not self._bench.session:
            return
        draft = session.draft
        codes = grids_of(draft, as_of) if codes is None else codes
        if not codes:
            self._bench.messages.say(self.tr("The grids are what they were on that date: there is nothing to restore."))
            return
        made = []
        refused = self._bench.view.refusal_of(lambda draft: made.append(restored(draft, as_of, codes, reason)))
        if refused is not None:
            self._bench.messages.refuse(sentence(refused))
        elif self._bench.editing.take(made[0]):
            words = self.tr("Restored; grids that changed: {count}.")
            self._bench.messages.say(words.format(count=len(made[0].touched)))
