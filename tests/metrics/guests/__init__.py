"""Tests of places for the city's guests."""
