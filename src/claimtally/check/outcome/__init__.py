"""Outcomes: numbers that the words give as what others come to."""
