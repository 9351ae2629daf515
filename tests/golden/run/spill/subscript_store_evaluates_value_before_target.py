log = []
def t(x):
    log.append(x)
    return x
d = {}
d[t('key')] = t('value')
print(log)  # expect: ['value', 'key']
