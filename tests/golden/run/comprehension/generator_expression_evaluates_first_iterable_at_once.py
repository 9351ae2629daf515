def src():
    print('source')  # expect: source
    return [1]
g = (x for x in src())
print('made')  # expect: made
print(list(g))  # expect: [1]
