"""Shares: parts of a whole by percentage."""
