"""Conversions: of measures, and of money with the rates they imply."""
