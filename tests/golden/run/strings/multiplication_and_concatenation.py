print('ab' * 3, 'a' + 'b', 'x' * 0 + 'y', 3 * '-')  # expect: ababab ab y ---
try:
    'a' + 1
except TypeError as e:
    print(e)  # expect: can only concatenate str (not "int") to str
