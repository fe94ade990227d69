"""The colours of the scene by day and by night: soft ground, pale streets, roofs that are not loud, walls in shade."""

from dataclasses import dataclass

from qgis.PyQt.QtGui import QColor

__all__ = ["THEMES", "Theme", "mixed"]


@dataclass(frozen=True)
class Theme:
    """One set of colours.

    Attributes
    ----------
    name : str, 'light' or 'dark'
    ground, compound, water, shore, green, field, school, place : str, surfaces from below
    street, kerb, main_street, main_kerb, path, rail, sleeper : str, lines
    community : str, the edges of communities, under the buildings
    line, halo, ink : str, the grids' edges, what they lie on, and what is written
    over, under : str, the ink of grids that are not in band
    soft_ink : str, names of streets, places and buildings
    shadow : str; shadow_opacity : float
    plaster, dusk : str, what walls are mixed with in the light and in the shade
    roof_white, wall_plaster : float 0..1, how much white or plaster there is in a roof and in a wall
    light, shade : float 0..1, how much dusk there is in the lightest and in the darkest wall
    seam : str, the lines between floors and entrances: shade by day, and by night as if windows were lit
    floor_line, entrance_line : float 0..1, how strong these are
    edge : str; edge_share : float 0..1, the line round a face is the face's own colour with so much of this
    """

    name: str
    ground: str
    compound: str
    water: str
    shore: str
    green: str
    field: str
    school: str
    place: str
    street: str
    kerb: str
    main_street: str
    main_kerb: str
    path: str
    rail: str
    sleeper: str
    community: str
    line: str
    halo: str
    ink: str
    over: str
    under: str
    soft_ink: str
    shadow: str
    shadow_opacity: float
    plaster: str
    dusk: str
    roof_white: float
    wall_plaster: float
    light: float
    shade: float
    edge: str
    edge_share: float
    seam: str
    floor_line: float
    entrance_line: float

    def roof(self, colour):
        """The colour of a roof: a QColor, of buildings of some colour (str)."""
        return mixed(colour, self.roof_tint, self.roof_white)

    @property
    def roof_tint(self):
        """What roofs are mixed with: they catch the light by day and the sky by night."""
        return "#ffffff" if self.name == "light" else self.dusk

    def wall(self, colour, shade):
        """The colour of a wall: a QColor.

        Parameters
        ----------
        colour : str, of the building
        shade : float, 0 (deepest) to 1
        """
        lit = mixed(colour, self.plaster, self.wall_plaster)
        return mixed(lit, self.dusk, self.shade + (self.light - self.shade) * shade)

    def edge_of(self, face):
        """The line round a face of this QColor: a QColor."""
        return mixed(face, self.edge, self.edge_share)


def mixed(one, other, share):
    """Mix two colours, `share` of the other: a QColor."""
    one, other = QColor(one), QColor(other)
    parts = [round(a * (1 - share) + b * share) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)]
    return QColor(*parts)


THEMES = {
    "light": Theme(
        name="light",
        ground="#f4f1ea",
        compound="#ebe7dc",
        water="#b9d5e6",
        shore="#9fc3d9",
        green="#d3e4c4",
        field="#e8ebd3",
        school="#f0e6d8",
        place="#ece8de",
        street="#ffffff",
        kerb="#dcd6c9",
        main_street="#fdf0d2",
        main_kerb="#e4d3ab",
        path="#cfc6b4",
        rail="#a9a397",
        sleeper="#f4f1ea",
        community="#c4b0cf",
        line="#35507a",
        halo="#ffffff",
        ink="#20324f",
        over="#b23c00",
        under="#8a6a00",
        soft_ink="#6d675c",
        shadow="#5b5a66",
        shadow_opacity=0.22,
        plaster="#f2ede2",
        dusk="#57505e",
        roof_white=0.35,
        wall_plaster=0.22,
        light=0.02,
        shade=0.33,
        edge="#3b3a44",
        edge_share=0.28,
        seam="#3b3a44",
        floor_line=0.28,
        entrance_line=0.4,
    ),
    "dark": Theme(
        name="dark",
        ground="#171c24",
        compound="#1c232d",
        water="#12304a",
        shore="#1d4566",
        green="#19302b",
        field="#1c2a26",
        school="#232733",
        place="#1d232c",
        street="#2b3442",
        kerb="#10141a",
        main_street="#3a4150",
        main_kerb="#10141a",
        path="#2b3442",
        rail="#4a5263",
        sleeper="#171c24",
        community="#57486b",
        line="#ffcf70",
        halo="#0c1016",
        ink="#fff3d6",
        over="#ff9a5c",
        under="#ffe36e",
        soft_ink="#a9b2c0",
        shadow="#000000",
        shadow_opacity=0.35,
        plaster="#f2ede2",
        dusk="#131923",
        roof_white=0.24,
        wall_plaster=0.0,
        light=0.46,
        shade=0.72,
        edge="#000000",
        edge_share=0.4,
        seam="#ffdf9e",
        floor_line=0.2,
        entrance_line=0.3,
    ),
}
"""By their names."""
