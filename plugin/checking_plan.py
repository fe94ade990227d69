"""Check grids on the open plan: run in the background, shown in the findings dock, mended from there."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer

from ..adapters.plan_file.errors import PlanFileError
from .one_question import OneQuestion

__all__ = ["CheckingPlan"]

_PAUSE_MS = 300


class CheckingPlan(QObject):
    """Runs the check, and does what the findings dock asks for, each as one edit.

    Parameters
    ----------
    bench : Workbench, for its session, verbs and messages
    project : QgsProject

    Attributes
    ----------
    question : OneQuestion, what is checked
    """

    def __init__(self, bench, project, parent=None):
        super().__init__(parent)
        self._bench, self._project = bench, project
        self._findings = self._session = None
        self.question, self._layer_id = OneQuestion(), ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._reread)

    def join(self, findings):
        """Show what is found in a FindingsDock, and hear what is to be mended there."""
        self._findings = findings
        findings.offer_mending(self._mending)
        findings.mend_asked.connect(self.mend)

    def follow(self, session):
        """Keep in step with a session; with none, its check leaves the project."""
        self._stop()
        if self._session is not None:
            self._session.changed.disconnect(self._plan_changed)
            self._drop_layer()
        self._session = session
        if session is not None:
            session.changed.connect(self._plan_changed)

    def check(self):
        """Check the grids of the open scenario."""
        if self._session is None:
            return
        from ..adapters.plans.checking import check_plan, plan_sources
        from ..adapters.plans.snapshot import Snapshot  # packages that QGIS does not bring everywhere

        self._stop()
        try:
            sources, bands, snapshot = plan_sources(self._session), self._session.bands, Snapshot(self._session)
        except PlanFileError as error:
            self._bench.messages.fail(str(error))
            return
        transform = QgsProject.instance().transformContext()
        self.question.ask(
            self.tr("Check grids"),
            lambda feedback: check_plan(sources, bands, snapshot, transform, feedback),
            self._hear,
        )
        self._bench.messages.say(self.tr("The grids are being checked …"))

    def mend(self, way, grid_code, community_code):
        """Mend what was found, as one edit."""
        editing = self._bench.editing
        if way == "fillgrids":
            editing.fill(self._check_again)
        elif way == "renumbergrids":
            editing.renumber(self._grids_of(grid_code, community_code))
            self._check_again()
        elif way == "repairgrids":
            codes = self._grids_of(grid_code, community_code)
            if codes:
                editing.repair(codes[0], self._check_again)

    def _check_again(self):
        """Check again where a check found what was mended."""
        if self._layer() is not None and self._layer() is self._findings.layer():
            self.check()

    def _mending(self, layer, check):
        """How a finding can be mended: the algorithm's name and words for a button; ('', '') where it cannot."""
        if self._session is None or self._session.read_only:
            return "", ""
        from ..adapters.plans.checking import mended_by

        way = mended_by(layer, check)
        words = {
            "repairgrids": self.tr("Repair its community"),
            "fillgrids": self.tr("Fill what is unassigned"),
            "renumbergrids": self.tr("Renumber its community"),
        }
        return (way, words[way]) if way in words else ("", "")

    def _grids_of(self, grid_code, community_code):
        """The grid that a finding names, else those of its community."""
        from ..adapters.plans.reach import codes_of_community

        view = self._bench.view
        known = grid_code in view.draft.grid_codes()
        return [grid_code] if known else list(codes_of_community(view, community_code))

    def _hear(self, outcome):
        if outcome.result is None:
            self._bench.messages.fail(outcome.trouble)
            return
        from ..adapters.plans.checking import add_check_layer

        counts, messages = outcome.result.counts, self._bench.messages
        self._drop_layer()
        if not outcome.result.table.rows:
            messages.say(self.tr("Checked: nothing is wrong with the grids."))
            return
        name = self.tr("Check of {scenario}").format(scenario=self._session.scenario.name)
        layer = add_check_layer(self._project, outcome.result, name)
        self._layer_id = layer.id()
        self._findings.show_plan(layer)
        self._findings.setUserVisible(True)
        words = self.tr("Checked. Errors: {error}, warnings: {warning}, notes: {note}. They stand in the findings.")
        messages.say(words.format(**counts))

    def _stop(self):
        self._pause.stop()
        self.question.stop()

    def _layer(self):
        return self._project.mapLayer(self._layer_id)

    def _drop_layer(self):
        layer_id, self._layer_id = self._layer_id, ""
        if self._project.mapLayer(layer_id) is not None:
            self._project.removeMapLayer(layer_id)

    def _plan_changed(self, *_):
        if self.question.is_open:
            self.check()
        elif self._findings is not None:
            self._pause.start()

    def _reread(self):
        """The plan's own findings changed with the plan; those of a check are of before."""
        if self._layer() is not None and self._layer() is self._findings.layer():
            self._findings.say(self.tr("The plan has changed since this check."))
        else:
            self._findings.refresh()
