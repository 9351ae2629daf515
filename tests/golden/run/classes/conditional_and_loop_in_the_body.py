class A:
    for i in range(3):
        pass
    if i == 2: big = True
print(A.i, A.big)  # expect: 2 True
