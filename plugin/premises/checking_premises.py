"""*Check premises* on the open plan, what mends its findings, and how complete the plan is, on the map."""

import json

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QAction

from ...adapters.plan_file.errors import PlanFileError
from ..icons import icon
from ..one_question import OneQuestion

__all__ = ["CheckingPremises"]

_PAUSE_MS = 400

_OF_TIES = ("row_untied", "tie_far", "tie_in_other_community")
"""What is found of rows of a register."""


class CheckingPremises(QObject):
    """Runs the check and shows what it found in the findings dock; each fix is one edit.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    building : BuildingPanel, which opens a finding's building
    ties : WorkingThroughTies, where a person decides on a row of a register
    project : QgsProject

    Attributes
    ----------
    actions : list of QAction
    question : OneQuestion, what is checked
    """

    def __init__(self, iface, bench, building, ties, project, parent=None):
        super().__init__(parent)
        self._bench, self._building, self._ties, self._project = bench, building, ties, project
        self._findings = self._session = None
        self.question = OneQuestion()
        self._found_id = self._complete_id = ""
        window = iface.mainWindow()
        self._check = QAction(icon("check_premises"), self.tr("Check premises"), window)
        self._check.setToolTip(
            self.tr("Look for what is wrong with buildings, addresses, dwellings and ties; it stands in the findings")
        )
        self._check.triggered.connect(lambda: self.check())
        self._complete = QAction(icon("completeness"), self.tr("Completeness"), window)
        self._complete.setToolTip(self.tr("Show on each grid which share of its dwellings is known"))
        self._complete.setCheckable(True)
        self._complete.toggled.connect(self._switch_completeness)
        self.actions = [self._check, self._complete]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._follow_counts)
        bench.opened.connect(self._follow)
        bench.closed.connect(self._follow)
        self._follow()

    def join(self, findings):
        """Show what is found in a FindingsDock, and hear what is to be fixed there."""
        self._findings = findings
        findings.offer_fixing(self._fixing)
        findings.fix_asked.connect(self.fix)
        findings.building_asked.connect(lambda building: self._building.open(building, zoom=True))

    def remove(self):
        """Leave QGIS."""
        self._bench.opened.disconnect(self._follow)
        self._bench.closed.disconnect(self._follow)
        self._let_go()
        if self._findings is not None:
            self._findings.offer_fixing(lambda layer, row: ("", ""))
        for action in self.actions:
            action.deleteLater()

    def check(self):
        """Check the buildings of the open plan."""
        if self._session is None:
            return
        from ...adapters.premises.checking import check_premises_of  # packages that QGIS does not bring everywhere
        from ...adapters.premises.of_plan import communities_of, premises_of

        self.question.stop()
        try:
            premises, communities = premises_of(self._session), communities_of(self._session)
        except PlanFileError as error:
            self._bench.messages.fail(str(error))
            return
        crs, transform = self._session.crs, QgsProject.instance().transformContext()
        self.question.ask(
            self.tr("Check premises"),
            lambda feedback: check_premises_of(premises, communities, crs, transform, feedback),
            self._hear,
        )
        self._bench.messages.say(self.tr("The buildings are being checked …"))

    def fix(self, row):
        """Mend what a row of the findings says, as one edit; a tie is for a person to decide, in the list of ties."""
        if row.check in _OF_TIES:
            self._ties.look_for(json.loads(row.detail or "{}").get("row", ""))
            return
        fix = self._fix_of(row)
        if fix is None:
            self._bench.messages.refuse(self.tr("That is not so any more. Check again."))
            return
        from ...adapters.sentences.saying import sentence
        from ...engine.gridding.editing.model import RefusedError

        try:
            self._session.refuse_counts()
            self._session.count(fix.counts, fix.words, fix.facts)
        except PlanFileError as error:
            self._bench.messages.fail(str(error))
        except RefusedError as refused:
            self._bench.messages.refuse(sentence(refused.finding))
        else:
            self._drop_finding(row)
            self._bench.messages.say(self.tr("Done: {what}").format(what=fix.words))

    def _fixing(self, layer, row):
        """Words for the button of a row, and what it does."""
        if layer is None or layer.id() != self._found_id or self._session is None:
            return "", ""
        if row.check in _OF_TIES:
            return self.tr("Decide in the list of ties"), self.tr("The list of ties shows the likeliest buildings.")
        fix = self._fix_of(row)
        return ("", "") if fix is None else (fix.words, fix.told)

    def _fix_of(self, row):
        if self._session is None or not row.building_id:
            return None
        from ...adapters.premises.fixing import fix_of

        return fix_of(self._session, row.check, row.building_id, json.loads(row.detail or "{}"))

    def _drop_finding(self, row):
        """Take a finding that was mended out of the list; the others stay where they are."""
        layer = self._project.mapLayer(self._found_id)
        if layer is not None:
            layer.dataProvider().deleteFeatures([row.feature_id])
            layer.triggerRepaint()
            self._findings.show_plan(layer)

    def _hear(self, outcome):
        if outcome.result is None:
            self._bench.messages.fail(outcome.trouble)
            return
        from ...adapters.plans.checking import add_check_layer

        self._found_id = self._dropped(self._found_id)
        if not outcome.result.table.rows:
            self._bench.messages.say(self.tr("Checked: nothing is wrong with the buildings."))
            return
        name = self.tr("Check of the buildings")
        layer = add_check_layer(self._project, outcome.result, name)
        self._found_id = layer.id()
        if self._findings is not None:
            self._findings.show_plan(layer)
            self._findings.setUserVisible(True)
        words = self.tr("Checked. Errors: {error}, warnings: {warning}, notes: {note}. They stand in the findings.")
        self._bench.messages.say(words.format(**outcome.result.counts))

    # Completeness

    def _switch_completeness(self, on):
        if not on:
            self._complete_id = self._dropped(self._complete_id)
            return
        if self._session is not None:
            whole = self._show_completeness()
            words = self.tr("Buildings tied: {tied} %. Dwellings known: {known} %.")
            shares = {"tied": whole.tied_share[0], "known": whole.known_share[0]}
            told = {name: "–" if share != share else f"{100 * share:.2f}" for name, share in shares.items()}
            self._bench.messages.say(words.format(**told))

    def _show_completeness(self):
        from ...adapters.premises.completeness import (
            add_completeness_layer,  # packages that QGIS does not bring everywhere
        )

        layer, whole = add_completeness_layer(self._project, self._session, self._project.mapLayer(self._complete_id))
        self._complete_id = layer.id()
        return whole

    def _follow_counts(self):
        """Bring the layer in step; where a person took it out of the project, it stays out."""
        if self._project.mapLayer(self._complete_id) is None:
            self._complete.setChecked(False)
        elif self._session is not None:
            self._show_completeness()

    # The plan

    def _follow(self):
        self._let_go()
        self._session = self._bench.session
        for action in self.actions:
            action.setEnabled(self._session is not None)
        if self._session is not None:
            self._session.changed.connect(self._plan_changed)
            self._session.premises.changed.connect(self._plan_changed)

    def _let_go(self):
        self.question.stop()
        self._pause.stop()
        if self._session is not None:
            self._session.changed.disconnect(self._plan_changed)
            self._session.premises.changed.disconnect(self._plan_changed)
            self._session = None
        self._complete.setChecked(False)
        self._found_id, self._complete_id = self._dropped(self._found_id), self._dropped(self._complete_id)

    def _plan_changed(self, *_):
        if self._complete.isChecked():
            self._pause.start()

    def _dropped(self, layer_id):
        """Take a layer out of the project where it is in it; '' stands for it then."""
        if self._project.mapLayer(layer_id) is not None:
            self._project.removeMapLayer(layer_id)
        return ""
