print('hello'.translate({ord('l'): 'L', ord('o'): None}), 'abc'.translate(str.maketrans('ab', 'xy')))  # expect: heLL xyc
