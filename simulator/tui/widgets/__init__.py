"""Small things that screens are made of: rows of cells, lists, bars. They know no game."""
