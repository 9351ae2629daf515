for i in range(3):
    try:
        if i == 1: break
    finally:
        print('finally', i)
print('after', i)

# expect: finally 0
# expect: finally 1
# expect: after 1
