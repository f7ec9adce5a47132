"""Sums: totals, parts, remainders and lists."""
