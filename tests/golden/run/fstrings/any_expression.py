d = {'k': [1, 2]}
print(f'{d["k"][1]} {[i for i in range(3)]} {(lambda v: v * 2)(4)} {"a" if d else "b"}')  # expect: 2 [0, 1, 2] 8 a
