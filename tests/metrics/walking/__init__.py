"""Tests of walking distance."""
