"""Take grids over: make some grids what they are in another scenario of the plan."""

from .plan_algorithm import PlanAlgorithm

__all__ = ["TakeGrids"]


class TakeGrids(PlanAlgorithm):
    """One edit of a draft: `taken_over`."""

    NAME = "takegrids"
    ICON = "compare.svg"

    OTHER = "OTHER"
    GRIDS = "GRIDS"

    def displayName(self):
        return self.tr("Take grids over")

    def summary(self):
        return self.tr("Makes grids what they are in another scenario of the plan, and leaves the rest as it is.")

    def add_own(self):
        self.add_codes(self.OTHER, self.tr("Other scenario"), self.tr("The name of the scenario to take from."))
        self.add_codes(
            self.GRIDS, self.tr("Grids"), self.tr("The codes of the grids, as they are there, with commas between.")
        )

    def edits(self, session, parameters, context, feedback):
        from ..engine.gridding.editing.taking_over import taken_over

        name = self.parameterAsString(parameters, self.OTHER, context).strip()
        other = session.draft_of(session.plan_id_of(name))
        yield taken_over(session.draft, other, self.words_of(parameters, self.GRIDS, context))
