"""Make plan: units and their grids into a plan file that can be edited."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from . import groups
from .base_algorithm import BaseAlgorithm
from .dividedistrict import CODE_PROFILES, CUSTOM

__all__ = ["MakePlan"]

AREAS = QgsProcessing.SourceType.TypeVectorPolygon
LINES = QgsProcessing.SourceType.TypeVectorLine
POINTS = QgsProcessing.SourceType.TypeVectorPoint
ANY_GEOMETRY = QgsProcessing.SourceType.TypeVectorAnyGeometry


class MakePlan(BaseAlgorithm):
    """Reads units and the district under them, and writes a plan file."""

    NAME = "makeplan"
    GROUP = groups.GRIDS
    ICON = "make_plan.svg"

    UNITS = "UNITS"
    GRIDS = "GRIDS"
    COMMUNITIES = "COMMUNITIES"
    COMMUNITY_CODE = "COMMUNITY_CODE"
    COMMUNITY_NAME = "COMMUNITY_NAME"
    COMMUNITY_KIND = "COMMUNITY_KIND"
    BUILDINGS = "BUILDINGS"
    HOUSEHOLDS = "HOUSEHOLDS"
    BUILDING_ID = "BUILDING_ID"
    STREETS = "STREETS"
    STREET_CLASS = "STREET_CLASS"
    STREET_NAME = "STREET_NAME"
    BARRIERS = "BARRIERS"
    COMPOUNDS = "COMPOUNDS"
    MINIMUM = "MINIMUM"
    MAXIMUM = "MAXIMUM"
    RURAL_MINIMUM = "RURAL_MINIMUM"
    RURAL_MAXIMUM = "RURAL_MAXIMUM"
    CODE_PROFILE = "CODE_PROFILE"
    CUSTOM_PROFILE = "CUSTOM_PROFILE"
    SCENARIO = "SCENARIO"
    PLAN = "PLAN"

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
        self._add_advanced()
        self.add(
            QgsProcessingParameterFileDestination(self.PLAN, self.tr("Plan"), "GeoPackage (*.gpkg)"),
            self.tr(
                "The plan file. If it exists and holds no plan yet, as one that a division was written to, the tables "
                "are added to it."
            ),
        )

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        if not fits:
            return fits, reason
        for low, high in ((self.MINIMUM, self.MAXIMUM), (self.RURAL_MINIMUM, self.RURAL_MAXIMUM)):
            minimum = self.parameterAsInt(parameters, low, context)
            maximum = self.parameterAsInt(parameters, high, context)
            if minimum > maximum:
                return False, self.tr("{low} is {minimum}, more than {high}, which is {maximum}.").format(
                    low=low, minimum=minimum, high=high, maximum=maximum
                )
        custom = self.parameterAsEnumString(parameters, self.CODE_PROFILE, context) == CUSTOM
        if custom and not self.parameterAsFile(parameters, self.CUSTOM_PROFILE, context):
            return False, self.tr("CODE_PROFILE is custom: CUSTOM_PROFILE must name the file that describes the codes.")
        return True, ""

    def prepareAlgorithm(self, parameters, context, feedback):
        from ..adapters.reading import Source

        layers = self.parameterAsLayerList(parameters, self.BARRIERS, context)
        for layer in layers:
            if layer.type() != Qgis.LayerType.Vector:
                raise QgsProcessingException(
                    self.tr("The layer {layer} of {parameter} has no lines or areas.").format(
                        layer=layer.name(), parameter=self.BARRIERS
                    )
                )
        self._barriers = [Source.of_layer(layer) for layer in layers]
        return True

    def processAlgorithm(self, parameters, context, feedback):
        # The engine needs packages that QGIS does not bring everywhere: `canExecute` looks for them first.
        from ..adapters.code_profiles import ProfileError, read_profile
        from ..adapters.plan_file.creating import create_plan, refuse_target
        from ..adapters.plan_file.errors import PlanFileError
        from ..adapters.plan_making import plan_of_layers
        from ..engine.gridding.model import Band
        from ..engine.progress import CancelledError

        def number(name):
            return self.parameterAsInt(parameters, name, context)

        target = Path(self.parameterAsFileOutput(parameters, self.PLAN, context))
        profile_id = self.parameterAsEnumString(parameters, self.CODE_PROFILE, context)
        own_file = self.parameterAsFile(parameters, self.CUSTOM_PROFILE, context)
        name = self.parameterAsString(parameters, self.SCENARIO, context).strip() or self.tr("In force")
        author = QgsApplication.userLoginName()
        try:
            refuse_target(target)
            profile = read_profile(own_file if profile_id == CUSTOM else profile_id)
            bands = {
                **profile.bands,
                "urban": Band(number(self.MINIMUM), number(self.MAXIMUM)),
                "rural": Band(number(self.RURAL_MINIMUM), number(self.RURAL_MAXIMUM)),
            }
            layers, transform = self._layers(parameters, context), context.transformContext()
            plan = plan_of_layers(layers, bands, profile.code, name, author, transform, feedback)
            create_plan(target, plan)
            self._describe(target, feedback)
        except CancelledError as cancelled:
            raise QgsProcessingException(self.tr("Cancelled. Nothing was written.")) from cancelled
        except (PlanFileError, ProfileError) as refused:
            raise QgsProcessingException(str(refused)) from refused
        return {self.PLAN: str(target)}

    def _describe(self, target, feedback):
        """Write the boundaries in words; a cancel leaves the rest to whoever opens the plan."""
        from ..adapters.plan_session import PlanSession

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
        from ..adapters.district import Layers
        from ..adapters.plan_making import PlanLayers
        from ..adapters.reading import Source

        def source(name):
            given = self.parameterAsSource(parameters, name, context)
            if given is None and parameters.get(name):
                raise QgsProcessingException(self.invalidSourceError(parameters, name))
            return Source.of_parameter(given, self.parameterAsVectorLayer(parameters, name, context))

        def field(name):
            return self.parameterAsString(parameters, name, context)

        district = Layers(
            communities=source(self.COMMUNITIES),
            community_code_field=field(self.COMMUNITY_CODE),
            community_name_field=field(self.COMMUNITY_NAME),
            community_kind_field=field(self.COMMUNITY_KIND),
            buildings=source(self.BUILDINGS),
            households_field=field(self.HOUSEHOLDS),
            streets=source(self.STREETS),
            street_class_field=field(self.STREET_CLASS),
            barriers=self._barriers,
            compounds=source(self.COMPOUNDS),
        )
        return PlanLayers(
            units=source(self.UNITS),
            district=district,
            grids=source(self.GRIDS),
            building_id_field=field(self.BUILDING_ID),
            street_name_field=field(self.STREET_NAME),
        )

    def _add_plan(self):
        self.add(
            QgsProcessingParameterFeatureSource(self.UNITS, self.tr("Units"), [AREAS]),
            self.tr(
                "The pieces that grids are made of, with the field grid_code and, if there, unit_id, community_code "
                "and locked. Whole grids will do, but then nothing smaller can be moved."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                self.GRIDS, self.tr("Grids"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            self.tr("The grids with the field grid_code, for their names and kinds (grid_name, kind, reason, locked)."),
        )

    def _add_district(self):
        self.add(
            QgsProcessingParameterFeatureSource(self.COMMUNITIES, self.tr("Communities"), [AREAS]),
            self.tr("The polygons that the grids tile; ground of theirs that no unit covers becomes units of its own."),
        )
        self.add(
            self._field(self.COMMUNITY_CODE, self.tr("Code of the community"), self.COMMUNITIES),
            self.tr("The field with the code of 12 digits that a grid's code begins with."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.BUILDINGS, self.tr("Buildings"), [AREAS, POINTS]),
            self.tr("Polygons or points; a unit holds the households of the buildings that lie in it."),
        )
        self.add(
            self._field(self.HOUSEHOLDS, self.tr("Households of the building"), self.BUILDINGS, optional=False),
            self.tr("The field that counts households; numbers written as text will do."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.STREETS, self.tr("Streets"), [LINES], optional=True),
            self.tr("Lines that grids are bounded by, and that cross barriers."),
        )
        self.add(
            self._field(self.STREET_CLASS, self.tr("Class of the street"), self.STREETS),
            self.tr("The field with the street's class, as for Divide district."),
        )
        self.add(
            self._field(self.STREET_NAME, self.tr("Name of the street"), self.STREETS),
            self.tr("The field with the name that boundaries in words use."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(self.BARRIERS, self.tr("Barriers"), ANY_GEOMETRY, optional=True),
            self.tr("Rivers, lakes, railways and expressways: units on their two sides are joined by a bridge only."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.COMPOUNDS, self.tr("Walled compounds"), [AREAS], optional=True),
            self.tr("Polygons of compounds, whose walls are boundaries that one can see."),
        )
        self.add(
            self._whole_number(self.MINIMUM, self.tr("Least households of a grid"), 350),
            self.tr("The lower limit of the plan."),
        )
        self.add(
            self._whole_number(self.MAXIMUM, self.tr("Most households of a grid"), 500),
            self.tr("The upper limit of the plan."),
        )

    def _add_advanced(self):
        self.add(
            self._field(self.COMMUNITY_NAME, self.tr("Name of the community"), self.COMMUNITIES),
            self.tr("The field with the community's name."),
            advanced=True,
        )
        self.add(
            self._field(self.COMMUNITY_KIND, self.tr("Kind of the community"), self.COMMUNITIES),
            self.tr("The field that says urban, rural or special; without it every community is urban."),
            advanced=True,
        )
        self.add(
            self._field(self.BUILDING_ID, self.tr("Identifier of the building"), self.BUILDINGS),
            self.tr("The field by which a new register finds the building again; without it the feature's id."),
            advanced=True,
        )
        self.add(
            self._whole_number(self.RURAL_MINIMUM, self.tr("Least households of a rural grid"), 150),
            self.tr("For communities whose kind is rural."),
            advanced=True,
        )
        self.add(
            self._whole_number(self.RURAL_MAXIMUM, self.tr("Most households of a rural grid"), 350),
            self.tr("For communities whose kind is rural."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                self.CODE_PROFILE,
                self.tr("Codes"),
                list(CODE_PROFILES),
                defaultValue=CODE_PROFILES[0],
                usesStaticStrings=True,
            ),
            self.tr("How the codes of new grids are written, as for Divide district."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                self.CUSTOM_PROFILE, self.tr("File of custom codes"), extension="json", optional=True
            ),
            self.tr("A JSON file that describes the codes, where Codes is custom."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(self.SCENARIO, self.tr("Name of the scenario"), "", optional=True),
            self.tr("What the plan's first scenario is called."),
            advanced=True,
        )

    def _field(self, name, description, layer, optional=True):
        return QgsProcessingParameterField(name, description, parentLayerParameterName=layer, optional=optional)

    def _whole_number(self, name, description, default):
        kind = Qgis.ProcessingNumberParameterType.Integer
        return QgsProcessingParameterNumber(name, description, kind, default, minValue=1)
