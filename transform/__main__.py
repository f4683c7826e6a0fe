"""`python -m transform`."""

from transform.cli import main

if __name__ == "__main__":
    main()
