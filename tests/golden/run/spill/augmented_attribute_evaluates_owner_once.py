class Box: pass
b = Box()
b.n = 5
count = 0
def owner():
    global count
    count += 1
    return b
owner().n *= 4
print(b.n, count)  # expect: 20 1
