"""Lock grids: keep grids as they are, or let them go."""

from qgis.core import QgsProcessingParameterBoolean

from .plan_algorithm import PlanAlgorithm

__all__ = ["LockGrids"]


class LockGrids(PlanAlgorithm):
    """One edit of a draft: `locked`."""

    NAME = "lockgrids"
    ICON = "locked.svg"

    GRIDS = "GRIDS"
    LOCK = "LOCK"

    def displayName(self):
        return self.tr("Lock grids")

    def summary(self):
        return self.tr("Locks grids, so that no edit and no rebalancing changes them, or unlocks them.")

    def add_own(self):
        self.add_codes(self.GRIDS, self.tr("Grids"), self.tr("The codes of the grids, with commas between."))
        self.add(
            QgsProcessingParameterBoolean(self.LOCK, self.tr("Lock"), True),
            self.tr("Whether to lock them; no unlocks them."),
        )

    def edits(self, session, parameters, context, feedback):
        lock = self.parameterAsBool(parameters, self.LOCK, context)
        yield session.draft.locked(self.words_of(parameters, self.GRIDS, context), lock)
