"""Derived views and pages of events, reports and series."""
