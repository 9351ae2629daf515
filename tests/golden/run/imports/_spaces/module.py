value = "in a folder without __init__.py"
