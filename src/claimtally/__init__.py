"""claimtally reads news articles, pulls out the claims a reader could check, and tells whether they tally."""
