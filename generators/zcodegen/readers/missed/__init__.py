"""The search for rows that the readers missed: it knows nothing of how a page was read."""
