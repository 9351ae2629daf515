out = []
try:
    try:
        raise ValueError
    except ValueError:
        raise KeyError
    finally:
        out.append('finally')
except KeyError:
    out.append('outer')
print(out)  # expect: ['finally', 'outer']
