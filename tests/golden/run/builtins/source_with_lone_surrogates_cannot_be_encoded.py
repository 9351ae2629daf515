for source in ("x = '\U0001F600\ud800'", "\udc00\udc01"):
    try:
        exec(source)
    except UnicodeEncodeError as error:
        print(error)
    else:
        print("no")
# expect: 'utf-8' codec can't encode character '\ud800' in position 6: surrogates not allowed
# expect: 'utf-8' codec can't encode characters in position 0-1: surrogates not allowed
