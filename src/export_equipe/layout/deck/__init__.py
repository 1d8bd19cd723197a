"""Slides: choose the layout, fit the text, split over titled slides."""
