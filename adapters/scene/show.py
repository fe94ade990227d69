"""A scene that is shown: its layers in the project, in step with the buildings and the grids it is drawn from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from qgis.core import QgsCoordinateTransform

from ...engine.gridding.editing.model import UNASSIGNED
from ...engine.premises.model import Buildings
from ...engine.premises.scene import Picker, Scene, entrances_of, heights_of, scene_of
from ...engine.premises.scene.sight import sight_of
from .colouring import colouring_of
from .dress import dress, undress
from .layers import SceneLayers
from .near import NearLayers
from .project import place_scene, remove_scene
from .theme import THEMES
from .towers import TowerLayer

__all__ = ["Raised", "SceneShow", "raise_buildings"]

# Metres, or degrees: a map that shows more shows nothing yet.
_EARTH_M = 1e8

# What one sees of a building beside its ground and its measured height.
_SEEN = ("ids", "floors", "uses", "entrances", "names", "compounds")


@dataclass(frozen=True)
class Raised:
    """Buildings, raised.

    Attributes
    ----------
    scene : engine.premises.scene.Scene
    buildings : Buildings, as they were then
    """

    scene: Scene
    buildings: Buildings

    @property
    def floors(self):
        """(b,) array of int, as they were counted."""
        return self.buildings.floors

    @cached_property
    def entrances(self):
        """Where the buildings' entrances are: engine.premises.scene.Entrances."""
        return entrances_of(self.scene.footprints, self.buildings.entrances)

    @cached_property
    def picker(self):
        """What finds the building at a place: engine.premises.scene.Picker."""
        return Picker(self.scene, self.floors, self.entrances)


def raise_buildings(buildings, progress=None):
    """Raise buildings; this is what takes its time, and it may run in another thread.

    Parameters
    ----------
    buildings : Buildings
    progress : engine.progress.Progress, optional

    Returns
    -------
    Raised
    """
    heights = heights_of(buildings.floors, buildings.uses, buildings.heights)
    scene = scene_of(buildings.footprints, heights, progress=progress)
    return Raised(scene, buildings)


class SceneShow:
    """Shows a scene in a project until it is taken off again.

    Parameters
    ----------
    project : QgsProject
    source : PlanSource or LayerSource
    raised : Raised, of the source's buildings
    colouring : str, of `scene_colouring.COLOURINGS`; where no building stands in a grid, it is by floors at first
    theme : str, of `scene_theme.THEMES`
    shares : callable of a source, as of `scene_colouring.ByCompleteness`
    ground : list of QgsMapLayer, flat buildings that have no role

    Attributes
    ----------
    source : as given
    group : QgsLayerTreeGroup, of the scene's layers
    layer_ids : list of str, of the scene's layers
    """

    def __init__(self, project, source, raised, colouring, theme, shares, ground=()):
        self._project, self._raised, self._shares, self._ground = project, raised, shares, ground
        self.source = source
        in_grids = any(code != UNASSIGNED for code in source.grid_codes())
        self._theme, self._colouring = THEMES[theme], colouring_of(colouring if in_grids else "floors", shares)
        self._layers = SceneLayers(raised.scene, source.crs, self._colouring.classes(source))
        self._near = NearLayers(raised, source.crs)
        self._towers = TowerLayer(raised, source.crs)
        self._show_towers()
        layers = [*self._near.layers(), self._towers.layer, *self._layers.layers()]
        self.group = place_scene(project, layers, ground)
        self.layer_ids = [layer.id() for layer in layers]
        self._paint()
        dress(project, self._theme, ground)

    @property
    def ground_colour(self):
        """The colour of what lies between the layers: str."""
        return self._theme.ground

    def follow(self):
        """Recolour what stands for something else now.

        Returns
        -------
        int, how many buildings have another colour
        """
        self._show_towers()
        return self._layers.recolour(self._colouring.classes(self.source))

    def is_outdated(self):
        """Whether other buildings are to be raised than were, or the same otherwise."""
        now, then = self.source.buildings, self._raised.buildings
        if now is then:
            return False
        if len(now) != len(then) or not np.array_equal(now.heights, then.heights, equal_nan=True):
            return True
        if any(not np.array_equal(getattr(now, name), getattr(then, name)) for name in _SEEN):
            return True
        missing = shapely.is_missing(now.footprints) & shapely.is_missing(then.footprints)
        return not (missing | shapely.equals_exact(now.footprints, then.footprints)).all()

    def colour_by(self, name):
        """Colour by something else: a name of `scene_colouring.COLOURINGS`."""
        self._colouring = colouring_of(name, self._shares)
        self.follow()
        self._paint()

    def set_theme(self, name):
        """Show it by day or by night: a name of `scene_theme.THEMES`."""
        self._theme = THEMES[name]
        self._paint()
        dress(self._project, self._theme, self._ground)

    def take_in(self, layers):
        """Put layers that came into the project just now on the theme's colours: a list of QgsMapLayer."""
        dress(self._project, self._theme, self._ground, layers)

    def look_at(self, extent, crs, scale):
        """Show shadows, floors, entrances and names of what is in view, where that is near enough.

        Parameters
        ----------
        extent : QgsRectangle, what is in view
        crs : QgsCoordinateReferenceSystem, of the extent
        scale : float, its denominator
        """
        if extent.isEmpty() or extent.width() > _EARTH_M:
            return
        self._layers.throw_shadows(scale)
        box = QgsCoordinateTransform(crs, self.source.crs, self._project).transformBoundingBox(extent)
        if self._near.show((box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), scale):
            for layer in self._near.layers():
                layer.triggerRepaint()

    def pick(self, x, y):
        """Find what is drawn at a place: an engine.premises.scene.Pick, None on open ground.

        Parameters
        ----------
        x, y : float, in the source's CRS
        """
        return self._raised.picker.pick(x, y)

    def sight(self, building):
        """What one sees of a building, a row of the source's: a shapely geometry, empty where it is hidden."""
        return sight_of(self._raised.scene, np.array([building]))[0]

    def take_off(self):
        """Take the layers away, and bring the flat map back as it was."""
        remove_scene(self._project)
        undress(self._project)

    def _paint(self):
        # A legend is drawn anew when a layer is painted, and reads then what it is to show.
        self._layers.show_legend(self.group.findLayer(self._layers.faces), self._colouring)
        self._layers.dress(self._theme, self._colouring, [self._towers.layer])
        self._towers.dress(self._theme)
        self._near.dress(self._theme)

    def _show_towers(self):
        self._towers.show(self.source.towers(), self._colouring.classes_of_grids(self.source), self.source.grids())
