match 5:
    case 6: print('never')
print('after')  # expect: after
