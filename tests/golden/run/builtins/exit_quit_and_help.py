print(repr(exit)[:10], repr(quit)[:10], help)  # expect: Use exit() Use quit() Type help() for interactive help, or help(object) for help about object.
try:
    exit(3)
except SystemExit as error:
    print(error.code)  # expect: 3
