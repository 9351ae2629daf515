def f(): return f()
import sys
sys.setrecursionlimit(200)
try:
    f()
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded
