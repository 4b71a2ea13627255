"""Facts in, findings out: the suitability rules as data, and the engine that judges facts by them. Pure."""
