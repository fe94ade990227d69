"""Rules D8, D9 and D11: codes, officers, and what a change has to leave behind."""

import re

import numpy as np
import shapely

from ..findings import found
from ..inner_places import inner_places
from ..numbering import number_grids, reading_order

__all__ = ["code_findings", "known_codes", "record_findings"]


def known_codes(community_codes, community_places, community_kinds, profile):
    """The codes that grids' codes begin with: a community whose code does not fit the profile is numbered.

    Parameters
    ----------
    community_codes : (c,) array of str
    community_places : (c, 2) array of float
    community_kinds : (c,) array of str
    profile : CodeProfile

    Returns
    -------
    (c,) array of str, list of Finding
    """
    numbering = number_grids(
        np.empty((0, 2)), [], community_codes, community_places, community_kinds, [], set(), profile
    )
    return numbering.community_codes, numbering.findings


def code_findings(layer, areas, home, community_codes, profile):
    """Find codes that are missing, repeated, of the wrong form or of another community, and numbers out of order.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    home : (g,) array of int, the community that each grid lies in, -1 where none
    community_codes : (c,) array of str, as `known_codes` gives them
    profile : CodeProfile

    Returns
    -------
    list of Finding, with rows of grids
    """
    places = inner_places(areas, np.nan)
    known = np.append(community_codes, "")
    findings, rows_of = [], {}
    for row, code in enumerate(layer.codes):
        own = str(known[home[row]])
        about = {"community_code": own, "place": _place(places[row])}
        stated = layer.community_codes[row]
        if stated and own and stated != own:
            findings.append(found("grid_community_differs", grid_code=code, stated=stated, **about))
        if not code:
            findings.append(found("grid_code_missing", row=row, **about))
            continue
        if rows_of.setdefault(code, []):
            findings.append(found("grid_code_repeated", grid_code=code, code=code, **about))
        rows_of[code].append(row)
        if own:
            findings += _form(code, own, community_codes, profile, about)
    return [*findings, *_order(layer, areas, home, places, known, profile)]


def _form(code, own, community_codes, profile, about):
    """Say what is wrong with the form of one code."""
    stem = profile.stem(own)
    if profile.number(stem, code) is not None:
        return
    for other in community_codes:
        there = profile.stem(str(other))
        if other != own and code.startswith(there) and profile.number(there, code) is not None:
            yield found("grid_code_elsewhere", grid_code=code, code=code, other=str(other), **about)
            return
    example = profile.code(stem, 1)
    yield found("grid_code_misfit", grid_code=code, code=code, example=example, **about)


def _order(layer, areas, home, places, known, profile):
    """Communities whose numbers do not run from north to south and west to east, as they do when first given."""
    heights = _heights(areas)
    numbers = np.array(
        [_number(profile, str(known[community]), code) for community, code in zip(home, layer.codes)], dtype=int
    )
    own_range = (numbers >= profile.special_from) & bool(profile.special_from)
    for community in np.unique(home[numbers >= 0]):
        out = []
        for special in (False, True):
            rows = np.flatnonzero((home == community) & (numbers >= 0) & (own_range == special))
            rows = rows[np.argsort(numbers[rows], kind="stable")]
            # The height is that of all grids of the sequence, as when they were numbered.
            height = np.median(heights[home == community])
            expected = rows[reading_order(places[rows], height)]
            out += rows[rows != expected].tolist()
        if out:
            first = min(out, key=lambda row: numbers[row])
            about = {"grid_code": layer.codes[first], "community_code": known[community]}
            place = _place(places[first])
            yield found("grid_numbers_out_of_order", value=len(out), count=len(out), place=place, **about)


def _number(profile, community_code, code):
    """The number in a code of this community; -1 where it is none, or the community is not known."""
    number = profile.number(profile.stem(community_code), code) if community_code else None
    return -1 if number is None else number


def _heights(areas):
    _, bottom, _, top = shapely.bounds(areas).reshape(-1, 4).T
    return top - bottom


def record_findings(layer, areas, community_codes):
    """Find grids without an officer, and versions without what a change has to leave: since when, and why.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    community_codes : (g,) array of str

    Returns
    -------
    list of Finding
    """
    places, findings = inner_places(areas, np.nan), []
    for row, code in enumerate(layer.codes):
        about = {"grid_code": code, "community_code": community_codes[row], "place": _place(places[row])}
        if layer.officers is not None and not layer.officers[row] >= 1:
            findings.append(found("grid_without_officer", value=0, **about))
        if layer.history is not None:
            findings += _history(layer.history[row], about)
    return findings


def _history(record, about):
    """What is missing in one row of history."""
    missing = [name for name in ("version", "valid_from") if name in record and not record[name]]
    changed = re.fullmatch(r"0*[1-9][0-9]*", record.get("version", "")) and int(record["version"]) > 1
    if changed and "reason" in record and not record["reason"]:
        missing.append("reason")
    if missing:
        yield found("grid_version_incomplete", fields=", ".join(missing), value=len(missing), **about)
    since, until = record.get("valid_from", ""), record.get("valid_to", "")
    if since and until and until < since:
        yield found("grid_version_dates", since=since, until=until, **about)


def _place(place):
    return None if np.isnan(place).any() else (float(place[0]), float(place[1]))
