import stackless

t = stackless.tasklet(stackless.schedule_remove)(None)
t.run()
print(t.cstate, t.nesting_level, t.restorable)  # expect: None 0 True
