"""`python -m zcodegen`."""

from zcodegen.cli.main import main

main()
