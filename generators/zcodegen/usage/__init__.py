"""Where source code and logs use the codes and names of a catalog."""
