"""Specification of the core: what a report counts and what it says."""
