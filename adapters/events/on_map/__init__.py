"""Events and patrols on a map."""
