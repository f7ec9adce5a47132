"""Records: their schema, their grounding in the text, and the lines of other tools."""
