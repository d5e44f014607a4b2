"""What an agreement provides in words: amendment, disputes, law, languages, copies."""
