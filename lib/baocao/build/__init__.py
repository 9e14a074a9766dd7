"""Building one report: run its notebook, export it, put it in its place whole.

parameters ─┐
prose ──────┼─▶ kernel ─▶ engine ─▶ run ─▶ outputs ─▶ publish ─▶ editions
cleaning ───┘   cells     papermill  store  files      swap       the whole build, under a lock
"""
