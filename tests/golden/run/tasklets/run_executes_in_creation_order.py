import stackless
def f(n): print(n)
stackless.tasklet(f)(1)  # expect: 1
stackless.tasklet(f)(2)  # expect: 2
stackless.tasklet(f)(3)  # expect: 3
stackless.run()
print('done')  # expect: done
