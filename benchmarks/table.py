"""The table on the screen: one line a run."""

__all__ = ["head", "peer_row", "row", "worst"]

# Key of the figure, head, width, format.
COLUMNS = (
    ("engine_s", "engine s", 9, "{:.1f}"),
    ("command_s", "whole s", 8, "{:.1f}"),
    ("memory_mb", "MB", 6, "{:.0f}"),
    ("grids", "grids", 6, "{}"),
    ("reachable", "reach", 7, "{:.3f}"),
    ("off", "off", 6, "{}"),
    ("least_off", "least", 6, "{}"),
    ("cut", "cut", 5, "{}"),
    ("broken", "broken", 7, "{}"),
    ("visible", "visible", 8, "{:.3f}"),
    ("pp_mean", "PP", 6, "{:.3f}"),
    ("pp_p10", "PP p10", 7, "{:.3f}"),
    ("near", "near", 6, "{:.1%}"),
    ("gap_m2", "gap", 6, "{:.2f}"),
    ("outside_m2", "outs.", 6, "{:.2f}"),
    ("overlap_m2", "overl.", 7, "{:.2f}"),
)
NAME = 14

# The more the better; of the others, the less.
GAINS = ("reachable", "visible", "pp_mean", "pp_p10")


def head():
    return "  " + " " * NAME + "".join(f"{title:>{width}}" for _, title, width, _ in COLUMNS)


def row(name, figures):
    """One run, '-' where it has no such figure."""
    words = (f"{form.format(figures[key]) if key in figures else '-':>{width}}" for key, _, width, form in COLUMNS)
    return f"  {name:<{NAME}}" + "".join(words)


def peer_row(name, figures):
    """A peer's run, or the sentence that says why there is none."""
    return row(name, figures) if "grids" in figures else f"  {name:<{NAME}} {figures['trouble']}"


def worst(runs):
    """The worst figure of each column over several runs."""
    return {key: (min if key in GAINS else max)(figures[key] for figures in runs) for key in runs[0]}
