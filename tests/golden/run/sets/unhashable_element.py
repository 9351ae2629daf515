# python: 3.14
try:
    {[]}
except TypeError as e:
    print(e)  # expect: cannot use 'list' as a set element (unhashable type: 'list')
try:
    [] in {1}
except TypeError as e:
    print(e)  # expect: cannot use 'list' as a set element (unhashable type: 'list')
