"""What every algorithm on a plan file has: the file, the scenario, a reason, and an edit done or refused whole."""

import re

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from . import groups
from .base_algorithm import BaseAlgorithm
from .inputs_given import source_given

__all__ = ["PlanAlgorithm"]

translate = QCoreApplication.translate


class PlanAlgorithm(BaseAlgorithm):
    """An algorithm that edits a plan file. Most say only which edit to do, in `edits`."""

    GROUP = groups.GRIDS

    PLAN = "PLAN"
    SCENARIO = "SCENARIO"
    REASON = "REASON"
    COMMUNITIES = "COMMUNITIES"
    CODES = "CODES"
    REVISION = "REVISION"

    def edits(self, session, parameters, context, feedback):
        """Make the edit, if there is one to do: never more, so that all is done or nothing.

        Parameters
        ----------
        session : adapters.plans.session.PlanSession

        Yields
        ------
        Edit
        """
        raise NotImplementedError

    def add_own(self):
        """Declare the parameters beside those that all have."""

    def told_of_plan(self):
        """The help of the parameter PLAN."""
        return translate("PlanAlgorithm", "The plan file, as Make plan writes it. The edit can be undone.")

    def tags(self):
        return translate("PlanAlgorithm", "plan,grid,edit").split(",")

    def initAlgorithm(self, configuration=None):
        self.add(
            QgsProcessingParameterFile(self.PLAN, translate("PlanAlgorithm", "Plan"), fileFilter="GeoPackage (*.gpkg)"),
            self.told_of_plan(),
        )
        self.add_own()
        self.add(
            QgsProcessingParameterString(
                self.SCENARIO, translate("PlanAlgorithm", "Scenario"), defaultValue="", optional=True
            ),
            translate("PlanAlgorithm", "The name of the scenario to edit; without it the one that was open last."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                self.REASON, translate("PlanAlgorithm", "Reason"), defaultValue="", optional=True
            ),
            translate("PlanAlgorithm", "Why, in a few words; it stands in the plan's history."),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputFile(self.PLAN, translate("PlanAlgorithm", "Plan")))
        self.addOutput(QgsProcessingOutputString(self.CODES, translate("PlanAlgorithm", "Grids that changed")))
        self.addOutput(QgsProcessingOutputNumber(self.REVISION, translate("PlanAlgorithm", "Revision")))

    def processAlgorithm(self, parameters, context, feedback):
        # The engine needs packages that QGIS does not bring everywhere: `canExecute` looks for them first.
        from ..adapters.plans.session import PlanFileError, PlanSession
        from ..adapters.sentences.saying import sentence
        from ..engine.gridding.editing.model import RefusedError
        from ..engine.progress import CancelledError

        path = self.parameterAsFile(parameters, self.PLAN, context)
        scenario = self.parameterAsString(parameters, self.SCENARIO, context).strip()
        try:
            session = PlanSession.open(path, QgsApplication.userLoginName(), scenario=scenario)
            try:
                codes = self.run_on(session, parameters, context, feedback)
                self._describe(session, codes, feedback)
                return {self.PLAN: path, self.CODES: ",".join(sorted(codes)), self.REVISION: session.scenario.revision}
            finally:
                session.close()
        except PlanFileError as refused:
            raise QgsProcessingException(str(refused)) from refused
        except RefusedError as refused:
            raise QgsProcessingException(sentence(refused.finding)) from refused
        except CancelledError as cancelled:
            raise QgsProcessingException(translate("Inputs", "Cancelled. Nothing was written.")) from cancelled

    def _describe(self, session, codes, feedback):
        """Say the boundaries of grids in words; what was done to them stands whether or not that can be written."""
        from ..adapters.plans.session import PlanFileError

        try:
            session.boundaries.describe(codes, patient=True)
        except PlanFileError:
            words = translate(
                "PlanAlgorithm", "The edit is done. The boundaries in words follow when the plan is open in QGIS."
            )
            feedback.pushWarning(words)

    def run_on(self, session, parameters, context, feedback):
        """Do the edit and say what the grids that it touched hold now.

        Returns
        -------
        set of str, the codes of these grids
        """
        reason, codes = self.parameterAsString(parameters, self.REASON, context).strip(), set()
        for edit in self.edits(session, parameters, context, feedback):
            session.do(edit, reason)
            feedback.pushInfo(session.undo_text())
            codes |= edit.touched
        if not codes:
            feedback.pushInfo(translate("PlanAlgorithm", "Nothing was changed."))
        self.say_totals(session, codes, feedback)
        return codes

    def say_totals(self, session, codes, feedback):
        """Say what grids hold now, a line each."""
        draft = session.draft
        line = translate("PlanAlgorithm", "{grid}: households {households}, limits {minimum} to {maximum}")
        for code in sorted(codes & set(draft.grid_codes())):
            band = draft.band(code)
            feedback.pushInfo(
                line.format(grid=code, households=draft.households(code), minimum=band.minimum, maximum=band.maximum)
            )

    # What several of them ask for

    def add_codes(self, name, description, help_text, optional=False):
        """Declare a parameter for codes, or for one."""
        self.add(QgsProcessingParameterString(name, description, defaultValue=None, optional=optional), help_text)

    def add_communities(self):
        """Declare COMMUNITIES, for `communities_of`."""
        self.add_codes(
            self.COMMUNITIES,
            translate("PlanAlgorithm", "Communities"),
            translate("PlanAlgorithm", "The codes of the communities, with commas between; without any, all."),
            optional=True,
        )

    def add_number(self, name, description, default, help_text, minimum=1):
        """Declare a parameter for a whole number."""
        kind = Qgis.ProcessingNumberParameterType.Integer
        self.add(QgsProcessingParameterNumber(name, description, kind, default, minValue=minimum), help_text)

    def words_of(self, parameters, name, context):
        """Take the codes or numbers that a parameter lists: list of str."""
        text = self.parameterAsString(parameters, name, context)
        return [word for word in re.split(r"[\s,;，；、]+", text) if word]

    def units_of(self, session, parameters, name, context):
        """Take the units that a parameter lists by their ids: list of rows of the draft's fabric."""
        rows = {int(unit): row for row, unit in enumerate(session.draft.fabric.unit_ids)}
        words = self.words_of(parameters, name, context)
        unknown = [word for word in words if not word.isdigit() or int(word) not in rows]
        if unknown:
            said = translate("PlanAlgorithm", "{parameter}: the plan has no unit {unit}.")
            raise QgsProcessingException(said.format(parameter=name, unit=unknown[0]))
        return [rows[int(word)] for word in dict.fromkeys(words)]

    def communities_of(self, session, parameters, name, context):
        """Take the communities that a parameter lists by their codes: list of rows; all where it lists none."""
        known = [str(code) for code in session.draft.fabric.community_codes]
        words = self.words_of(parameters, name, context)
        unknown = [word for word in words if word not in known]
        if unknown:
            said = translate("PlanAlgorithm", "{parameter}: the plan has no community {community}.")
            raise QgsProcessingException(said.format(parameter=name, community=unknown[0]))
        return [known.index(word) for word in words] or list(range(len(known)))

    def line_of(self, session, parameters, name, context):
        """Take the one line of a layer in the plan's CRS, None where there is no layer.

        Raises
        ------
        QgsProcessingException
            The layer holds no line, or several that do not hang together.
        """
        import shapely

        from ..adapters.layers.reading import LINE, read_table

        layer = source_given(self, parameters, name, context)
        if layer is None:
            return None
        table = read_table(layer, (LINE,), session.crs, context.transformContext())
        line = shapely.line_merge(shapely.union_all(table.geometries))
        if line.geom_type != "LineString" or line.is_empty:
            said = translate("PlanAlgorithm", "The layer {layer} does not hold one line that hangs together.")
            raise QgsProcessingException(said.format(layer=table.name))
        return line
