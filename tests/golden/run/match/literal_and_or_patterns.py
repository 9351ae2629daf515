def kind(x):
    match x:
        case 0: return 'zero'
        case 1 | 2 | 3: return 'small'
        case 'a' | b'a': return 'letter'
        case None: return 'none'
        case True: return 'true'
        case -1.5: return 'minus'
        case _: return 'other'
print([kind(x) for x in (0, 2, 'a', b'a', None, -1.5, 9, [])])  # expect: ['zero', 'small', 'letter', 'letter', 'none', 'minus', 'other', 'other']
