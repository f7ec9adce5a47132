"""Doc -> mentions: one package a family of rules."""
