"""Tables: surveys, cases and interview guides."""
