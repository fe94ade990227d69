"""Retire grid: give a grid's ground to another, and its code to nobody."""

from .plan_algorithm import PlanAlgorithm

__all__ = ["RetireGrid"]


class RetireGrid(PlanAlgorithm):
    """One edit of a draft: `retired`."""

    NAME = "retiregrid"

    GRID = "GRID"
    INTO = "INTO"

    def displayName(self):
        return self.tr("Retire grid")

    def summary(self):
        return self.tr("Gives all units of a grid to another one beside it; the code retires and is never given again.")

    def add_own(self):
        self.add_codes(self.GRID, self.tr("Grid"), self.tr("The code of the grid that retires."))
        self.add_codes(self.INTO, self.tr("Into"), self.tr("The code of the grid that gets its units."))

    def edits(self, session, parameters, context, feedback):
        yield session.draft.retired(
            self.parameterAsString(parameters, self.GRID, context).strip(),
            self.parameterAsString(parameters, self.INTO, context).strip(),
            self.parameterAsString(parameters, self.REASON, context).strip(),
        )
