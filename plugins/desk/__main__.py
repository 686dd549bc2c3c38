"""`python -m plugins.desk`: the command where no script is installed."""

from plugins.desk.command import main

if __name__ == "__main__":
    main()
