out = []
try:
    raise ValueError(1)
except ValueError:
    try:
        raise KeyError(2)
    except KeyError:
        try:
            raise IndexError(3)
        except IndexError as e:
            out.append(repr(e.__context__))
            out.append(repr(e.__context__.__context__))
print(out)  # expect: ['KeyError(2)', 'ValueError(1)']
