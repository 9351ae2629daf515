def f():
    try:
        g()
    except* ValueError as group:
        h(group)
