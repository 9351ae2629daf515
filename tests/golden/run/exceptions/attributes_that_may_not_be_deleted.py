error = ValueError(1)
for name in ("args", "__traceback__", "__cause__", "__context__"):
    try:
        delattr(error, name)
    except TypeError as problem:
        print(problem)
# expect: args may not be deleted
# expect: __traceback__ may not be deleted
# expect: __cause__ may not be deleted
# expect: __context__ may not be deleted
try:
    error.__setstate__(42)
except TypeError as problem:
    print(problem)  # expect: state is not a dictionary
