"""Renumber grids: new codes in reading order."""

from .plan_algorithm import PlanAlgorithm

__all__ = ["RenumberGrids"]


class RenumberGrids(PlanAlgorithm):
    """One edit of a draft: `renumbered`."""

    NAME = "renumbergrids"

    def displayName(self):
        return self.tr("Renumber grids")

    def summary(self):
        return self.tr(
            "Numbers the grids of communities anew, from north to south and west to east. Locked grids keep their "
            "codes, and no code of a retired grid is given again."
        )

    def add_own(self):
        self.add_communities()

    def edits(self, session, parameters, context, feedback):
        yield session.draft.renumbered(self.communities_of(session, parameters, self.COMMUNITIES, context))
