"""The debrief: own estimate, result, decisions with what-if, timeline, what came after, every point, one commitment."""
