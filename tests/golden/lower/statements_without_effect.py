def f():
    pass
    1
    'text'
    global x
