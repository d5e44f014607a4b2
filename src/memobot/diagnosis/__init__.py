"""What is configured here, whether each part of it answers, and what to do where it does not."""
