"""What algorithms share that read a table of things with places: where these can be, their CRS, shift and clock."""

from qgis.core import (
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QCoreApplication

from .arriving_algorithm import ArrivingAlgorithm
from .district_inputs import AREAS, POINTS, add_choice, add_layer
from .event_inputs import add_zone, zone_given, zone_told, zone_trouble
from .inputs_given import source_given

__all__ = ["ArrivingPlaces"]

translate = QCoreApplication.translate


class ArrivingPlaces(ArrivingAlgorithm):
    """An algorithm on a table of events or cameras as it arrives.

    Attributes
    ----------
    GROUND : dict of str (role of the plan's ground) to str, the parameter that names a layer in its place
    """

    PLAN, DISTRICT, BUILDINGS, CRS, DATUM, FINDINGS = "PLAN", "DISTRICT", "BUILDINGS", "CRS", "DATUM", "FINDINGS"
    DATUMS = ("find_out", "WGS84", "GCJ02", "BD09")
    GROUND = {"district": DISTRICT, "buildings": BUILDINGS}

    def add_plan(self, told):
        """Declare PLAN; `told` says what of it is used."""
        words = translate("Arriving", "Plan")
        self.add(QgsProcessingParameterFile(self.PLAN, words, extension="gpkg", optional=True), told)

    def add_district(self, told):
        """Declare DISTRICT; `told` says what it is for."""
        add_layer(self, self.DISTRICT, translate("Arriving", "District"), told, [AREAS], optional=True)

    def add_buildings(self):
        """Declare BUILDINGS."""
        told = translate("Arriving", "Buildings, by which it shows whether coordinates are shifted, as web maps do.")
        add_layer(self, self.BUILDINGS, translate("Arriving", "Buildings"), told, [AREAS, POINTS], optional=True)

    def add_coordinates(self):
        """Declare CRS and DATUM."""
        told = translate("Arriving", "CRS of coordinates in columns; without it degrees are taken as WGS 84, and "
                         "metres as the metric CRS of the district, or of its buildings, where they lie there by "
                         "it.")  # fmt: skip
        words = translate("Arriving", "Coordinates in")
        self.add(QgsProcessingParameterCrs(self.CRS, words, optional=True), told, advanced=True)
        told = translate(
            "Arriving", "GCJ02 (Amap, Tencent) and BD09 (Baidu) are converted; find_out compares and tells."
        )
        add_choice(self, self.DATUM, translate("Arriving", "Shift of coordinates"), told, self.DATUMS, advanced=True)

    def add_clock(self):
        """Declare ZONE."""
        add_zone(self)

    def add_findings(self):
        """Declare FINDINGS."""
        words = translate("Arriving", "Findings")
        sink = QgsProcessingParameterFeatureSink(self.FINDINGS, words, POINTS, optional=True, createByDefault=True)
        self.add(sink, translate("Arriving", "What was dropped, mended, left out and not understood, with the rows."))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = zone_trouble(self, parameters, context) if fits else reason
        return not trouble, trouble

    def prepareAlgorithm(self, parameters, context, feedback):
        """Take what is known of the ground, the layers that are named before those of the plan."""
        from ..adapters.events.ground import sources_of_plan

        super().prepareAlgorithm(parameters, context, feedback)
        plan = self.parameterAsString(parameters, self.PLAN, context)
        known = sources_of_plan(plan) if plan else {}
        self._ground = {role: known[role] for role in self.GROUND if role in known}
        for role, name in self.GROUND.items():
            source = source_given(self, parameters, name, context)
            if source is not None:
                self._ground[role] = source
        return True

    def profile_given(self, parameters, context):
        """What the plan says of its city's events: dict."""
        from ..adapters.events.deadlines import event_profile

        plan = self.parameterAsString(parameters, self.PLAN, context)
        return event_profile(plan) if plan else {}

    def clock_given(self, parameters, context, profile):
        """The minutes that clocks are ahead of UTC: as ZONE says, else as PLAN's profile or that of a layer's plan."""
        from ..adapters.words.moments import offset_of

        told = zone_told(self, parameters, context)
        if told is None and self.parameterAsString(parameters, self.PLAN, context):
            return offset_of(profile)
        return zone_given(self, parameters, context, self.GROUND.values())
