"""What reports tell of agreements."""
