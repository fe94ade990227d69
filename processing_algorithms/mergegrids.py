"""Merge grids: join grids to one of them."""

from .plan_algorithm import PlanAlgorithm

__all__ = ["MergeGrids"]


class MergeGrids(PlanAlgorithm):
    """One edit of a draft: `merged`."""

    NAME = "mergegrids"
    ICON = "merge.svg"

    GRIDS = "GRIDS"
    INTO = "INTO"

    def displayName(self):
        return self.tr("Merge grids")

    def summary(self):
        return self.tr(
            "Joins grids to one of them; the other codes retire and are never given again. More households than the "
            "maximum need a reason."
        )

    def add_own(self):
        self.add_codes(self.GRIDS, self.tr("Grids"), self.tr("The codes of the grids, with commas between."))
        self.add_codes(
            self.INTO, self.tr("Into"), self.tr("The code that stays; without it the first of them."), optional=True
        )

    def edits(self, session, parameters, context, feedback):
        codes = self.words_of(parameters, self.GRIDS, context)
        into = self.parameterAsString(parameters, self.INTO, context).strip() or (codes[0] if codes else "")
        yield session.draft.merged(codes, into, self.parameterAsString(parameters, self.REASON, context).strip())
