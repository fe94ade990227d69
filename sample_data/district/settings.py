"""How large a district is and what it holds: `small` for tests and a first look, `full` on the scale of a real one."""

from dataclasses import dataclass

__all__ = ["FULL", "SIZES", "SMALL", "TINY", "Settings"]


@dataclass(frozen=True)
class Settings:
    """One size of district. Lengths in metres, measured on the unwarped plan with the old town near (0, 0).

    Attributes
    ----------
    outline : (west, south, east, north), box round the district
    core : (west, south, east, north), box round the built-up part
    round_core : whether the built-up part has a wavering edge of its own
    river_y, river_width : middle line and width of the river, which runs west to east
    rail_x : the railway, which runs south to north
    expressway_y : None, or where an expressway runs west to east
    arterials_x, arterials_y : main roads of the core
    country_x, country_y : those of them that go on to the edge of the district
    bend : how strongly all lines curve, 1 for a district some 15 km wide
    bridges_x, crossings_y : bridges besides those of the arterials, and level crossings of the railway
    lake : (x, y, area in m2) of the park with the largest lake
    urban, rural : number of communities (社区) and of villages (村)
    streets_towns, rural_towns : number of subdistricts (街道) and of towns (镇)
    households : about how many
    dwellings : exactly how many, or None for as many as come
    cameras, cameras_on, events : exactly how many
    """

    outline: tuple
    core: tuple
    round_core: bool
    river_y: float
    river_width: float
    rail_x: float
    expressway_y: float
    arterials_x: tuple
    arterials_y: tuple
    country_x: tuple
    country_y: tuple
    bend: float
    bridges_x: tuple
    crossings_y: tuple
    lake: tuple
    urban: int
    rural: int
    street_towns: int
    rural_towns: int
    households: int
    dwellings: int
    cameras: int
    cameras_on: int
    events: int


FULL = Settings(
    outline=(-8200, -6600, 8600, 7400),
    core=(-3700, -2600, 3800, 2800),
    round_core=True,
    river_y=-1000,
    river_width=260,
    rail_x=2350,
    expressway_y=4600,
    arterials_x=(-2450, -1250, 50, 1250),
    arterials_y=(-1800, 350, 1500),
    country_x=(50,),
    country_y=(1500, -1800),
    bend=1.0,
    bridges_x=(-3100, -1850, 650, 1850, 3000),
    crossings_y=(-5200, -3600, -1950, -150, 900, 2100, 3400, 6100),
    lake=(-1900, 900, 190_000),
    urban=92,
    rural=44,
    street_towns=11,
    rural_towns=3,
    households=184_900,
    dwellings=290_934,
    cameras=8_247,
    cameras_on=7_715,
    events=50_000,
)

SMALL = Settings(
    outline=(-920, -900, 1950, 760),
    core=(-1100, -1100, 640, 900),
    round_core=False,
    river_y=-290,
    river_width=110,
    rail_x=640,
    expressway_y=None,
    arterials_x=(-130,),
    arterials_y=(240,),
    country_x=(),
    country_y=(),
    bend=0.35,
    bridges_x=(380,),
    crossings_y=(-560, 60, 420, 600),
    lake=(-470, 0, 34_000),
    urban=6,
    rural=2,
    street_towns=2,
    rural_towns=0,
    households=12_000,
    dwellings=19_000,
    cameras=535,
    cameras_on=500,
    events=3_240,
)

TINY = Settings(
    outline=(-420, -760, 1250, 520),
    core=(-600, -900, 380, 700),
    round_core=False,
    river_y=-330,
    river_width=80,
    rail_x=380,
    expressway_y=None,
    arterials_x=(),
    arterials_y=(),
    country_x=(),
    country_y=(),
    bend=0.2,
    bridges_x=(),
    crossings_y=(100,),
    lake=(-100, 100, 12_000),
    urban=2,
    rural=2,
    street_towns=1,
    rural_towns=0,
    households=3_600,
    dwellings=None,
    cameras=40,
    cameras_on=37,
    events=120,
)

SIZES = {"small": SMALL, "full": FULL, "tiny": TINY}
