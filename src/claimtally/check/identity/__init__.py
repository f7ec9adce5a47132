"""One number told more than once: repeated, in the headline, with another certainty, in a name."""
