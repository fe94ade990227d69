"""Hot spots, rises, clusters and repeated places of events as tables; densities as a raster."""

from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import Qgis

from ....engine.events.figures.clusters import clusters
from ....engine.events.figures.hotspots import contiguity, hot_spots, within_distance
from ....engine.events.figures.masking import MASK_FLOOR
from ....engine.events.figures.rates import in_span, moment_of_arrival, per_thousand
from ....engine.events.figures.repeats import repeats
from ....engine.events.figures.rises import rises
from ...layers.writing import OutputTable, table_fields
from ...running.qgis_version import number_field, text_field, whole_number_field
from ...words.moments import CHINA, shown_moment
from ...words.of_figures import class_words, cluster_sentence, grid_words, repeat_sentence, rise_sentence
from .groups import everything, grouped
from .masks import evened_out, masks_of
from .periods import DAY, Span, day_numbers, months_of, whole_days
from .rows import NESTED, TOTAL

__all__ = ["CLUSTER", "REPEATED", "Closeness", "Found", "find_clusters", "find_hot_spots", "find_rises", "of_span"]

CLUSTER, REPEATED = "cluster", "repeated"

_OFTEN = 2.0
_HALF = 0.5


@dataclass(frozen=True)
class Closeness:
    """What counts as close: how near clusters and repeated places lie, and how many events make them."""

    cluster_metres: float = 100.0
    cluster_days: float = 7.0
    cluster_least: int = 5
    repeat_metres: float = 50.0
    repeat_days: float = 30.0
    repeat_least: int = 3


@dataclass(frozen=True)
class Found:
    """A table of what was found, how many rows of it are clear, and how many more were not.

    Attributes
    ----------
    table : adapters.layers.writing.OutputTable
    count, unsure : int
    """

    table: OutputTable
    count: int
    unsure: int = 0


def of_span(events, span, category="", offset=CHINA):
    """The events of a span, and of one class where one is named; the span is given limits.

    Returns
    -------
    engine.events.model.Events, Span
    """
    arrived = moment_of_arrival(events)
    span = whole_days(span, arrived, offset)
    chosen = in_span(arrived, *span) if np.isfinite(span).all() else np.ones(len(events), dtype=bool)
    if category:
        chosen &= events.categories == category
    return events.taken(np.flatnonzero(chosen)), span


def find_hot_spots(events, areas, *, rate=False, distance=None, floor=MASK_FLOOR):
    """Gi* of the grids.

    Parameters
    ----------
    events : engine.events.model.Events that know their grids
    areas : adapters.events.areas.EventAreas
    rate : bool, whether events for each 1,000 households are looked at, else events
    distance : float, metres between the middles of neighbours; None where those that touch are neighbours
    floor : int, counts below are masked, with what follows from them

    Returns
    -------
    Found; its count is that of hot grids

    Notes
    -----
    How hot a grid is called is by all counts. Where some are masked, z and p are those of counts in which these are
    evened out: by the exact ones a masked neighbour, or how much all counts differ, could be worked out.
    """
    counts, evened, masked = _counts(events, areas, floor)
    rates = per_thousand(counts, areas.households)
    if distance is None:
        weights = contiguity(areas.shapes)
    else:
        weights = within_distance(shapely.get_coordinates(shapely.centroid(areas.shapes)), distance)
    spots = hot_spots(rates if rate else counts, weights)
    told = hot_spots(per_thousand(evened, areas.households) if rate else evened, weights) if masked.any() else spots
    fields = table_fields(
        text_field("grid_code"), text_field("grid_name"), text_field("community_code"),
        whole_number_field("households"), whole_number_field("events"), number_field("per_1000"),
        number_field("z"), number_field("p_value"), number_field("q_value"), text_field("hot_spot"),
        whole_number_field("masked"),
    )  # fmt: skip
    written = []
    for row in range(len(areas)):
        figures = (counts[row], rates[row], told.z[row], told.p[row], told.q[row])
        shown = [None] * 5 if masked[row] else [_known(each, 6) for each in figures]
        households = areas.households[row]
        written.append(
            [
                areas.codes[row], areas.names[row], areas.communities[row], _known(households, 0), *shown,
                spots.classes[row], int(masked[row]),
            ]
        )  # fmt: skip
    hot = int(np.char.startswith(spots.classes.astype(str), "hot").sum()) if len(areas) else 0
    return Found(OutputTable(fields, Qgis.WkbType.MultiPolygon, written, _polygons(areas.shapes)), hot)


