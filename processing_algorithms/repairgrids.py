"""Repair grids: mend grids that are in pieces or out of their band."""

from .plan_algorithm import PlanAlgorithm

__all__ = ["RepairGrids"]


class RepairGrids(PlanAlgorithm):
    """`repair_of` for each community, all of it one edit."""

    NAME = "repairgrids"
    ICON = "repair.svg"

    def displayName(self):
        return self.tr("Repair grids")

    def summary(self):
        return self.tr(
            "Mends grids that are in pieces or out of their band by moving few units, community by community, and says "
            "why where it cannot be done. Locked grids stay as they are."
        )

    def add_own(self):
        self.add_communities()

    def edits(self, session, parameters, context, feedback):
        from ..adapters.plans.joining_edits import joined_edits

        made = []
        communities = self.communities_of(session, parameters, self.COMMUNITIES, context)
        try:
            for place, community in enumerate(communities):
                feedback.setProgress(100 * place / len(communities))
                made += self._repaired(session.draft, community, feedback)
        finally:
            for edit in reversed(made):
                session.draft.revert(edit)
        if made:
            yield joined_edits(made)

    def _repaired(self, draft, community, feedback):
        """Mend a community in the draft and say what is left: the edit in a list, which is empty without one."""
        from ..adapters.sentences.saying import sentence
        from ..engine.progress import CancelledError

        if feedback.isCanceled():
            raise CancelledError
        repair = draft.repair_of(community)
        for finding in repair.findings:
            feedback.pushInfo(f"{finding.grid_code or finding.community_code}: {sentence(finding)}")
        if repair.edit is None:
            return []
        draft.apply(repair.edit)
        return [repair.edit]
