"""A folder of gold answers -> how well memobot does on it."""
