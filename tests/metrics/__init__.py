"""Tests of dashboard/metrics."""
