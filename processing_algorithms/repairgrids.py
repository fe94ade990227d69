"""Repair grids: mend grids that are in pieces or out of their band."""

from .plan_algorithm import PlanAlgorithm

__all__ = ["RepairGrids"]


class RepairGrids(PlanAlgorithm):
    """An edit of a draft for each community: `repair_of`."""

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
        from ..adapters.sentences import sentence

        for community in self.communities_of(session, parameters, self.COMMUNITIES, context):
            if feedback.isCanceled():
                return
            repair = session.draft.repair_of(community)
            if repair.edit is not None:
                yield repair.edit
            for finding in repair.findings:
                feedback.pushInfo(f"{finding.grid_code or finding.community_code}: {sentence(finding)}")
