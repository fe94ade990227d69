"""Fill grids: give units without a grid to grids."""

from .plan_algorithm import PlanAlgorithm

__all__ = ["FillGrids"]


class FillGrids(PlanAlgorithm):
    """One edit of a draft: `filled`."""

    NAME = "fillgrids"
    ICON = "fill.svg"

    UNITS = "UNITS"

    def displayName(self):
        return self.tr("Fill what is unassigned")

    def summary(self):
        return self.tr("Gives units without a grid to the grids beside them or to new ones, in band where that can be.")

    def add_own(self):
        self.add_codes(
            self.UNITS,
            self.tr("Units"),
            self.tr("The unit_id of each unit to look at, with commas between; without any, all."),
            optional=True,
        )

    def edits(self, session, parameters, context, feedback):
        rows = self.units_of(session, parameters, self.UNITS, context)
        yield session.draft.filled(rows or None)
