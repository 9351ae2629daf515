for i in range(3):
    pass
else:
    print('else', i)  # expect: else 2
