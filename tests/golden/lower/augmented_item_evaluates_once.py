def f(o, i):
    o()[i()] += 1
