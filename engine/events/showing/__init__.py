"""Events on a map: the situation at a moment, what a view leaves of it, and how many signs a map can bear."""
