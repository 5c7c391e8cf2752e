"""Scripts that make the small trained parts from open treebanks; see `README.md` here."""
