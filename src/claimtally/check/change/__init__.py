"""Changes: percentages, steps, multiples and directions between levels."""
