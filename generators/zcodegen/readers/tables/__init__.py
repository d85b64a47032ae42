"""What every table of codes has in common: its columns, its header words, and how its lines become rows."""
