n = 3
while n:
    n -= 1
    if n == 1: break
else:
    print('never')
print(n)  # expect: 1
