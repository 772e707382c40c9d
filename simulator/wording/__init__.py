"""What a seat sees and does, in words, for every front end: names, facts, events, refusals, acts. Draws nothing."""
