"""Citation checking: a draft or an answer -> each claim with its verdict and evidence."""
