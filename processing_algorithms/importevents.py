"""Import events: whatever table they arrive in, as events with codes, times, states and places, without persons."""

from time import time

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)

from . import groups
from .arriving_algorithm import ArrivingAlgorithm
from .district_inputs import AREAS, LINES, POINTS, add_choice, add_field, add_layer
from .event_inputs import add_zone, zone_given, zone_trouble
from .inputs_given import source_given

__all__ = ["ImportEvents"]

_ANYTHING = QgsProcessing.SourceType.TypeVector


class ImportEvents(ArrivingAlgorithm):
    """Reads a file or a layer, and writes the events, those without a place, and what was found."""

    NAME = "importevents"
    GROUP = groups.EVENTS
    ICON = "import_events.svg"

    CRS, DATUM, DEADLINES, PLAN = "CRS", "DATUM", "DEADLINES", "PLAN"
    DISTRICT, ADDRESSES, ADDRESS, STREETS, STREET_NAME = "DISTRICT", "ADDRESSES", "ADDRESS", "STREETS", "STREET_NAME"
    BUILDINGS = "BUILDINGS"
    EVENTS, UNPLACED, FINDINGS = "EVENTS", "UNPLACED", "FINDINGS"
    COUNTS = {"ROWS": "events", "PLACED": "placed", "NOT_PLACED": "unplaced"}
    DATUMS = ("find_out", "WGS84", "GCJ02", "BD09")
    ROLES = {EVENTS: "events", UNPLACED: "", FINDINGS: ""}

    def displayName(self):
        return self.tr("Import events")

    def summary(self):
        return self.tr(
            "Reads events from whatever they arrive in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG or a layer. Headers "
            "and words in Chinese and English are understood, and so are dates of any kind. Columns about persons and "
            "free text are dropped before anything is written. Events without coordinates are placed by their address, "
            "or listed."
        )

    def tags(self):
        return self.tr("event,incident,case,12345,hotline,import,excel,csv,geocode,address").split(",")

    def initAlgorithm(self, configuration=None):
        self.add_input(
            self.tr("Events"),
            self.tr(
                "Of several, the one to read; without it, the one that looks most like events; * for all that have the "
                "same headers as that one."
            ),
            self.tr(
                'As JSON, what columns mean whose header is not understood: {"Ref": "event_no", "#4": "address"}. A '
                "column is named by its header, or by # and its number; an empty meaning leaves it out. Meanings: "
                "event_no, source, category, urgency, state, reported_at, received_at, verified_at, dispatched_at, "
                "started_at, arrived_at, submitted_at, closed_at, evaluated_at, due_at, grid_code, other_grid, "
                "lead_grid, community_code, street, department, address, building_id, road, house_number, cross_road, "
                "x, y, coordinates."
            ),
        )
        self._add_ground()
        self._add_choices()
        self._add_outputs()

    def _add_ground(self):
        told = self.tr("A plan file: its communities, addresses, streets and buildings are used.")
        self.add(QgsProcessingParameterFile(self.PLAN, self.tr("Plan"), extension="gpkg", optional=True), told)
        told = self.tr("Where events can be: coordinates outside are mended where it shows how, or told.")
        add_layer(self, self.DISTRICT, self.tr("District"), told, [AREAS], optional=True)
        told = self.tr("Addresses by which events without coordinates are placed. Not needed with a plan.")
        add_layer(self, self.ADDRESSES, self.tr("Addresses"), told, [_ANYTHING], optional=True)
        add_field(self, self.ADDRESS, self.tr("Address"), self.tr("The field with the address."), self.ADDRESSES)
        told = self.tr("Streets, for events at corners, as Main St & Windsor St or 人民路与朝阳街路口.")
        add_layer(self, self.STREETS, self.tr("Streets"), told, [LINES], optional=True)
        words, told = self.tr("Name of the street"), self.tr("The field with the street's name.")
        add_field(self, self.STREET_NAME, words, told, self.STREETS)
        told = self.tr("Buildings, by which it shows whether coordinates come from a web map and are shifted.")
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS, POINTS], optional=True)

    def _add_choices(self):
        self.add(
            QgsProcessingParameterCrs(self.CRS, self.tr("Coordinates in"), optional=True),
            self.tr(
                "The reference system of coordinates in columns; without it longitudes and latitudes are taken as WGS "
                "84, others are not used."
            ),
            advanced=True,
        )
        told = self.tr(
            "What coordinates are shifted by: those of Amap and Tencent (GCJ02) and of Baidu (BD09) are converted. "
            "find_out looks whether they lie at buildings, converts nothing, and says so in a finding."
        )
        add_choice(self, self.DATUM, self.tr("Shift of coordinates"), told, self.DATUMS, advanced=True)
        self.add(
            QgsProcessingParameterBoolean(self.DEADLINES, self.tr("Set deadlines that are missing"), defaultValue=True),
            self.tr("Events without a deadline get one by their class, source and urgency, on a working calendar."),
            advanced=True,
        )
        add_zone(self)

    def _add_outputs(self):
        self.add(
            QgsProcessingParameterFeatureSink(self.EVENTS, self.tr("Events"), POINTS),
            self.tr(
                "The events: number, source (two digits), class, urgency (1 to 4), state (10 to 95), times in UTC, "
                "grid, community, department, address. Those without a place have no geometry."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.UNPLACED, self.tr("Events without a place"), _ANYTHING, optional=True, createByDefault=False
            ),
            self.tr("A list of the events that could not be placed, each with the addresses that it may mean."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.FINDINGS, self.tr("Findings"), POINTS, optional=True, createByDefault=True
            ),
            self.tr("What was dropped, mended, left out and not understood, with the rows."),
        )
        words = {
            "ROWS": self.tr("Number of events"),
            "PLACED": self.tr("Number of events with a place"),
            "NOT_PLACED": self.tr("Number of events without a place"),
        }
        for name in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, words[name]))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = zone_trouble(self, parameters, context) if fits else reason
        return not trouble, trouble

    def prepareAlgorithm(self, parameters, context, feedback):
        from ..adapters.event_ground import sources_of_plan

        super().prepareAlgorithm(parameters, context, feedback)
        plan = self.parameterAsString(parameters, self.PLAN, context)
        self._ground = sources_of_plan(plan) if plan else {}
        named = {"district": self.DISTRICT, "addresses": self.ADDRESSES, "streets": self.STREETS}
        for role, name in {**named, "buildings": self.BUILDINGS}.items():
            source = source_given(self, parameters, name, context)
            if source is not None:
                self._ground[role] = source
        return True

    def work(self, parameters, context, feedback):
        from ..adapters.event_deadlines import deadlines_of_profile, event_profile
        from ..adapters.event_ground import EventGround
        from ..adapters.event_importing import Wishes, import_events, look_at_events
        from ..adapters.moments import offset_of
        from ..adapters.progress import FeedbackProgress

        progress = FeedbackProgress(feedback, 0, 40)
        plan = self.parameterAsString(parameters, self.PLAN, context)
        profile = event_profile(plan) if plan else {}
        zone = zone_given(self, parameters, context, offset_of(profile))
        wanted = self.parameterAsBoolean(parameters, self.DEADLINES, context)
        arrived = self.arrived(parameters, context, progress, look_at_events)
        ground = EventGround(
            context.transformContext(),
            **self._ground,
            address_field=self.parameterAsString(parameters, self.ADDRESS, context),
            street_field=self.parameterAsString(parameters, self.STREET_NAME, context),
        )
        wishes = Wishes(
            self.mapping_given(parameters, context),
            self.parameterAsCrs(parameters, self.CRS, context),
            zone,
            self.parameterAsEnumString(parameters, self.DATUM, context),
            deadlines_of_profile(profile, zone) if wanted else None,
            time(),
        )
        imported = import_events(arrived, ground, wishes, FeedbackProgress(feedback, 40, 95))
        self.tell(imported.found, feedback)
        said = self.tr("Events: {events}, with a place: {placed}, without: {unplaced}.")
        feedback.pushInfo(said.format(**imported.counts))
        progress.lock()
        tables = {self.EVENTS: imported.table, self.FINDINGS: imported.findings}
        if parameters.get(self.UNPLACED):
            tables[self.UNPLACED] = imported.unplaced
        counts = {name: imported.counts[count] for name, count in self.COUNTS.items()}
        return {**self.write(tables, imported.crs), **counts}
