"""What cameras see: polygons of ground that buildings stop, and which cameras see a place.

    obstacles = obstacles_of(footprints, heights)       # once for a layer of buildings; heights may be left out
    viewers = viewers_of(cameras, obstacles, defaults)   # once for the cameras: where each stands, which way it looks
    polygons = sight_of(viewers, rows, obstacles)        # (n,) what the cameras `rows` see
    seen = sees(viewers, obstacles, points)              # points, cameras, distances, sure: by point and distance
    seen = sees(viewers, obstacles, points, rows)        # the same, only these cameras asked
    pieces = sight_in_bands(viewers, rows, polygons)     # camera, band, area: identify, recognise, observe, detect

All lengths are in metres, and places in one metric CRS; rows are those of the cameras. `viewers.troubles` lists the
cameras that cannot see or of which something had to be taken by kind.
"""

from .bands import BANDS, BEYOND, Band, SightBand, band_distances, sight_in_bands
from .isovist import sight_of
from .obstacles import Obstacles, obstacles_of
from .seeing import Seen, sees
from .viewers import KIND_DEFAULTS, Looks, Viewers, viewers_of

__all__ = [
    "BANDS",
    "BEYOND",
    "KIND_DEFAULTS",
    "Band",
    "Looks",
    "Obstacles",
    "Seen",
    "SightBand",
    "Viewers",
    "band_distances",
    "obstacles_of",
    "sees",
    "sight_in_bands",
    "sight_of",
    "viewers_of",
]
