"""Words: the cues, phrases and places in the text that tie numbers together, and the slots they fill."""
