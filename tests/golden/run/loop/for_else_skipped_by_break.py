for i in range(3):
    if i == 1: break
else:
    print('never')
print('i', i)  # expect: i 1
