"""Events on the map: signs over it, filters and views, the time bar, the wall screen."""
