"""The collection desk: forms out to units, their files back, mistakes returned to the sender."""
