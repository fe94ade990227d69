"""Two years of events: more near busy places, by the hour and the season, and how far each was handled."""

import numpy as np
import pandas as pd
import shapely

__all__ = ["make_events"]

_START, _DAYS = "2024-01-01", 731
# category: share, hour of the peak, its spread, month of the peak (0: none), hours until closed, and where
_CATEGORIES = {
    "矛盾纠纷": (0.17, 19, 3.5, 2, 40, "homes"),
    "治安隐患": (0.12, 22, 3.5, 8, 20, "shops"),
    "消防与安全生产": (0.09, 15, 4.0, 1, 30, "any"),
    "市容环境": (0.24, 10, 3.5, 7, 9, "shops"),
    "市政设施": (0.14, 9, 3.5, 6, 50, "any"),
    "民生服务": (0.16, 10, 3.0, 12, 26, "homes"),
    "突发事件": (0.02, 17, 5.0, 7, 4, "any"),
    "校园周边": (0.03, 16, 2.0, 9, 12, "schools"),
    "其他": (0.03, 12, 4.5, 0, 30, "any"),
}
_SOURCES = {
    "网格员上报": 0.46,
    "12345转办": 0.15,
    "110转办": 0.06,
    "居民APP": 0.1,
    "微信公众号": 0.07,
    "视频巡查": 0.06,
    "智能抓拍": 0.04,
    "物业上报": 0.04,
    "部门移交": 0.02,
}
_URGENCIES = {"一般": 0.8, "重要": 0.14, "紧急": 0.05, "特急": 0.01}
_PULL = {
    "homes": {"居住": 1.0},
    "shops": {"商业": 6.0, "居住": 0.25},
    "schools": {"公共": 1.0},
    "any": {"居住": 0.5, "商业": 2.0, "公共": 2.0, "工业": 2.0, "仓储": 2.0},
}


def make_events(count, shapes, uses, households, district, rng):
    """Events as a frame with x and y.

    Parameters
    ----------
    count : int
    shapes, uses, households : (b,) arrays, the buildings that events happen at
    district : Polygon, which holds every event
    """
    category = rng.choice(list(_CATEGORIES), count, p=[each[0] for each in _CATEGORIES.values()]).astype(object)
    centres = shapely.get_coordinates(shapely.centroid(shapes))
    heat = _heat(centres, households, rng)
    place = np.zeros((count, 2))
    hours = np.zeros(count)
    days = np.zeros(count, dtype=int)
    length = np.zeros(count)
    for name, (_, peak, spread, month, until, where) in _CATEGORIES.items():
        rows = np.flatnonzero(category == name)
        pull = (
            np.array([_PULL[where].get(use, 0.0) for use in uses])
            * heat
            * np.where(uses == "居住", np.sqrt(households + 0.2), 2.0)
        )
        if not pull.any():
            pull = heat
        chosen = rng.choice(len(shapes), len(rows), p=pull / pull.sum())
        place[rows] = _beside(shapes[chosen], rng)
        hours[rows] = _hours(len(rows), peak, spread, rng)
        days[rows] = _days(len(rows), month, rng)
        length[rows] = until * rng.lognormal(0, 0.8, len(rows))
    inside = shapely.contains_xy(district, place)
    place[~inside] = centres[rng.integers(len(centres), size=(~inside).sum())]
    start = np.datetime64(_START)
    reported = (start + days.astype("timedelta64[D]")).astype("datetime64[s]") + (hours * 3600).astype("timedelta64[s]")
    order = np.argsort(reported, kind="stable")
    frame = pd.DataFrame(
        {"category": category, "x": place[:, 0].round(3), "y": place[:, 1].round(3), "at": reported, "length": length}
    ).iloc[order]
    frame = frame.reset_index(drop=True)
    frame["source"] = rng.choice(list(_SOURCES), count, p=list(_SOURCES.values()))
    frame["urgency"] = rng.choice(list(_URGENCIES), count, p=list(_URGENCIES.values()))
    haste = frame["urgency"].map({"一般": 1.0, "重要": 0.7, "紧急": 0.35, "特急": 0.15}).to_numpy()
    _follow(frame, haste, start, rng)
    frame["event_no"] = [f"SJ{at:%Y%m%d}{number:06d}" for number, at in enumerate(frame["at"], start=1)]
    return frame[
        [
            "event_no",
            "source",
            "category",
            "urgency",
            "state",
            "reported_at",
            "dispatched_at",
            "due_at",
            "closed_at",
            "x",
            "y",
        ]
    ]


