def f(flag):
    if flag:
        x = 1
    return x
print(f(True))  # expect: 1
try:
    f(False)
except UnboundLocalError as e:
    print(type(e).__name__)  # expect: UnboundLocalError
