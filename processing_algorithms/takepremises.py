"""Take premises: what layers know of buildings, their addresses and entrances, into a plan."""

from qgis.core import QgsProcessing, QgsProcessingException, QgsProcessingOutputNumber, QgsProcessingParameterFile

from . import groups
from .district_inputs import AREAS, POINTS, add_field, add_layer
from .inputs_given import source_given
from .plan_algorithm import PlanAlgorithm

__all__ = ["TakePremises"]


class TakePremises(PlanAlgorithm):
    """Brings facts, addresses and entrances to the buildings of a plan; counts stay as they are."""

    NAME = "takepremises"
    GROUP = groups.BUILDINGS
    ICON = "building.svg"

    BUILDINGS, ADDRESSES, ENTRANCES = "BUILDINGS", "ADDRESSES", "ENTRANCES"
    FOUND, UNKNOWN, ADDRESSED, COUNTED = "FOUND", "UNKNOWN", "ADDRESSED", "COUNTED"

    # The parameters that name fields, and what each holds.
    _OF_BUILDINGS = {
        "BUILDING_ID": "code",
        "NAME": "building_name",
        "USE": "use",
        "FLOORS": "floors",
        "FLOORS_BELOW": "floors_below",
        "HEIGHT": "height",
        "ENTRANCE_COUNT": "entrances",
        "DWELLINGS": "dwellings",
        "COMPOUND": "compound",
    }
    _OF_ADDRESSES = {"ADDRESS": "address", "ADDRESS_BUILDING": "code"}
    _OF_ENTRANCES = {
        "ENTRANCE_BUILDING": "code",
        "ENTRANCE": "entrance",
        "ENTRANCE_DWELLINGS": "dwellings",
        "ENTRANCE_HOUSEHOLDS": "households",
    }

    def displayName(self):
        return self.tr("Take premises")

    def summary(self):
        return self.tr(
            "Brings what layers know of buildings into a plan: names, uses, floors and heights, addresses, and the "
            "dwellings of each entrance. Households of buildings and grids stay as they are counted."
        )

    def tags(self):
        return self.tr("building,address,entrance,floors,dwellings,plan").split(",")

    def initAlgorithm(self, configuration=None):
        self.add(
            QgsProcessingParameterFile(self.PLAN, self.tr("Plan"), fileFilter="GeoPackage (*.gpkg)"),
            self.tr("The plan file, as Make plan writes it."),
        )
        told = self.tr(
            "Buildings, found in the plan by their identifiers, those with a strange one by their place. What the "
            "layer does not know stays as the plan knows it."
        )
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS, POINTS], optional=True)
        told = self.tr(
            "Addresses, by the identifier of their building, else by their place. They replace those that the plan has."
        )
        add_layer(self, self.ADDRESSES, self.tr("Addresses"), told, [POINTS, AREAS], optional=True)
        told = self.tr(
            "Entrances or dwellings, a row each, by the identifier of their building. They replace those that the plan "
            "has."
        )
        add_layer(
            self, self.ENTRANCES, self.tr("Entrances"), told, [QgsProcessing.SourceType.TypeVector], optional=True
        )
        self._add_fields()
        for name, words in (
            (self.FOUND, self.tr("Buildings found in the plan")),
            (self.UNKNOWN, self.tr("Buildings that the plan does not have")),
            (self.ADDRESSED, self.tr("Addresses of a building")),
            (self.COUNTED, self.tr("Rows of entrances or dwellings")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, words))

    def _add_fields(self):
        words = {
            "BUILDING_ID": self.tr("Identifier of the building"),
            "NAME": self.tr("Name of the building"),
            "USE": self.tr("Use of the building"),
            "FLOORS": self.tr("Floors above ground"),
            "FLOORS_BELOW": self.tr("Floors below ground"),
            "HEIGHT": self.tr("Height in metres"),
            "ENTRANCE_COUNT": self.tr("Number of entrances"),
            "DWELLINGS": self.tr("Number of dwellings"),
            "COMPOUND": self.tr("Compound of the building"),
            "ADDRESS": self.tr("Address"),
            "ADDRESS_BUILDING": self.tr("Building of the address"),
            "ENTRANCE_BUILDING": self.tr("Building of the entrance"),
            "ENTRANCE": self.tr("Number of the entrance"),
            "ENTRANCE_DWELLINGS": self.tr("Dwellings of the entrance"),
            "ENTRANCE_HOUSEHOLDS": self.tr("Households of the entrance"),
        }
        told = self.tr("The field that says so; without it, the one whose name says so.")
        for layer, fields in (
            (self.BUILDINGS, self._OF_BUILDINGS),
            (self.ADDRESSES, self._OF_ADDRESSES),
            (self.ENTRANCES, self._OF_ENTRANCES),
        ):
            for name in fields:
                add_field(self, name, words[name], told, layer, advanced=True)

    def processAlgorithm(self, parameters, context, feedback):
        super().processAlgorithm(parameters, context, feedback)
        return {self.PLAN: self.parameterAsFile(parameters, self.PLAN, context), **self._results}

    def run_on(self, session, parameters, context, feedback):
        from ..adapters.premises.reading import (
            ADDRESS_ROLES,
            BUILDING_ROLES,
            ENTRANCE_ROLES,
            fields_guessed,
            read_addresses_of,
            read_buildings_of,
            read_entrances_of,
        )
        from ..adapters.running.progress import FeedbackProgress

        def given(layer, roles, parameter_roles, needed):
            source = source_given(self, parameters, layer, context)
            if source is None:
                return None, {}
            chosen = {role: self.parameterAsString(parameters, name, context) for name, role in parameter_roles.items()}
            fields = fields_guessed(source, roles, chosen)
            lacks = sorted(name for name, role in parameter_roles.items() if role in needed and role not in fields)
            if lacks:
                said = self.tr("The layer {layer} has no field that can be taken for {parameter}. Choose one.")
                raise QgsProcessingException(said.format(layer=source.name, parameter=lacks[0]))
            line = self.tr("{layer}: {fields}")
            listed = ", ".join(f"{name} → {role}" for role, name in fields.items())
            feedback.pushInfo(line.format(layer=source.name, fields=listed))
            return source, fields

        crs, transform, stop = session.crs, context.transformContext(), feedback.isCanceled
        of_buildings = given(self.BUILDINGS, BUILDING_ROLES, self._OF_BUILDINGS, ())
        of_addresses = given(self.ADDRESSES, ADDRESS_ROLES, self._OF_ADDRESSES, ("address",))
        of_entrances = given(self.ENTRANCES, ENTRANCE_ROLES, self._OF_ENTRANCES, ("code",))
        if not any(source for source, _ in (of_buildings, of_addresses, of_entrances)):
            raise QgsProcessingException(self.tr("Give at least one of BUILDINGS, ADDRESSES and ENTRANCES."))
        buildings = addresses = dwellings = None
        if of_buildings[0] is not None:
            buildings, addresses = read_buildings_of(*of_buildings, crs, transform, stop)
        feedback.setProgress(40)
        among = session.premises.buildings if buildings is None else buildings
        if of_addresses[0] is not None:
            addresses = read_addresses_of(*of_addresses, among, crs, transform, stop)
        feedback.setProgress(60)
        if of_entrances[0] is not None:
            dwellings = read_entrances_of(*of_entrances, among, crs, transform, stop)
        feedback.setProgress(70)
        progress = FeedbackProgress(feedback, 70, 100)
        unknown = session.premises.take(buildings, addresses, dwellings, source=self.displayName(), progress=progress)
        self._tell(session, buildings, unknown, feedback)
        return set()

    def _tell(self, session, buildings, unknown, feedback):
        """Say what was found, and what differs from the plan."""
        from ..adapters.plans.premises_taking import told_otherwise

        premises = session.premises
        addressed = int((premises.addresses.buildings >= 0).sum())
        self._results = {
            self.FOUND: 0 if buildings is None else len(buildings) - len(unknown),
            self.UNKNOWN: len(unknown),
            self.ADDRESSED: addressed,
            self.COUNTED: len(premises.dwellings),
        }
        line = self.tr("Buildings found: {found}; addresses of a building: {addressed}; rows of dwellings: {counted}")
        said = {"found": self._results[self.FOUND], "addressed": addressed, "counted": len(premises.dwellings)}
        feedback.pushInfo(line.format(**said))
        if unknown:
            line = self.tr("Buildings of the layer that the plan does not have: {count}, {first} among them.")
            feedback.pushWarning(line.format(count=len(unknown), first=unknown[0]))
        other = told_otherwise(premises.buildings, premises.dwellings)
        if len(other):
            line = self.tr(
                "Buildings whose entrances or dwellings hold more households than the plan counts: {count}, {first} "
                "among them. Import the register to count them anew."
            )
            feedback.pushWarning(line.format(count=len(other), first=other[0]))
