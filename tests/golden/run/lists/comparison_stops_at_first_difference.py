class Bad:
    def __eq__(self, o): raise ValueError('compared')
print([1, Bad()] < [2, 3])  # expect: True
try:
    [1, Bad()] == [1, 3]
except ValueError as e:
    print(e)  # expect: compared
