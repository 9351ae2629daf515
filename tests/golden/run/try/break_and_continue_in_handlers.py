import sys
out = []
for i in range(5):
    try:
        if i == 1: raise KeyError
        if i == 3: raise IndexError
    except KeyError:
        continue
    except IndexError:
        break
    out.append(i)
print(out, sys.exception())  # expect: [0, 2] None
