"""Typing slips laid into the sample's forms, to measure how many of them the checks raise."""
