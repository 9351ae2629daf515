def f(a):
    return {i: j for i, y in a for j in y if j}
