log = []
def d(name):
    log.append('eval ' + name)
    def wrap(f):
        log.append('apply ' + name)
        return f
    return wrap
@d('a')
@d('b')
def f(): pass
print(log)  # expect: ['eval a', 'eval b', 'apply b', 'apply a']
