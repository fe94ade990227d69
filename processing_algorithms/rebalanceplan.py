"""Rebalance plan: a plan back in band after growth or demolition, with few households moved."""

from .district_inputs import add_seed
from .inputs_given import seed_given
from .plan_algorithm import PlanAlgorithm
from .rebalance_inputs import add_aims, add_moved, aims_given, moved_and_told

__all__ = ["RebalancePlan"]


class RebalancePlan(PlanAlgorithm):
    """One edit of a draft, the offer of `rebalance_offers` that was asked for; it can be undone as a whole."""

    NAME = "rebalanceplan"
    ICON = "rebalance.svg"

    GRIDS = "GRIDS"

    def displayName(self):
        return self.tr("Rebalance plan")

    def summary(self):
        return self.tr(
            "Brings the grids of a plan back within the limits and moves as few households as it can to another grid. "
            "Units are moved whole; what is within the limits and locked grids stay as they are. The log tells what "
            "each of three options would cost, and how few households any plan must move."
        )

    def add_own(self):
        add_aims(self)
        self.add_communities()
        self.add_codes(
            self.GRIDS,
            self.tr("Grids"),
            self.tr("The codes of the grids among which households may move, with commas between; without any, all."),
            optional=True,
        )
        add_seed(self)
        add_moved(self)

    def processAlgorithm(self, parameters, context, feedback):
        results = super().processAlgorithm(parameters, context, feedback)
        return {**results, **self._moved}

    def edits(self, session, parameters, context, feedback):
        from ..adapters.running.pool import WorkPool
        from ..adapters.running.progress import FeedbackProgress
        from ..engine.gridding.editing.offers import rebalance_offers
        from ..engine.gridding.rebalancing import parts

        draft, progress = session.draft, FeedbackProgress(feedback)
        units, codes = draft.fabric.units, self._codes(session, parameters, context)
        option, most_moved = aims_given(self, parameters, context)
        seed = seed_given(self, parameters, context)
        with WorkPool("automatic", int(units.buildings.sum()), parts.__name__, progress.cancelled) as run_all:
            found = rebalance_offers(draft, codes, most_moved, seed, progress, run_all)
        progress.lock()
        prices = [offer.price for offer in found.offers]
        chosen = next(offer for offer in found.offers if offer.price.option == option)
        self._moved = moved_and_told(prices, chosen.price, found.least, int(units.households.sum()), feedback)
        if chosen.edit is not None:
            yield chosen.edit

    def _codes(self, session, parameters, context):
        """The grids among which households may move: those that are named, in the communities that are named."""
        draft = session.draft
        communities = self.communities_of(session, parameters, self.COMMUNITIES, context)
        named = self.words_of(parameters, self.GRIDS, context) or draft.grid_codes()
        return [code for code in named if draft.record(code).community in communities]
