"""Answers written by a language model, of which nothing is shown unchecked."""
