"""Divide tower: a building with more households than a grid may have, by entrance."""

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterString

from . import groups
from .plan_algorithm import PlanAlgorithm

__all__ = ["DivideTower"]


class DivideTower(PlanAlgorithm):
    """One edit of a draft: `divided` or `dissolved`."""

    NAME = "dividetower"
    GROUP = groups.BUILDINGS
    ICON = "divide_tower.svg"

    BUILDING = "BUILDING"
    PARTS = "PARTS"
    DISSOLVE = "DISSOLVE"

    def displayName(self):
        return self.tr("Divide tower by entrance")

    def summary(self):
        return self.tr(
            "Divides a building with more households than a grid may have into vertical grids, each of neighbouring "
            "entrances. They share the ground of the grid that the building stands in, which keeps its polygon. Codes "
            "are the next free ones of the community."
        )

    def add_own(self):
        self.add(
            QgsProcessingParameterString(self.BUILDING, self.tr("Building")),
            self.tr("The identifier of the building in the plan."),
        )
        self.add(
            QgsProcessingParameterString(self.PARTS, self.tr("Groups of entrances"), defaultValue="", optional=True),
            self.tr(
                "Which entrances go together, such as 1-2; 3-4. Without it the groups are chosen: within the limits "
                "where they can be, few, and of even size. Entrances that are not named stay with the grid on the "
                "ground."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean(self.DISSOLVE, self.tr("Make it whole again"), False),
            self.tr("Dissolves the vertical grids of the building instead; their codes are never given again."),
            advanced=True,
        )

    def edits(self, session, parameters, context, feedback):
        from ..adapters.premises.tower_division import TowerDivision, groups_in
        from ..adapters.sentences.saying import sentence

        building = self.parameterAsString(parameters, self.BUILDING, context).strip()
        if self.parameterAsBool(parameters, self.DISSOLVE, context):
            yield session.draft.dissolved(building)
            return
        tower = TowerDivision(session, building)
        chosen = groups_in(self.parameterAsString(parameters, self.PARTS, context)) or tower.proposed()
        edit = tower.edit(chosen)
        for finding in tower.findings(chosen):
            feedback.pushWarning(sentence(finding))
        yield edit

    def say_totals(self, session, codes, feedback):
        """Say what the vertical grids hold too."""
        from ..adapters.sentences.of_towers import entrance_names

        super().say_totals(session, codes, feedback)
        line = self.tr("{grid}: entrances {entrances}, households {households}")
        for grid in session.premises.vertical_grids:
            if grid.code in codes:
                entrances = entrance_names(grid.entrances)
                feedback.pushInfo(line.format(grid=grid.code, entrances=entrances, households=grid.households))
