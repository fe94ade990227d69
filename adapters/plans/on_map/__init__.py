"""An open plan on a map: what lies where, and what a gesture would do."""
