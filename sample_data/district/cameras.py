"""Cameras at junctions, gates and public places, with ids in the form of GB/T 28181."""

import numpy as np
import pandas as pd
import shapely

from .communities import COUNTY

__all__ = ["place_cameras"]

# camera kind, field of view in degrees, range in metres
_KINDS = (("固定枪机", 60, 50), ("球机", 360, 80), ("遥控枪机", 75, 60), ("半球", 110, 25), ("多目全景", 180, 60))
_SITES = {
    "junction": ("00", (2, 4), 10.0),
    "gate": ("01", (1, 3), 9.0),
    "school": ("11", (2, 3), 8.0),
    "market": ("45", (2, 4), 8.0),
    "park": ("08", (1, 3), 4.0),
    "hospital": ("09", (2, 3), 8.0),
    "lane": ("01", (1, 2), 1.0),
    "street": ("04", (1, 2), 2.0),
}
_PLACES = {
    "junction": "交通干线",
    "gate": "治安复杂区域",
    "school": "校园周边",
    "market": "商业中心",
    "park": "中心广场",
    "hospital": "治安复杂区域",
    "lane": "治安复杂区域",
    "street": "交通干线",
}
# What kind of body runs the camera.
_OWNERS = {
    "junction": "公安",
    "gate": "物业",
    "school": "学校",
    "market": "商户",
    "park": "城管",
    "hospital": "医院",
    "lane": "社区",
    "street": "交通",
}


def place_cameras(sites, count, count_on, rng):
    """Choose sites, the busy kinds first, and give each one to four cameras.

    Parameters
    ----------
    sites : list of (x, y, kind, name)
    count, count_on : int, cameras in all and those that work

    Returns
    -------
    pandas.DataFrame with columns x and y
    """
    weight = np.array([_SITES[site[2]][2] for site in sites])
    order = np.argsort(rng.exponential(size=len(sites)) / weight, kind="stable")
    rows = []
    while len(rows) < count:
        for at in order:
            x, y, kind, name = sites[at]
            industry, (least, most), _ = _SITES[kind]
            start = rng.integers(8)
            for number in range(int(rng.integers(least, most + 1))):
                azimuth = float((start + 8 * number // most) % 8 * 45)
                camera_kind, view, reach = _KINDS[int(rng.choice(len(_KINDS), p=[0.5, 0.25, 0.1, 0.09, 0.06]))]
                rows.append(
                    (
                        x + 3 * np.sin(np.radians(azimuth)) + rng.normal(0, 1),
                        y + 3 * np.cos(np.radians(azimuth)) + rng.normal(0, 1),
                        industry,
                        f"{name}{_compass(azimuth)}{camera_kind}",
                        camera_kind,
                        azimuth,
                        view,
                        reach,
                        _PLACES[kind],
                        round(float(rng.choice([3.5, 4.5, 6.0, 6.5])), 1),
                        _OWNERS[kind],
                    )
                )
            if len(rows) >= count:
                break
    frame = pd.DataFrame(
        rows[:count],
        columns=[
            "x",
            "y",
            "industry",
            "name",
            "camera_kind",
            "azimuth_deg",
            "fov_deg",
            "range_m",
            "position_type",
            "height_m",
            "owner_kind",
        ],
    )
    frame["x"], frame["y"] = frame["x"].round(3), frame["y"].round(3)
    # 8 digits centre, 2 industry, 3 type (132, a network camera), 1 network, 6 serial
    frame["camera_id"] = [
        f"{COUNTY}00{industry}1320{serial:06d}" for serial, industry in enumerate(frame.pop("industry"), start=1)
    ]
    status = np.array(["ON"] * count_on + ["OFF"] * (count - count_on), dtype=object)
    frame["status"] = rng.permutation(status)
    return frame[
        [
            "camera_id",
            "name",
            "status",
            "camera_kind",
            "azimuth_deg",
            "fov_deg",
            "range_m",
            "height_m",
            "position_type",
            "owner_kind",
            "x",
            "y",
        ]
    ]


def _compass(azimuth):
    return ("北", "东北", "东", "东南", "南", "西南", "西", "西北")[int(azimuth // 45)]


def junctions(lines, classes, names):
    """(x, y, name) of the nodes where at least two named streets, one of them no lane, meet."""
    ends = np.concatenate([shapely.get_coordinates(shapely.get_point(lines, at)) for at in (0, -1)])
    place, ids = np.unique(ends.round(3), axis=0, return_inverse=True)
    found = [{} for _ in place]
    for node, line in zip(ids.ravel(), np.tile(np.arange(len(lines)), 2)):
        if names[line]:
            found[node][names[line]] = classes[line]
    return [
        (x, y, "与".join(sorted(meet)[:2]) + "路口")
        for (x, y), meet in zip(place, found)
        if len(meet) > 1 and any(each in ("arterial", "street") for each in meet.values())
    ]
