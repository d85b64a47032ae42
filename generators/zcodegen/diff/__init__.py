"""Layer 4: what two revisions of a catalog differ in, how bad it is for whom, and which version step it asks for."""
