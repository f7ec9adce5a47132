"""Products: counts times what each is, rates times times."""
