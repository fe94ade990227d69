"""Which profiles of codes and limits are shipped. An algorithm lists them before it knows what packages there are."""

from pathlib import Path

__all__ = ["DEFAULT", "PROFILES", "profile_files"]

PROFILES = Path(__file__).parent / "profiles"
DEFAULT = "stat15"


def profile_files(folder=PROFILES):
    """List the shipped profiles: {id: file}, the default first."""
    ids = sorted((file.stem for file in folder.glob("*.json")), key=lambda name: (name != DEFAULT, name))
    return {name: folder / f"{name}.json" for name in ids}
