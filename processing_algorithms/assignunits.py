"""Assign units: give units to a grid."""

from qgis.core import QgsProcessingParameterBoolean

from .plan_algorithm import PlanAlgorithm

__all__ = ["AssignUnits"]


class AssignUnits(PlanAlgorithm):
    """One edit of a draft: `assigned`."""

    NAME = "assignunits"
    ICON = "assign.svg"

    UNITS = "UNITS"
    GRID = "GRID"
    TAKE_LEFT_BEHIND = "TAKE_LEFT_BEHIND"

    def displayName(self):
        return self.tr("Assign units")

    def summary(self):
        return self.tr(
            "Gives units to a grid of their community, or to none. What would leave a grid in pieces is refused."
        )

    def add_own(self):
        self.add_codes(self.UNITS, self.tr("Units"), self.tr("The unit_id of each unit, with commas between."))
        told = self.tr("The code of the grid that gets them; without one they belong to no grid.")
        self.add_codes(self.GRID, self.tr("Grid"), told, optional=True)
        self.add(
            QgsProcessingParameterBoolean(self.TAKE_LEFT_BEHIND, self.tr("Take what is left behind too"), False),
            self.tr("Whether pieces that would be cut off from their grid go along."),
        )

    def edits(self, session, parameters, context, feedback):
        yield session.draft.assigned(
            self.units_of(session, parameters, self.UNITS, context),
            self.parameterAsString(parameters, self.GRID, context).strip(),
            self.parameterAsBool(parameters, self.TAKE_LEFT_BEHIND, context),
        )
