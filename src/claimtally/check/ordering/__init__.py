"""Orders: what lies above what, what is allowed, what comes first."""
