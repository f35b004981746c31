"""How fast the program is, beside others that do the same work: `make bench`.

cases/        one file a comparison: what is compared, why both do the same work, and the goals it has
ours/, peers/ the contestants: this program, and others as their users would write them
"""
