"""Import events: whatever table they arrive in, as events with codes, times, states and places, without persons."""

from time import time

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)

from . import groups
from .arriving_places import ArrivingPlaces
from .district_inputs import LINES, POINTS, add_field, add_layer

__all__ = ["ImportEvents"]

_ANYTHING = QgsProcessing.SourceType.TypeVector


class ImportEvents(ArrivingPlaces):
    """Reads a file or a layer, and writes the events, those without a place, and what was found."""

    NAME = "importevents"
    GROUP = groups.EVENTS
    ICON = "import_events.svg"

    ADDRESSES, ADDRESS, STREETS, STREET_NAME = "ADDRESSES", "ADDRESS", "STREETS", "STREET_NAME"
    DEADLINES, EVENTS, UNPLACED = "DEADLINES", "EVENTS", "UNPLACED"
    GROUND = {**ArrivingPlaces.GROUND, "addresses": ADDRESSES, "streets": STREETS}
    COUNTS = {"ROWS": "events", "PLACED": "placed", "NOT_PLACED": "unplaced"}
    ROLES = {EVENTS: "events", UNPLACED: "", ArrivingPlaces.FINDINGS: ""}

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
        self.add_plan(self.tr("A plan file: its communities, addresses, streets and buildings are used."))
        self.add_district(self.tr("Where events can be: coordinates outside are mended where it shows how, or told."))
        told = self.tr("Addresses by which events without coordinates are placed. Not needed with a plan.")
        add_layer(self, self.ADDRESSES, self.tr("Addresses"), told, [_ANYTHING], optional=True)
        add_field(self, self.ADDRESS, self.tr("Address"), self.tr("The field with the address."), self.ADDRESSES)
        told = self.tr("Streets, for events at corners, as Main St & Windsor St or 人民路与朝阳街路口.")
        add_layer(self, self.STREETS, self.tr("Streets"), told, [LINES], optional=True)
        words, told = self.tr("Name of the street"), self.tr("The field with the street's name.")
        add_field(self, self.STREET_NAME, words, told, self.STREETS)
        self.add_buildings()

    def _add_choices(self):
        self.add_coordinates()
        self.add(
            QgsProcessingParameterBoolean(self.DEADLINES, self.tr("Set deadlines that are missing"), defaultValue=True),
            self.tr("Events without a deadline get one by their class, source and urgency, on a working calendar."),
            advanced=True,
        )
        self.add_clock()

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
        self.add_findings()
        words = {
            "ROWS": self.tr("Number of events"),
            "PLACED": self.tr("Number of events with a place"),
            "NOT_PLACED": self.tr("Number of events without a place"),
        }
        for name in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, words[name]))

    def work(self, parameters, context, feedback):
        from ..adapters.events.deadlines import deadlines_of_profile
        from ..adapters.events.ground import EventGround
        from ..adapters.events.importing import Wishes, import_events, look_at_events
        from ..adapters.running.progress import FeedbackProgress

        progress = FeedbackProgress(feedback, 0, 40)
        profile = self.profile_given(parameters, context)
        zone = self.clock_given(parameters, context, profile)
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
