"""Make plan: units and their grids into a plan file that can be edited."""

from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from .district_algorithm import DistrictAlgorithm
from .district_inputs import (
    AREAS,
    add_barriers,
    add_buildings,
    add_code_profile,
    add_communities,
    add_community_kind,
    add_compounds,
    add_field,
    add_layer,
    add_limits,
    add_rural_limits,
    add_streets,
)
from .inputs_given import rules_given, source_given

__all__ = ["MakePlan"]


class MakePlan(DistrictAlgorithm):
    """Reads units and the district under them, and writes a plan file."""

    NAME = "makeplan"
    ICON = "make_plan.svg"

    UNITS, GRIDS, PLAN, SCENARIO = "UNITS", "GRIDS", "PLAN", "SCENARIO"
    COMMUNITY_NAME, BUILDING_ID, STREET_NAME = "COMMUNITY_NAME", "BUILDING_ID", "STREET_NAME"

    def displayName(self):
        return self.tr("Make plan")

    def summary(self):
        return self.tr(
            "Puts units and their grids into a plan file, a GeoPackage in which grids are edited, compared and undone. "
            "The units may be those of a division, or anybody's that have the field grid_code."
        )

    def tags(self):
        return self.tr("plan,grid,units,scenario,edit").split(",")

    def initAlgorithm(self, configuration=None):
        self._add_plan()
        self._add_district()
        self.add(
            QgsProcessingParameterFileDestination(self.PLAN, self.tr("Plan"), "GeoPackage (*.gpkg)"),
            self.tr(
                "The plan file. If it exists and holds no plan yet, as one that a division was written to, the tables "
                "are added to it."
            ),
        )

    def work(self, parameters, context, feedback):
        from ..adapters.plan_file.creating import create_plan, refuse_target
        from ..adapters.plan_file.errors import PlanFileError
        from ..adapters.plans.making import plan_of_layers

        target = Path(self.parameterAsFileOutput(parameters, self.PLAN, context))
        name = self.parameterAsString(parameters, self.SCENARIO, context).strip() or self.tr("In force")
        author = QgsApplication.userLoginName()
        rules = rules_given(self, parameters, context)
        try:
            refuse_target(target)
            layers, transform = self._layers(parameters, context), context.transformContext()
            plan = plan_of_layers(layers, rules.bands, rules.code_profile, name, author, transform, feedback)
            create_plan(target, plan)
            self._describe(target, feedback)
        except PlanFileError as refused:
            raise QgsProcessingException(str(refused)) from refused
        return {self.PLAN: str(target)}

    def _describe(self, target, feedback):
        """Write the boundaries in words; a cancel leaves the rest to whoever opens the plan."""
        from ..adapters.plans.session import PlanSession

        def go_on(share):
            feedback.setProgress(90 + 10 * share)
            return not feedback.isCanceled()

        feedback.setProgressText(self.tr("Describing the boundaries of the grids"))
        session = PlanSession.open(target)
        try:
            session.boundaries.describe(go_on=go_on)
        finally:
            session.close()

    def _layers(self, parameters, context):
        from ..adapters.plans.making import PlanLayers

        def source(name):
            return source_given(self, parameters, name, context)

        def field(name):
            return self.parameterAsString(parameters, name, context)

        return PlanLayers(
            units=source(self.UNITS),
            district=self.district(parameters, context),
            grids=source(self.GRIDS),
            building_id_field=field(self.BUILDING_ID),
            street_name_field=field(self.STREET_NAME),
        )

    def _add_plan(self):
        words = self.tr("Units")
        told = self.tr(
            "The pieces that grids are made of, with the field grid_code and, if there, unit_id, community_code and "
            "locked. Whole grids will do, but then nothing smaller can be moved."
        )
        add_layer(self, self.UNITS, words, told, [AREAS])
        told = self.tr(
            "The grids with the field grid_code, for their names and kinds (grid_name, kind, reason, locked)."
        )
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [QgsProcessing.SourceType.TypeVector], optional=True)

    def _add_district(self):
        add_communities(self)
        add_community_kind(self)
        told = self.tr("The field with the community's name.")
        add_field(self, self.COMMUNITY_NAME, self.tr("Name of the community"), told, "COMMUNITIES", advanced=True)
        add_buildings(self)
        told = self.tr("The field by which a new register finds the building again; without it the feature's id.")
        add_field(self, self.BUILDING_ID, self.tr("Identifier of the building"), told, "BUILDINGS", advanced=True)
        add_streets(self)
        told = self.tr("The field with the name that boundaries in words use.")
        add_field(self, self.STREET_NAME, self.tr("Name of the street"), told, "STREETS")
        add_barriers(self)
        add_compounds(self)
        add_limits(self)
        add_rural_limits(self)
        add_code_profile(self)
        self.add(
            QgsProcessingParameterString(self.SCENARIO, self.tr("Name of the scenario"), "", optional=True),
            self.tr("What the plan's first scenario is called."),
            advanced=True,
        )
