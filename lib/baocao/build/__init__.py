"""Building one report: run its notebook, export it, put it in its place whole.

editions    the whole build of one edition, under its lock
basis       what a build comes out of
manifest    what a report came out of, and whether a build would give it again
run         its notebook through papermill, within this process
engine      papermill's engine: source (what is refused first), execution, cleaning
starting    the kernel's process, from its start to its end
execution   code cells in a fresh kernel, and expressions: what those in the prose may return
publish     outputs verified and swapped in; what a kill left put right
"""
