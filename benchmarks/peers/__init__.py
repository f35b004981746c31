"""The same work as others do it, written as their users would and no worse."""
