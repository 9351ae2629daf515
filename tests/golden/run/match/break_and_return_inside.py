def f():
    for i in range(5):
        match i:
            case 1: continue
            case 3: break
            case _: out.append(i)
    return i
out = []
print(f(), out)  # expect: 3 [0, 2]