def _counts(events, areas, floor):
    """Events of the grids; the same with what is masked evened out; and what is masked, as in tables of figures."""
    groups = {kind: grouped(events, areas, kind, [], [0.0]) for kind in NESTED}
    groups[TOTAL] = everything(events, areas)
    which = np.ones(len(events), dtype=bool)
    masks = masks_of(groups, which, floor)
    of = {code: row for row, code in enumerate(groups["grid"].codes)}
    rows = np.array([of[code] for code in areas.codes.tolist()], dtype=np.int64)
    counts, coded = np.bincount(groups["grid"].rows, minlength=len(of)), areas.codes != ""
    # Events that are in no grid are not those of a grid without a code.
    counts, evened = (np.where(coded, each[rows], np.nan) for each in (counts, evened_out(groups, which, masks, floor)))
    return counts, evened, masks["grid"][rows] & coded


def _known(value, digits):
    if value is None or np.isnan(value):
        return None
    return int(value) if float(value).is_integer() and digits != 6 else round(float(value), digits)


def _polygons(shapes):
    """Areas as WKB of several polygons each."""
    several = [
        shape if shapely.get_type_id(shape) == 6 else shapely.multipolygons([shape] if not shape.is_empty else [])
        for shape in shapes
    ]
    return shapely.to_wkb(np.array(several, dtype=object)).tolist()


def find_rises(events, areas, span, *, ratio=2.0, floor=MASK_FLOOR, alpha=0.05, permutations=999, seed=1,
               offset=CHINA, progress=None):  # fmt: skip
    """Rises of classes by month, and the grids that carry them.

    Returns
    -------
    Found, the clearest first
    """
    # Where no event has a time, the span has no limits, and nothing rose.
    months, edges = months_of(span, offset) if np.isfinite(span).all() else ([], [0.0])
    days = day_numbers(moment_of_arrival(events), offset)
    words, categories = np.unique(events.categories.astype(str), return_inverse=True)
    categories = np.where(events.categories == "", -1, categories.ravel())
    codes, grids = np.unique(events.grid_codes.astype(str), return_inverse=True)
    grids = np.where(events.grid_codes == "", -1, grids.ravel())
    told = rises(
        days, categories, grids, day_numbers(edges, offset), ratio=ratio, least=max(floor, 3),
        permutations=permutations, alpha=alpha, seed=seed, progress=progress,
    )  # fmt: skip
    fields = table_fields(
        text_field("category"), text_field("month"), whole_number_field("events"), number_field("usual"),
        number_field("ratio"), number_field("p_value"), text_field("grids"), whole_number_field("local"),
        text_field("message"),
    )  # fmt: skip
    rows, lengths = [], np.diff(day_numbers(edges, offset))
    for rise in told:
        category = "" if rise.category < 0 else str(words[rise.category])
        carrying, month = [str(codes[area]) for area in rise.areas], months[rise.period]
        said = grid_words(carrying, areas.community_names)
        # What is usual is told by all other days: where these have few events, their count would come out of it.
        others = rise.usual * (lengths.sum() / lengths[rise.period] - 1)
        ratio = float("inf") if 0.5 < others < floor - 0.5 else rise.ratio
        figures = [None, None] if np.isinf(ratio) else [round(rise.usual, 1), round(ratio, 2)]
        rows.append(
            [
                class_words(category), month, rise.count, *figures, rise.p, ", ".join(sorted(carrying)),
                int(rise.local), rise_sentence(category, month, ratio, said, rise.p, rise.local),
            ]
        )  # fmt: skip
    return Found(OutputTable(fields, Qgis.WkbType.NoGeometry, rows, [b""] * len(rows)), len(rows))


