import stackless
stackless.switch_trap(1)
def f(): pass
stackless.tasklet(f)()
try:
    stackless.schedule()
except RuntimeError as e:
    print(e)  # expect: switch_trap
stackless.switch_trap(-1)
stackless.run()
print('fine')  # expect: fine
