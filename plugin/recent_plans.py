"""The plan files that were open lately, kept in the settings."""

from pathlib import Path

__all__ = ["recent_plans", "remember_plan"]

_MOST = 6


def recent_plans(settings):
    """List the files that are still there, the last one first."""
    return [path for path in settings.recent_plans.split("\n") if path and Path(path).is_file()]


def remember_plan(settings, path):
    """Put a file first, and remember its folder."""
    path = Path(path).resolve()
    others = [other for other in settings.recent_plans.split("\n") if other and other != str(path)]
    settings.recent_plans = "\n".join([str(path), *others][:_MOST])
    settings.plan_folder = str(path.parent)
