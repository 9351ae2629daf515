log = []
def t(x, v):
    log.append(x)
    return v
r = t('then', 1) if t('test', True) else t('else', 2)
print(r, log)  # expect: 1 ['test', 'then']
