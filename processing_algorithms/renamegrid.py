"""Rename grid: give a grid another name."""

from qgis.core import QgsProcessingParameterString

from .plan_algorithm import PlanAlgorithm

__all__ = ["RenameGrid"]


class RenameGrid(PlanAlgorithm):
    """One edit of a draft: `renamed`."""

    NAME = "renamegrid"

    GRID = "GRID"
    NEW_NAME = "NEW_NAME"

    def displayName(self):
        return self.tr("Rename grid")

    def summary(self):
        return self.tr("Gives a grid another name; its code stays.")

    def add_own(self):
        self.add_codes(self.GRID, self.tr("Grid"), self.tr("The code of the grid."))
        self.add(QgsProcessingParameterString(self.NEW_NAME, self.tr("Name")), self.tr("Its new name."))

    def edits(self, session, parameters, context, feedback):
        grid = self.parameterAsString(parameters, self.GRID, context).strip()
        yield session.draft.renamed(grid, self.parameterAsString(parameters, self.NEW_NAME, context))
