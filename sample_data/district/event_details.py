"""What is told of events beside their course: the department that sees to them, and an address near by."""

import numpy as np
import shapely

__all__ = ["add_details"]

_DEPARTMENTS = {
    "矛盾纠纷": "司法所",
    "治安隐患": "派出所",
    "消防与安全生产": "消防救援站",
    "市容环境": "城市管理局",
    "市政设施": "住房和城乡建设局",
    "民生服务": "民政局",
    "突发事件": "应急管理局",
    "校园周边": "教育局",
    "其他": "街道办事处",
}
# What an officer settles alone, without a department (小事不出网格).
_SMALL = {("网格员上报", "一般", "矛盾纠纷"), ("网格员上报", "一般", "民生服务")}
_STATION = "网格服务站"


def add_details(events, addresses, points):
    """Tell the department and the address of events; all follows from what is there, nothing is drawn by lot.

    Parameters
    ----------
    events : pandas.DataFrame with x and y, as `make_events`
    addresses : (a,) array of str
    points : (a,) array of Point, where they are

    Returns
    -------
    pandas.DataFrame, with `department` (None where it was never dispatched) and `address` (the nearest one)
    """
    kinds = zip(events["source"], events["urgency"], events["category"])
    departments = [_STATION if kind in _SMALL else _DEPARTMENTS[kind[2]] for kind in kinds]
    sent = events["dispatched_at"].notna().to_numpy()
    nearest = shapely.STRtree(points).nearest(shapely.points(events["x"], events["y"]))
    return events.assign(
        department=np.where(sent, np.array(departments, dtype=object), None),
        address=np.asarray(addresses, dtype=object)[nearest],
    )
