"""`python -m dragoman.faces.cli` is the same as `dragoman`."""

from dragoman.faces.cli import main

if __name__ == "__main__":
    main()