def _follow(frame, haste, start, rng):
    """State and times: nearly everything is closed, the last days not yet, a few refused or joined."""
    count = len(frame)
    reported = frame.pop("at").to_numpy()
    frame["at"] = pd.Series(reported)
    length = frame.pop("length").to_numpy() * haste
    dispatched = reported + (rng.lognormal(2.6, 0.7, count) * haste * 60).astype("timedelta64[s]")
    closed = dispatched + (length * 3600).astype("timedelta64[s]")
    due = reported + (72 * haste * 3600).astype("timedelta64[s]")
    end = (start + np.timedelta64(_DAYS, "D")).astype("datetime64[s]")
    lot = rng.random(count)
    refused, joined = lot < 0.012, (lot >= 0.012) & (lot < 0.022)
    is_open = (closed >= end) & ~refused & ~joined
    state = np.where(rng.random(count) < 0.35, "已评价", "已结案").astype(object)
    state[is_open] = rng.choice(["已派单", "处置中", "待核查"], is_open.sum())
    state[(dispatched >= end)] = "已受理"
    state[refused], state[joined] = "不予立案", "重复件"
    frame["state"] = state
    frame["reported_at"] = _stamps(reported)
    unsent = refused | joined | (dispatched >= end)
    frame["dispatched_at"] = np.where(unsent, None, _stamps(dispatched))
    frame["due_at"] = np.where(refused | joined, None, _stamps(due))
    frame["closed_at"] = np.where(is_open | refused | joined | (dispatched >= end), None, _stamps(closed))


def _stamps(times):
    """Local time with the offset of China, as text."""
    return np.array([f"{text}+08:00" for text in np.datetime_as_string(times, unit="s")], dtype=object)


def _heat(centres, households, rng):
    """Some neighbourhoods are several times busier than others."""
    spots = centres[rng.choice(len(centres), 12 + len(centres) // 2500, p=(households + 1) / (households + 1).sum())]
    heat = np.full(len(centres), 0.6)
    for spot in spots:
        reach = rng.uniform(90, 260)
        heat += rng.uniform(1, 5) * np.exp(-((centres - spot) ** 2).sum(axis=1) / (2 * reach**2))
    return heat


def _beside(shapes, rng):
    """Points a few metres outside the walls."""
    edge = shapely.get_coordinates(
        shapely.line_interpolate_point(shapely.get_exterior_ring(shapes), rng.random(len(shapes)), normalized=True)
    )
    away = edge - shapely.get_coordinates(shapely.centroid(shapes))
    away /= np.maximum(np.hypot(*away.T), 0.1)[:, None]
    return edge + away * rng.gamma(2.0, 2.0, len(shapes))[:, None]


def _hours(count, peak, spread, rng):
    quiet = rng.random(count) < 0.06
    return np.where(quiet, rng.uniform(0, 24, count), rng.normal(peak, spread, count) % 24)


def _days(count, month, rng):
    """More on working days, in the peak month's season, and slowly more over the two years."""
    day = np.arange(_DAYS)
    date = pd.date_range(_START, periods=_DAYS)
    weight = 1 + 0.25 * day / _DAYS
    weight *= np.where(date.dayofweek < 5, 1.1, 0.78)
    if month:
        weight *= 1 + 0.45 * np.cos((date.month.to_numpy() - month) * np.pi / 6)
    return rng.choice(_DAYS, count, p=weight / weight.sum())
