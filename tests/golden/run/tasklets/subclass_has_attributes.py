import stackless
class T(stackless.tasklet):
    pass
out = []
t = T(out.append)
t.name = 'n'
t('ran')
stackless.run()
print(out, t.name, isinstance(t, stackless.tasklet))  # expect: ['ran'] n True
