"""This program, doing its work as `cuttings` has it done."""
