x = 'global'
class C:
    x = 'class'
    a = [x for _ in range(1)]
    b = [i for i in x]
print(C.a, C.b)  # expect: ['global'] ['c', 'l', 'a', 's', 's']
