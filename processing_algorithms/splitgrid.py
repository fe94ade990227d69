"""Split grid: along a line, or into parts in band."""

from qgis.core import QgsProcessingException

from .district_inputs import LINES, add_layer
from .plan_algorithm import PlanAlgorithm

__all__ = ["SplitGrid"]


class SplitGrid(PlanAlgorithm):
    """One edit of a draft: `split_by_line`, or one of `split_proposals`."""

    NAME = "splitgrid"
    ICON = "split_auto.svg"

    GRID = "GRID"
    LINE = "LINE"
    PARTS = "PARTS"
    PROPOSAL = "PROPOSAL"
    SEED = "SEED"

    def displayName(self):
        return self.tr("Split grid")

    def summary(self):
        return self.tr(
            "Splits a grid along a line, or without one into parts in band where that can be. The part with the most "
            "households keeps the code."
        )

    def add_own(self):
        self.add_codes(self.GRID, self.tr("Grid"), self.tr("The code of the grid."))
        told = self.tr("A layer with the one line to split along; it goes on straight from both its ends.")
        add_layer(self, self.LINE, self.tr("Line"), told, [LINES], optional=True)
        self.add_number(self.PARTS, self.tr("Parts"), 2, self.tr("How many parts, where there is no line."), 2)
        self.add_number(
            self.PROPOSAL,
            self.tr("Proposal"),
            1,
            self.tr("Which of the proposals to take, where there is no line; 1 is the best."),
        )
        self.add_number(self.SEED, self.tr("Seed"), 1, self.tr("Another seed gives other proposals."), 0)

    def edits(self, session, parameters, context, feedback):
        grid = self.parameterAsString(parameters, self.GRID, context).strip()
        line = self.line_of(session, parameters, self.LINE, context)
        if line is not None:
            yield session.draft.split_by_line(grid, line)
            return
        wanted = self.parameterAsInt(parameters, self.PROPOSAL, context)
        parts = self.parameterAsInt(parameters, self.PARTS, context)
        seed = self.parameterAsInt(parameters, self.SEED, context)
        proposals = session.draft.split_proposals(grid, parts, wanted, seed)
        if len(proposals) < wanted:
            said = self.tr("Grid {grid}: there are only {count} different proposals.")
            raise QgsProcessingException(said.format(grid=grid, count=len(proposals)))
        yield proposals[wanted - 1].edit
