try:
    {}['k']
except KeyError as e:
    print(e, e.args)  # expect: 'k' ('k',)
try:
    {}[1, 2]
except KeyError as e:
    print(e)  # expect: (1, 2)
