"""Tests of dashboard/sayings."""
