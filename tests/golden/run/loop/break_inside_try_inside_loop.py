for i in range(5):
    try:
        if i == 2: break
    except ValueError:
        pass
print(i)  # expect: 2
