s, k = 'abc', 'x'
try:
    s[5]
except IndexError as e:
    print(e)  # expect: string index out of range
try:
    s[k]
except TypeError as e:
    print(e)  # expect: string indices must be integers, not 'str'
