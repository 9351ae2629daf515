try:
    try:
        raise OSError(1)
    except* ValueError:
        print("no")
except OSError as error:
    print(repr(error))  # expect: OSError(1)
