"""When things happen: SimPy behind a typed clock, and named streams of chance. Decides no rule."""
