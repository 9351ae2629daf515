import stackless, sys
sys.setrecursionlimit(1000)
out = []
def down(n): return 0 if n == 0 else 1 + down(n - 1)
def f(n): out.append(down(n))
stackless.tasklet(f)(300)
stackless.run()
print(out)  # expect: [300]
