print(min([3, -5, 2], key=abs), max('a', 'bb', key=len), min([], default='none'), max(1, 2, 3))  # expect: 2 bb none 3
try:
    max([])
except ValueError as e:
    print(e)  # expect: max() iterable argument is empty
