"""``python -m export_equipe``."""

from export_equipe.cli.main import main

if __name__ == "__main__":
    main()
