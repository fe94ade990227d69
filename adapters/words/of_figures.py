"""Sentences on what stands out among events: rises, clusters and repeated places."""

from itertools import groupby

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["chance_words", "class_words", "cluster_sentence", "grid_words", "hot_spot_words", "repeat_sentence",
           "rise_sentence"]  # fmt: skip

_NUMBER = 3
_FEW = 6
_SMALLEST = 0.001

translate = QCoreApplication.translate


def class_words(category):
    """Name a class of events; '' is all classes together."""
    return category or translate("Figures", "All events")


def grid_words(codes, community_names=None):
    """Name grids by their community and number where the community has a name, else by their codes; of many the first.

    Parameters
    ----------
    codes : sequence of str
    community_names : dict of str (code) to str

    Examples
    --------
    >>> grid_words(["430702001003014", "430702001003012"], {"430702001003": "竹霞社区"})
    '竹霞社区 012, 014'
    >>> grid_words(["430702001003014"])
    '430702001003014'
    """
    names, comma = community_names or {}, translate("Findings", ", ")
    codes = sorted(filter(None, codes))
    said = []
    for community, group in groupby(codes[:_FEW], key=lambda code: code[:-_NUMBER]):
        name, own = names.get(community, ""), list(group)
        said.append(f"{name} {comma.join(code[-_NUMBER:] for code in own)}" if name else comma.join(own))
    return translate("Figures", "; ").join(said) + ("…" if len(codes) > _FEW else "")


def chance_words(p):
    """How likely chance alone does as much."""
    return "p < 0.001" if p < _SMALLEST else f"p = {p:.2g}"


def hot_spot_words():
    """The classes of hot spots, hottest first: dict of str to str."""
    return {
        "hot_99": translate("Figures", "Hot spot, 99 %"),
        "hot_95": translate("Figures", "Hot spot, 95 %"),
        "hot_90": translate("Figures", "Hot spot, 90 %"),
        "none": translate("Figures", "Nothing unusual"),
        "cold_90": translate("Figures", "Cold spot, 90 %"),
        "cold_95": translate("Figures", "Cold spot, 95 %"),
        "cold_99": translate("Figures", "Cold spot, 99 %"),
    }


# fmt: off

def rise_sentence(category, month, ratio, grids, p, local):
    """Say a rise.

    Parameters
    ----------
    category : str, '' for all classes
    month : str, '2024-12'
    ratio : float, inf where none are usual
    grids : str, as `grid_words` says them; empty where it rose everywhere
    p : float
    local : bool, whether it stands out in those grids only
    """
    if grids and local:
        told = translate("Figures", "{category}: {ratio} as many as usual in {month} in grids {grids} ({chance}).")
    elif grids:
        told = translate("Figures",
            "{category}: {ratio} as many as usual in {month}, most of it in grids {grids} ({chance}).")
    else:
        told = translate("Figures",
            "{category}: {ratio} as many as usual in {month}, all over the district ({chance}).")
    words = {"category": class_words(category), "month": month, "grids": grids, "chance": chance_words(p)}
    return told.format(ratio=_times(ratio), **words)


def cluster_sentence(count, usual, days, category, grids, p):
    """Say a cluster; `count` is None where it is masked, `category` '' where none stands out."""
    if count is None:
        told = translate("Figures", "A cluster of few events within {days} days; grids {grids} ({chance}).")
    elif category:
        told = translate("Figures",
            "{count} events within {days} days where {usual} are usual, mostly {category}; grids {grids} ({chance}).")
    else:
        told = translate("Figures",
            "{count} events within {days} days where {usual} are usual; grids {grids} ({chance}).")
    shown = f"{usual:.1f}" if usual < 10 else f"{usual:.0f}"
    return told.format(count=count, usual=shown, days=days, category=category,
                       grids=grids or "–", chance=chance_words(p))


def repeat_sentence(most, count, days, metres, grids):
    """Say a repeated place; the numbers are None where they are masked."""
    if most is not None:
        told = translate("Figures", "{most} events within {days} days and {metres} m, {count} in all; grids {grids}.")
    elif count is not None:
        told = translate("Figures",
            "The same place again within {days} days and {metres} m, {count} events in all; grids {grids}.")
    else:
        told = translate("Figures", "The same place again within {days} days and {metres} m; grids {grids}.")
    return told.format(most=most, count=count, days=days, metres=metres, grids=grids or "–")


def _times(ratio):
    if ratio == float("inf"):
        return translate("Figures", "many times")
    return translate("Figures", "{times} times").format(times=f"{ratio:.1f}" if ratio < 10 else f"{ratio:.0f}")

# fmt: on
