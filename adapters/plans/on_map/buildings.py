"""The buildings of an open plan on a map: which one is at a place, its outline, and what to say of it in passing."""

from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QCoreApplication

from ....engine.premises.model import NO_FLOOR
from ...words.of_premises import entrance_words, floor_words
from .units import as_geometry

__all__ = ["BuildingsOnMap"]

translate = QCoreApplication.translate

_RING, _CORNERS = 6.0, 8  # metres round a building of which only a point is known; corners a quarter


class BuildingsOnMap:
    """What the tools for buildings may ask.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession
    """

    def __init__(self, session):
        self._premises, self.crs = session.premises, session.crs

    def knows(self, building_id):
        """Whether the plan has such a building."""
        return building_id in self._premises.rows

    def at(self, place, within=0.0):
        """The id of the building at a place of the plan's coordinates, None where there is none.

        Parameters
        ----------
        place : (float, float)
        within : float, metres round a building that count as the building
        """
        return self._premises.building_at(*place, within)

    def in_scene(self, show, place):
        """What the 2.5D scene draws at a place of the plan's coordinates.

        Parameters
        ----------
        show : scene_show.SceneShow, raised from this plan
        place : (float, float)

        Returns
        -------
        (str, int or None, str) : the building's id, floor and entrance, as far as the scene shows them; None where it
            draws nothing
        """
        pick = show.pick(*place)
        building_id = "" if pick is None else str(show.source.buildings.ids[pick.building])
        if not self.knows(building_id):
            return None
        return building_id, None if pick.floor == NO_FLOOR else int(pick.floor), str(pick.entrance)

    def way_from(self, crs, project):
        """The way from a map in some CRS to the plan's coordinates: a function of a QgsPointXY, to (float, float)."""
        transform = QgsCoordinateTransform(crs, self.crs, project)

        def moved(point):
            there = transform.transform(point)
            return there.x(), there.y()

        return moved

    def outline(self, building_id):
        """The footprint of a building as a QgsGeometry in the plan's CRS, a ring round a point; null without one."""
        row = self._premises.rows.get(building_id)
        return QgsGeometry() if row is None else _outline(self._premises.buildings.footprints[row])

    def sight(self, building_id, show):
        """What the 2.5D scene shows of a building: a QgsGeometry, the footprint where it is hidden or the map is flat.

        Parameters
        ----------
        building_id : str
        show : scene_show.SceneShow, None while the map is flat
        """
        row = self._premises.rows.get(building_id)
        if show is None or row is None or row >= len(show.source.buildings):
            return self.outline(building_id)
        seen = show.sight(row) if str(show.source.buildings.ids[row]) == building_id else None
        return self.outline(building_id) if seen is None or seen.is_empty else as_geometry(seen)

    def ring(self, spot):
        """A ring round a place of the plan's coordinates: a QgsGeometry."""
        return QgsGeometry.fromPointXY(QgsPointXY(*spot)).buffer(_RING, _CORNERS)

    def outlines_in(self, compound):
        """The footprints of a compound's buildings: list of QgsGeometry."""
        buildings = self._premises.buildings
        shapes = buildings.footprints[buildings.compounds == compound]
        return [_outline(shape) for shape in shapes]

    def tip(self, building_id, floor=None, entrance=""):
        """What to say of a building under the pointer: list of str, its name first."""
        row, buildings = self._premises.rows[building_id], self._premises.buildings
        addresses = self._premises.addresses_of(building_id)
        title = str(buildings.names[row]) or (addresses[0] if addresses else building_id)
        words = translate("Building", "households: {households}")
        lines = [title, words.format(households=int(buildings.households[row]))]
        if floor is not None and floor != NO_FLOOR:
            where = translate("Building", "floor {floor}").format(floor=floor_words(floor))
            lines.append(f"{entrance_words(entrance)}, {where}" if entrance else where)
        return lines


def _outline(shape):
    if shape is None:
        return QgsGeometry()
    return as_geometry(shape.buffer(_RING) if shape.geom_type == "Point" else shape)
