log = []
def t(x):
    log.append(x)
    return x
d = {t('k'): t('v') for _ in range(1)}
print(log)  # expect: ['k', 'v']
