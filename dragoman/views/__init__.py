"""From the record to plain data that any face can print: no SQL, no state, no formatting."""
