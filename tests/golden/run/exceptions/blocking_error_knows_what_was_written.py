error = BlockingIOError(11, "full", 5)
print(error.characters_written, error.filename, error.args)  # expect: 5 None (11, 'full', 5)
error.characters_written = 7
print(error.characters_written)  # expect: 7
del error.characters_written
print(hasattr(error, "characters_written"), hasattr(OSError(1, "x"), "characters_written"))  # expect: False False
print(BlockingIOError(11, "full", "name").filename)  # expect: name
