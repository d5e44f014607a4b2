"""What a message means after the turns before it: follow-ups, corrections, choices, courtesies."""