def find_clusters(
    events, areas, close, *, floor=MASK_FLOOR, alpha=0.05, permutations=99, seed=1, offset=CHINA, progress=None
):
    """Clusters that chance alone would hardly make, and repeated places.

    Parameters
    ----------
    events : engine.events.model.Events that know their grids
    areas : adapters.events.areas.EventAreas
    close : Closeness
    floor : int, counts below are masked
    alpha : float, the largest p of a cluster that is told
    permutations, seed : int
    offset : int
    progress : engine.progress.Progress

    Returns
    -------
    Found; `unsure` counts the clusters that are not told
    """
    moments = moment_of_arrival(events)
    groups = clusters(
        events.places, moments, metres=close.cluster_metres, days=close.cluster_days, least=close.cluster_least,
        permutations=permutations, seed=seed, progress=progress,
    )  # fmt: skip
    clear = [one for one in groups if one.p <= alpha]
    again = repeats(
        events.places, moments, least=close.repeat_least, days=close.repeat_days, metres=close.repeat_metres,
        progress=progress,
    )  # fmt: skip
    fields = table_fields(
        text_field("kind"), whole_number_field("events"), number_field("usual"), number_field("ratio"),
        number_field("p_value"), text_field("since"), text_field("until"), number_field("days"),
        text_field("category"), text_field("grids"), text_field("message"),
    )  # fmt: skip
    rows = [_cluster_row(events, areas, one, floor, offset) for one in clear]
    rows += [_repeat_row(events, areas, one, close, floor, offset) for one in again]
    reach = [close.cluster_metres / 2] * len(clear) + [close.repeat_metres / 2] * len(again)
    hulls = [
        shapely.buffer(shapely.convex_hull(shapely.multipoints(events.places[one.rows])), metres)
        for one, metres in zip([*clear, *again], reach)
    ]
    wkb = shapely.to_wkb(np.array(hulls, dtype=object)).tolist() if hulls else []
    return Found(OutputTable(fields, Qgis.WkbType.Polygon, rows, wkb), len(rows), len(groups) - len(clear))


def _cluster_row(events, areas, one, floor, offset):
    hidden = one.count < floor
    grids, category = _grids_of(events, one.rows), _standing_out(events, one.rows)
    said = grid_words(grids, areas.community_names)
    days = max(1, round((one.until - one.since) / DAY))
    count = None if hidden else one.count
    figures = [None, None, None] if hidden else [one.count, round(one.usual, 2), round(one.ratio, 2)]
    return [
        CLUSTER, *figures, one.p, shown_moment(one.since, offset), shown_moment(one.until, offset), days,
        category, ", ".join(grids), cluster_sentence(count, one.usual, days, category, said, one.p),
    ]  # fmt: skip


def _repeat_row(events, areas, one, close, floor, offset):
    count = len(one.rows) if len(one.rows) >= floor else None
    most = one.most if one.most >= floor else None
    span, grids = Span(one.since, one.until), _grids_of(events, one.rows)
    said = grid_words(grids, areas.community_names)
    return [
        REPEATED, count, None, None, None, shown_moment(one.since, offset), shown_moment(one.until, offset),
        round(span.days, 1), _commonest(events, one.rows), ", ".join(grids),
        repeat_sentence(most, count, round(close.repeat_days), round(close.repeat_metres), said),
    ]  # fmt: skip


def _grids_of(events, rows):
    return sorted(set(events.grid_codes[rows].tolist()) - {""})


def _commonest(events, rows):
    """The class of most of these events, '' where none has half of them."""
    words, counts = np.unique(events.categories[rows].astype(str), return_counts=True)
    best = int(np.argmax(counts))
    return str(words[best]) if counts[best] >= _HALF * len(rows) else ""


def _standing_out(events, rows):
    """The class that has half of these events and twice its usual share, '' where none has."""
    word = _commonest(events, rows)
    usual = float((events.categories == word).mean())
    return word if word and (events.categories[rows] == word).mean() >= min(_OFTEN * usual, 1.0) else ""
