"""Move boundary: the boundary of two grids to a line, as a street."""

from .district_inputs import LINES, add_layer
from .plan_algorithm import PlanAlgorithm

__all__ = ["MoveBoundary"]


class MoveBoundary(PlanAlgorithm):
    """One edit of a draft: `boundary_moved`."""

    NAME = "moveboundary"
    ICON = "boundary.svg"

    FROM = "FROM"
    INTO = "INTO"
    LINE = "LINE"

    def displayName(self):
        return self.tr("Move boundary")

    def summary(self):
        return self.tr("Moves the boundary of two grids to a line, such as a street: ground up to it changes its grid.")

    def add_own(self):
        self.add_codes(self.FROM, self.tr("From"), self.tr("The code of the grid that gives ground."))
        self.add_codes(self.INTO, self.tr("Into"), self.tr("The code of its neighbour that gains it."))
        told = self.tr("A layer with the one line that is to be the boundary; it runs through the grid that gives.")
        add_layer(self, self.LINE, self.tr("Line"), told, [LINES])

    def edits(self, session, parameters, context, feedback):
        giving, gaining = (self.parameterAsString(parameters, name, context).strip() for name in (self.FROM, self.INTO))
        yield session.draft.boundary_moved(giving, gaining, self.line_of(session, parameters, self.LINE, context))
