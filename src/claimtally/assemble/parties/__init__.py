"""Who acts and upon whom: noun phrases of a clause, resolved to the names they stand for."""
