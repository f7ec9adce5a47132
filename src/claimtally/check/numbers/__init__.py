"""Numbers: intervals, units, printed amounts, and how a check writes them."""
