"""Decisions and time: what joins what was read (intake) with what it is judged by (rules)."""
