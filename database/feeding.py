"""Where a made-up feed goes: into a plan file, or into the shared database; and how what it made up is taken away."""

from ..engine.events.feed import MADE_UP, called_off, is_made_up
from ..engine.gridding.inner_places import inner_places
from .events import read_changes, write_changes

__all__ = ["FeedIntoDatabase", "FeedIntoPlan"]

_PLACES = (
    "SELECT ST_X(place), ST_Y(place), community_code, grid_code FROM (SELECT ST_PointOnSurface(geom) AS place, "
    "community_code, grid_code FROM unit WHERE district_id = %s AND plan_id = (SELECT min(plan_id) FROM plan WHERE "
    "district_id = %s) ORDER BY unit_id) AS placed"
)

_CATEGORIES = (
    "SELECT DISTINCT category FROM event WHERE district_id = %s AND category <> '' AND NOT starts_with(event_no, %s)"
)


class FeedIntoPlan:
    """A plan file that is open.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession
    """

    def __init__(self, session):
        self._session = session

    def places(self):
        """Where something may happen: (n, 2) array of float, n communities and n grids."""
        draft = self._session.draft
        fabric = draft.fabric
        homes = fabric.community_codes[fabric.units.communities]
        return inner_places(fabric.polygons), homes.tolist(), draft.codes.tolist()

    def categories(self):
        """The classes that the events of the plan have: list of str."""
        events = self._session.events.events
        return sorted(set(events.categories[~is_made_up(events.numbers)].tolist()) - {""})

    def write(self, changes):
        """Write what happens."""
        self._session.events.take(changes.events, changes.cameras)

    def remove(self):
        """Take away what was made up: how many events and cameras, and whether they are gone.

        Returns
        -------
        int, bool
        """
        return self._session.events.take_out_made_up()


class FeedIntoDatabase:
    """A district of the shared database.

    Parameters
    ----------
    connection : SharedConnection
    district : int
    """

    def __init__(self, connection, district):
        self._connection, self._district = connection, district

    def places(self):
        """As of `FeedIntoPlan`."""
        rows = self._connection.rows(_PLACES, [self._district, self._district])
        x, y, communities, grids = zip(*rows, strict=True) if rows else ((), (), (), ())
        return list(zip(x, y, strict=True)), communities, grids

    def categories(self):
        """As of `FeedIntoPlan`."""
        return sorted(category for (category,) in self._connection.rows(_CATEGORIES, [self._district, MADE_UP]))

    def write(self, changes):
        """Write what happens, in one transaction."""
        write_changes(self._connection, self._district, changes.events, changes.cameras)

    def remove(self):
        """Call off what was made up: nothing is ever taken out of the database. As of `FeedIntoPlan`."""
        held = read_changes(self._connection, self._district)
        off = called_off(held.events, held.cameras)
        if len(off):
            self.write(off)
        return len(off), False
