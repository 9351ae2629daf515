import itertools


class Two:
    def __index__(self):
        return 2


print(list(itertools.islice("abcdef", Two())), list(itertools.islice("abcdef", 1, None, Two())))  # expect: ['a', 'b'] ['b', 'd', 'f']
for bounds in ((-1,), (-1, 2), (0, 5, 0), ("x",)):
    try:
        itertools.islice("abc", *bounds)
    except ValueError as error:
        print(error)
# expect: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: Step for islice() must be a positive integer or None.
# expect: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
