"""Files in, facts out. Imports schemas only; no clock: `as_at` is an argument."""
