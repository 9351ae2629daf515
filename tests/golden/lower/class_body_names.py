class C:
    n = len
    for i in n:
        del n
