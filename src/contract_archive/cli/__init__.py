"""The command line: builds a request, calls an action, renders the result."""
