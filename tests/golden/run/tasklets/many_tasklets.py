import stackless
total = 0
def f(n):
    global total
    stackless.schedule()
    total += n
for i in range(100): stackless.tasklet(f)(i)
stackless.run()
print(total)  # expect: 4950
