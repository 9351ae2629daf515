import stackless
try:
    stackless.tasklet()()
except (TypeError, RuntimeError) as e:
    print('refused')  # expect: refused
