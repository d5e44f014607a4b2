"""How numbers, durations and dates are written, in four languages."""
