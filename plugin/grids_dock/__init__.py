"""The dock *Grids*: the plan in work as tables, bars and sentences. It shows and asks; it changes nothing itself."""
