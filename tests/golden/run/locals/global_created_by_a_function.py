def f():
    global fresh
    fresh = 'made'
f()
print(fresh)  # expect: made
